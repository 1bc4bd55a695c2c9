"""Identifiers whose scheme the text or the field's name says, with their check digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from wikiextract.data_files import DataFile, read_data
from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import Doubt, FoundOrDoubt, FoundValue
from wikiextract.map.values.small import check_digits
from wikiextract.nodes import TypedValue

_PART = late_pattern(r"[^\s,;/][^,;]{0,60}?(?=\s*(?:[,;]|\s/\s|\Z))")
_MOST_PARTS = 20
_SEPARATORS = late_pattern(r"[\s\-‐‑–−]")


class _Scheme(NamedTuple):
    """How identifiers of a scheme are written, and how they are checked.

    `plain`: the value has no hyphens and spaces. A scheme that is not `certain` is read only where
    its name stands before the identifier, or is that of the field.
    """

    pattern: str
    check: Callable[[str], bool] | None = None
    plain: bool = False
    certain: bool = False


_DASH = r"[-‐‑–−\s]?"
_SCHEMES: Mapping[str, _Scheme] = {
    "isbn": _Scheme(
        rf"(?:97[89]{_DASH})?\d(?:{_DASH}\d){{8}}{_DASH}[\dXx]",
        check_digits.isbn_is_right,
        plain=True,
    ),
    "issn": _Scheme(r"\d{4}[-‐‑–−]\d{3}[\dXx]", check_digits.issn_is_right),
    "doi": _Scheme(r"10\.\d{4,9}/[^\s\"<>]{1,150}[^\s\"<>.,;)\]]", certain=True),
    "orcid": _Scheme(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", check_digits.orcid_is_right),
    "isni": _Scheme(
        r"\d{4}[-\s]?\d{4}[-\s]?\d{4}[-\s]?\d{3}[\dX]", check_digits.orcid_is_right, plain=True
    ),
    "cas": _Scheme(r"\d{2,7}-\d{2}-\d", check_digits.cas_is_right),
    "imo": _Scheme(r"\d{7}", check_digits.imo_is_right),
    "isin": _Scheme(r"[A-Z]{2}[A-Z0-9]{9}\d", check_digits.isin_is_right),
    "ean": _Scheme(r"\d{13}|\d{8}", check_digits.ean_is_right),
    "oclc": _Scheme(r"\d{1,12}"),
    "pmid": _Scheme(r"\d{1,9}"),
    "arxiv": _Scheme(r"\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,2})?"),
    "lccn": _Scheme(r"[a-z]{0,3}\d{8,10}|\d{2}-\d{1,8}"),
    "viaf": _Scheme(r"\d{2,22}"),
    "imdb": _Scheme(r"(?:tt|nm|co)\d{7,9}"),
    "wikidata": _Scheme(r"[QPL][1-9]\d{0,9}"),
    "iso-3166": _Scheme(r"[A-Z]{2}-[A-Z0-9]{1,3}|[A-Z]{2,3}"),
    "iso-639": _Scheme(r"[a-z]{2,3}"),
    "iso-639-1": _Scheme(r"[a-z]{2}"),
    "iso-639-2": _Scheme(r"[a-z]{3}"),
    "iso-639-3": _Scheme(r"[a-z]{3}"),
    "iso-639-5": _Scheme(r"[a-z]{3}"),
    "iso-4217": _Scheme(r"[A-Z]{3}"),
    "iso-15924": _Scheme(r"[A-Z][a-z]{3}"),
    "iata": _Scheme(r"[A-Z]{3}|[A-Z0-9]{2}"),
    "icao": _Scheme(r"[A-Z]{3,4}"),
}
# Codes of countries are of its first part, those of regions within them of its second.
_COUNTRIES = "iso-3166"
_REGION = late_pattern(r"[A-Z]{2}-[A-Z]{2,3}")
_SCHEMES_BY_LENGTH = tuple(sorted(_SCHEMES, key=len, reverse=True))


class IdentifierNames(DataFile, frozen=True):
    """``identifiers.json``: names of schemes as they stand before identifiers, and of fields.

    `written` stand in texts before the identifier, `fields` are names of parameters and labels,
    without spaces and signs, casefolded.
    """

    written: dict[str, tuple[str, ...]]
    fields: dict[str, tuple[str, ...]]


def find_identifiers(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the identifiers of a text, and those whose check digit is wrong as doubts."""
    scheme = context.scheme
    if scheme is None and context.expected == "identifier" and _REGION.fullmatch(text):
        scheme = _COUNTRIES
    found = list(_of_field(text, scheme)) if scheme is not None else []
    if found:
        yield from found
        return
    if not _hints().search(text):
        return
    for match in _written().finditer(text):
        group = match.lastgroup or ""
        scheme = group.removeprefix("_").replace("_", "-")
        yield _found(scheme, match[group], match.start(), match.end())


def scheme_of_field(name: str) -> str | None:
    """Return the scheme of identifiers that the name of a field says; None for none."""
    return _fields().get("".join(filter(str.isalnum, name)).casefold()) if name else None


def _of_field(text: str, scheme: str) -> Iterator[FoundOrDoubt]:
    """The identifiers of a field: those that check digits tell, or else all parts of it."""
    known = _SCHEMES[scheme]
    if known.check is not None:
        for match in re.finditer(rf"(?<!\w)(?:{known.pattern})(?!\w)", text):
            yield _found(scheme, match[0], *match.span())
        return
    parts = list(_PART.finditer(text))
    if len(parts) <= _MOST_PARTS and all(re.fullmatch(known.pattern, one[0]) for one in parts):
        for one in parts:
            yield _found(scheme, one[0], *one.span())


def _found(scheme: str, written: str, start: int, end: int) -> FoundOrDoubt:
    known = _SCHEMES[scheme]
    plain = _SEPARATORS.sub("", written)
    if known.check is not None and not known.check(plain):
        return Doubt(
            start, end, "identifier-not-valid", f"the check digit of {scheme} {written} is wrong"
        )
    value = plain.upper() if known.plain else written
    if scheme == _COUNTRIES:
        scheme = f"{scheme}-2" if "-" in written else f"{scheme}-1"
    typed = TypedValue(kind="identifier", text=written, scheme=scheme, value=value)
    return FoundValue(start, end, typed)


@cache
def identifier_signs() -> str:
    """Return a pattern of the names that stand before identifiers, and of those that need none."""
    names = {re.escape(name) for some in _names().written.values() for name in some}
    return "|".join((r"10\.\d{4}", *sorted(names)))


@cache
def _hints() -> re.Pattern[str]:
    return re.compile(identifier_signs())


@cache
def _written() -> re.Pattern[str]:
    """The pattern of identifiers behind the names of their schemes; the last group names it."""
    names = _names().written
    parts = []
    for scheme in _SCHEMES_BY_LENGTH:
        group, known = f"_{scheme.replace('-', '_')}", _SCHEMES[scheme]
        before = "|".join(map(re.escape, names.get(scheme, ())))
        if not before:
            continue
        named = rf"(?<!\w)(?:{before})(?:[-‐\s]?1[03])?[\s:#=]{{0,3}}"
        if known.certain:
            named = rf"(?:{named})?(?<![\w./])"
        parts.append(rf"{named}(?P<{group}>{known.pattern})(?![\w])")
    return re.compile("|".join(parts))


@cache
def _fields() -> Mapping[str, str]:
    return {name: scheme for scheme, names in _names().fields.items() for name in names}


@cache
def _names() -> IdentifierNames:
    return read_data("wikiextract.map.values.small", "identifiers", IdentifierNames)
