"""Citations: their fields from COinS data and from the markup around it.

COinS (https://en.wikipedia.org/wiki/COinS) is an OpenURL query in the ``title`` of an empty
``span.Z3988``; citation templates of many wikis give it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, unquote

from msgspec.structs import replace

from wikiextract.kept import kept
from wikiextract.nodes import Citation, named_values
from wikiextract.read.calls.citations import citation_of
from wikiextract.read.calls.plain_fields import plain_field, without_quotes
from wikiextract.read.html.data_files import citation_marks, identifier_addresses
from wikiextract.read.html.facts.templates import calls_noted
from wikiextract.read.html.values.inline import collect

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

NOTED_CALL = "mw:Transclusion"
_MAX_FIELDS = 200
_SAME = 20
_QUOTES = " \"'«»„“”‘’「」『』《》"
_ISBN = re.compile(r"ISBN\W{0,3}((?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9Xx])\b")


def read_citation(
    element: _Element, context: ReadContext, *, with_calls: bool = True
) -> Citation | None:
    """The first citation that a note shows, None when its markup names none.

    COinS says more surely than the template call which value is what, both more than the markup,
    which is only asked for what they leave open. Without `with_calls` no element of the page says
    which call gave it (`NOTED_CALL`).
    """
    parts = _parts_of(element)
    cite = parts.cite
    coins = _coins(parts.coins) if parts.coins else None
    called = _called(element) if with_calls else None
    if cite is None and coins is None and called is None:
        return None
    stated = _from_coins(coins) if coins else Citation()
    kind = _kind(cite) if cite is not None else None
    if kind is not None:
        stated = replace(stated, kind=kind)
    if called is not None and _same_work(stated, called):
        stated = _completed(stated, called)
    addresses = _addresses(cite if cite is not None else element)
    archive = next((url for url in addresses if _is_archive(url)), None)
    shown = Citation(
        url=next((url for url in addresses if url != archive), None),
        archive_url=archive,
        access_date=_access_date(parts.access_date, context) if not stated.access_date else None,
    )
    if cite is not None:
        shown = replace(
            shown,
            title=_title(cite, context) if not stated.title else None,
            date=_date(cite) if not stated.date else None,
            identifiers=named_values(_identifiers(cite)) if not stated.identifiers else (),
        )
    citation = _completed(stated, shown)
    return citation if citation != Citation() else None


class _Roles(NamedTuple):
    """What a class says of an element: it describes a source, holds COinS, a date of access."""

    source: bool
    coins: bool
    access_date: bool


_NO_ROLES = _Roles(source=False, coins=False, access_date=False)


@kept(4_096)
def _roles_of(classes: str) -> _Roles:
    names, marks = classes.split(), citation_marks()
    found = _Roles(
        source=not marks.source.isdisjoint(names),
        coins="Z3988" in names,
        access_date=not marks.access_date.isdisjoint(names),
    )
    return found if any(found) else _NO_ROLES


class _CitationParts(NamedTuple):
    """The first elements of a note that say something of its source, and COinS data."""

    cite: _Element | None
    coins: str | None
    access_date: _Element | None


def _parts_of(element: _Element) -> _CitationParts:
    source: _Element | None = None
    cite: _Element | None = None
    coins: str | None = None
    access_date: _Element | None = None
    for inner in element.iter("cite", "span"):
        is_span = inner.tag == "span"
        if cite is None and not is_span:
            cite = inner
        classes = inner.get("class")
        roles = _roles_of(classes) if classes else _NO_ROLES
        if roles is _NO_ROLES:
            continue
        if source is None and roles.source:
            source = inner
        if is_span and roles.coins and not coins:
            coins = inner.get("title")
        if is_span and roles.access_date and access_date is None:
            access_date = inner
    return _CitationParts(source if source is not None else cite, coins, access_date)


def _completed(first: Citation, second: Citation) -> Citation:
    """`first`, with what only `second` says."""
    names = (name for name in Citation.__struct_fields__ if not getattr(first, name))
    return replace(first, **{name: getattr(second, name) for name in names})


def _same_work(one: Citation, other: Citation) -> bool:
    """Return True if two descriptions in one note can be of the same work, by their titles."""
    titles = [re.sub(r"\W", "", title or "").lower()[:_SAME] for title in (one.title, other.title)]
    return not all(titles) or titles[0] == titles[1]


def _called(element: _Element) -> Citation | None:
    """Return what Parsoid notes of the first template call in a note that describes a source."""
    for inner in element.iter():
        if NOTED_CALL in (inner.get("typeof") or ""):
            for call in calls_noted(inner.get("data-mw") or ""):
                citation = citation_of(call)
                if citation is not None:
                    return citation
    return None


def _coins(query: str) -> Mapping[str, list[str]] | None:
    try:
        return parse_qs(query, max_num_fields=_MAX_FIELDS)
    except ValueError:
        return None


def _from_coins(fields: Mapping[str, list[str]]) -> Citation:
    def first(*names: str) -> str | None:
        for name in names:
            for value in fields.get(name, ()):
                shown = _field(value)
                if shown:
                    return shown
        return None

    part, book, journal = first("rft.atitle"), first("rft.btitle", "rft.title"), first("rft.jtitle")
    genre = first("rft.genre", "rft.type")
    identifiers: dict[str, str] = {}
    url = None
    for identifier in (*fields.get("rft_id", ()), *fields.get("rft.identifier", ())):
        scheme, _, value = identifier.removeprefix("info:").partition("/")
        if identifier.startswith("info:") and value:
            identifiers.setdefault(scheme, value)
        elif identifier.startswith(("http://", "https://", "//", "ftp://")):
            url = url or identifier
    for name in ("isbn", "issn", "eissn"):
        value = first(f"rft.{name}") or ""
        if value:
            identifiers.setdefault(name, value)
    return Citation(
        kind=None if genre == "unknown" else genre,
        title=part or book or journal,
        container=journal or book if part else None,
        authors=_authors(fields),
        date=first("rft.date"),
        publisher=first("rft.pub", "rft.publisher", "rft.inst"),
        place=first("rft.place"),
        edition=first("rft.edition"),
        volume=first("rft.volume"),
        issue=first("rft.issue"),
        pages=first("rft.pages", "rft.spage"),
        url=url,
        language=first("rft.language"),
        identifiers=named_values(identifiers),
    )


def _authors(fields: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The authors: the first one in parts, all (or the others) whole."""
    last = _field(fields.get("rft.aulast", [""])[0])
    given = _field(fields.get("rft.aufirst", [""])[0])
    authors = [", ".join(part for part in (last, given) if part)] if last else []
    known = {_words(author) for author in authors}
    for author in (*fields.get("rft.au", ()), *fields.get("rft.creator", ())):
        name = _field(author)
        if name and _words(name) not in known:
            known.add(_words(name))
            authors.append(name)
    return tuple(authors)


