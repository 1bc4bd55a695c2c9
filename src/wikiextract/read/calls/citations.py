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
# Attributes of which there may be several.
_PEOPLE = frozenset(["author", "last", "first", "editor"])
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
    found: dict[str, str] = {}
    people: dict[str, list[str]] = {}
    identifiers: dict[str, str] = {}
    known = 0
    attributes = _attributes()
    for parameter in call.parameters:
        if parameter.positional:
            continue
        lowered = parameter.name.lower()
        attribute = attributes.get(lowered) or _numbered(lowered)
        if attribute is None:
            continue
        name, scheme = attribute
        text = parameter.value.text or plain_field(parameter.raw)
        text = without_quotes(text) if text else None
        if not text:
            continue
        if name in _ADDRESSES:
            address = _ADDRESS.search(text)
            if address is not None:
                text = address[0]
            elif name == "archive_url":
                continue  # when and by whom it was archived
        elif scheme:
            identifiers.setdefault(scheme, text)
        elif name in _PEOPLE:
            people.setdefault(name, []).append(text)
        known += 1
        found.setdefault(name, text)
    if "title" not in found and "url" not in found:
        return None
    if _SUPPORTING.isdisjoint(found) and not ("title" in found and "url" in found):
        return None
    if not ("url" in found or identifiers or "access_date" in found):
        # Without an address or identifier it must look like a book or article through and through.
        named = sum(parameter.positional is not True for parameter in call.parameters)
        if len(found) < 3 or known * 2 < named:
            return None
    return _citation(call, found, people, identifiers)


def _citation(
    call: TemplateCall,
    found: dict[str, str],
    people: dict[str, list[str]],
    identifiers: dict[str, str],
) -> Citation:
    first = found.get
    return Citation(
        template=call.name,
        kind=_kind(call.name),
        title=first("title"),
        container=first("container"),
        authors=_authors(people),
        editors=tuple(people.get("editor", ())),
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


@kept(1000)
def _kind(name: str) -> str | None:
    """Return the kind of source that a template's name says."""
    lowered = name.lower()
    return next((kind for kind in _words().kinds if kind in lowered), None)


def _authors(people: dict[str, list[str]]) -> tuple[str, ...]:
    """Authors as written; last and first names are put together."""
    authors = list(people.get("author", ()))
    firsts = people.get("first", [])
    for index, last in enumerate(people.get("last", ())):
        authors.append(f"{last}, {firsts[index]}" if index < len(firsts) else last)
    return tuple(authors)
