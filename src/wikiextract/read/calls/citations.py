"""Citation templates: calls whose parameters describe a source, in any language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from wikiextract.data_files import DataFile, read_data
from wikiextract.kept import kept
from wikiextract.nodes import Citation, TemplateCall, named_values
from wikiextract.read.calls.plain_fields import plain_field, without_quotes

_NUMBER = re.compile(r"[ _-]?\d{1,2}(?=[ _-]|\Z)")
_ADDRESS = re.compile(r"(?:https?:|ftp:)?//\S+", re.I)
_ADDRESSES = frozenset(["url", "archive_url"])
# Attributes that a source has beside its title or address.
_SUPPORTING = frozenset(
    [
        "author",
        "last",
        "date",
        "publisher",
        "container",
        "access_date",
        "pages",
        "language",
        "archive_url",
        "volume",
        "identifier",
    ]
)


class CitationParameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of parameters by the attribute of `Citation` that they fill."""

    title: frozenset[str]
    url: frozenset[str]
    author: frozenset[str]
    last: frozenset[str]
    first: frozenset[str]
    editor: frozenset[str]
    date: frozenset[str]
    publisher: frozenset[str]
    container: frozenset[str]
    volume: frozenset[str]
    issue: frozenset[str]
    pages: frozenset[str]
    archive_url: frozenset[str]
    access_date: frozenset[str]
    language: frozenset[str]
    place: frozenset[str]
    edition: frozenset[str]


class CitationWords(DataFile, frozen=True):
    """``data/citations.json``: words of citation templates; `identifiers` are schemes by name."""

    kinds: tuple[str, ...]
    parameters: CitationParameters
    identifiers: Mapping[str, str]


@cache
def _words() -> CitationWords:
    return read_data("wikiextract.read.calls", "citations", CitationWords)


@cache
def _attributes() -> Mapping[str, tuple[str, str]]:
    """(attribute of `Citation`, identifier's name) by the names in lower case that fill it."""
    known = _words()
    found = {name: ("identifier", scheme) for name, scheme in known.identifiers.items()}
    for attribute in reversed(CitationParameters.__struct_fields__):
        found |= dict.fromkeys(getattr(known.parameters, attribute), (attribute, ""))
    return found


@kept(10_000)
def _numbered(name: str) -> tuple[str, str] | None:
    """The same for a name with numbers in it."""
    return _attributes().get(_NUMBER.sub("", name))


def citation_of(call: TemplateCall) -> Citation | None:
    """The source that a call describes; None when it describes none.

    It has a title or address under a name that citation templates use, and something else that
    only sources have.
    """
    found: dict[str, list[str]] = {}
    identifiers: dict[str, str] = {}
    attributes = _attributes()
    for parameter in call.parameters:
        if parameter.positional:
            continue
        lowered = parameter.name.lower()
        attribute = attributes.get(lowered) or _numbered(lowered)
        if attribute is None:
            continue
        shown = parameter.value.text or plain_field(parameter.raw)
        text = without_quotes(shown) if shown else None
        if not text:
            continue
        if attribute[0] == "identifier":
            identifiers.setdefault(attribute[1], text)
        address = _ADDRESS.search(text) if attribute[0] in _ADDRESSES else None
        if attribute[0] == "archive_url" and address is None:
            continue  # when and by whom it was archived
        found.setdefault(attribute[0], []).append(address[0] if address is not None else text)
    if "title" not in found and "url" not in found:
        return None
    if _SUPPORTING.isdisjoint(found) and not ("title" in found and "url" in found):
        return None
    if not ("url" in found or identifiers or "access_date" in found):
        # Without an address or identifier it must look like a book or article through and through.
        known = sum(len(values) for values in found.values())
        named = sum(parameter.positional is not True for parameter in call.parameters)
        if len(found) < 3 or known * 2 < named:
            return None
    return _citation(call, found, identifiers)


def _citation(
    call: TemplateCall, found: dict[str, list[str]], identifiers: dict[str, str]
) -> Citation:
    first = {attribute: values[0] for attribute, values in found.items()}.get
    lowered = call.name.lower()
    return Citation(
        template=call.name,
        kind=next((kind for kind in _words().kinds if kind in lowered), None),
        title=first("title"),
        container=first("container"),
        authors=_people(found),
        editors=tuple(found.get("editor", ())),
        date=first("date"),
        publisher=first("publisher"),
        place=first("place"),
        edition=first("edition"),
        volume=first("volume"),
        issue=first("issue"),
        pages=first("pages"),
        url=first("url"),
        archive_url=first("archive_url"),
        access_date=first("access_date"),
        language=first("language"),
        identifiers=named_values(identifiers),
    )


def _people(found: dict[str, list[str]]) -> tuple[str, ...]:
    """Authors as written; last and first names are put together."""
    people = list(found.get("author", ()))
    firsts = found.get("first", [])
    for index, last in enumerate(found.get("last", ())):
        people.append(f"{last}, {firsts[index]}" if index < len(firsts) else last)
    return tuple(people)