def _field(value: str) -> str:
    """Return a field of COinS data as plain text; wikitext that shows more stays."""
    return without_quotes(plain_field(value) or " ".join(value.split()))


def _words(name: str) -> frozenset[str]:
    return frozenset(name.replace(",", " ").split())


def _addresses(element: _Element) -> list[str]:
    """The external addresses in a citation, in their order."""
    return [
        href
        for href in (anchor.get("href") or "" for anchor in element.iter("a"))
        if href.startswith(("http://", "https://"))
    ]


def _is_archive(url: str) -> bool:
    """Return True if an address holds another one, as those of web archives do."""
    path = url.partition("://")[2].partition("?")[0]
    return "http:/" in path or "https:/" in path


def _title(cite: _Element, context: ReadContext) -> str | None:
    """The title where only the markup tells: an inner ``cite``, a link, what is in italics."""
    inner = next((part for part in cite.iter("cite") if part is not cite), None)
    if inner is None:
        inner = next(filter(_leads_to_work, cite.iter("a")), None)
    if inner is None:
        inner = next((part for part in cite.iter("i", "em", "span") if _is_italic(part)), None)
    text = collect(inner, context, flat=True).text() if inner is not None else ""
    return text.strip(_QUOTES) or None


def _leads_to_work(anchor: _Element) -> bool:
    """Return True if a link is to the work itself, not to one of its identifiers."""
    if "external" not in (anchor.get("class") or ""):
        return False
    href = unquote(anchor.get("href") or "")
    return not any(address.search(href) for _, address in identifier_addresses())


def _is_italic(part: _Element) -> bool:
    return part.tag != "span" or "italic" in (part.get("style") or "")


def _date(cite: _Element) -> str | None:
    """When the source appeared, where the markup says so for machines, and not in an aside."""
    for time in cite.iter("time"):
        if next(time.iterancestors("small"), None) is None:
            return time.get("datetime") or None
    return None


def _identifiers(cite: _Element) -> dict[str, str]:
    """Identifiers by the addresses that resolve them; a book's number by the word before it."""
    found: dict[str, str] = {}
    isbn = _ISBN.search("".join(cite.itertext()))
    if isbn is not None:
        found["isbn"] = isbn[1]
    for anchor in cite.iter("a"):
        href = unquote(anchor.get("href") or "")
        for name, address in identifier_addresses():
            match = address.search(href)
            if match:
                found.setdefault(name, match[1])
    return found


def _kind(cite: _Element) -> str | None:
    no_kind = citation_marks().no_kind
    names = [name for name in (cite.get("class") or "").split() if name not in no_kind]
    return names[0].lower() if names and "citation" in (cite.get("class") or "") else None


def _access_date(span: _Element | None, context: ReadContext) -> str | None:
    """When the source was looked at, without the words around the date."""
    if span is None:
        return None
    date = span.find("span")
    if date is None:
        return collect(span, context, flat=True).text().strip(" .,;()") or None
    text = collect(date, context, flat=True).text() + (date.tail or "")
    return " ".join(text.split()).strip(" .,;()") or None
