"""Citations: their fields from COinS data and from the markup around it.

COinS (https://en.wikipedia.org/wiki/COinS) is an OpenURL query in the ``title`` of an empty
``span.Z3988``; citation templates of many wikis give it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from wikiextract.nodes import Citation
from wikiextract.read.inline import collect

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.context import ReadContext

_MAX_FIELDS = 200
_QUOTES = " \"'«»„“”‘’「」『』《》"
# Class names of ``cite`` elements that say nothing about the kind of work.
_NO_KIND = frozenset(["citation", "cs1", "cs2", "ouvrage", "wikicite", "inline", "free"])


def read_citation(element: _Element, context: ReadContext) -> Citation | None:
    """The first citation that a note shows, None when its markup names none."""
    cite = _cite_element(element)
    coins = _coins(element)
    if cite is None and coins is None:
        return None
    addresses = _addresses(cite if cite is not None else element)
    archive = next((url for url in addresses if _is_archive(url)), None)
    stated = _from_coins(coins) if coins else Citation()
    url = stated.url or next((url for url in addresses if url != archive), None)
    title = stated.title or (_title(cite, context) if cite is not None else None)
    kind = _kind(cite) if cite is not None else None
    citation = Citation(
        kind=kind or stated.kind,
        title=title,
        container=stated.container,
        authors=stated.authors,
        date=stated.date,
        publisher=stated.publisher,
        place=stated.place,
        edition=stated.edition,
        volume=stated.volume,
        issue=stated.issue,
        pages=stated.pages,
        url=url,
        archive_url=archive,
        access_date=_access_date(element, context),
        language=stated.language,
        identifiers=stated.identifiers,
    )
    return citation if citation != Citation() else None


def _cite_element(element: _Element) -> _Element | None:
    for inner in element.iter("cite", "span"):
        names = (inner.get("class") or "").split()
        if "citation" in names or "ouvrage" in names:
            return inner
    return next(element.iter("cite"), None)


def _coins(element: _Element) -> Mapping[str, list[str]] | None:
    for span in element.iter("span"):
        if "Z3988" in (span.get("class") or "").split():
            title = span.get("title")
            if title:
                try:
                    return parse_qs(title, max_num_fields=_MAX_FIELDS)
                except ValueError:
                    return None
    return None


def _from_coins(fields: Mapping[str, list[str]]) -> Citation:
    def first(*names: str) -> str | None:
        for name in names:
            for value in fields.get(name, ()):
                folded = " ".join(value.split())
                if folded:
                    return folded
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
        identifiers=identifiers,
    )


def _authors(fields: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The authors: the first one in parts, all (or the others) whole."""
    last = fields.get("rft.aulast", [""])[0].strip()
    given = fields.get("rft.aufirst", [""])[0].strip()
    authors = [", ".join(part for part in (last, given) if part)] if last else []
    known = {_words(author) for author in authors}
    for author in (*fields.get("rft.au", ()), *fields.get("rft.creator", ())):
        name = " ".join(author.split())
        if name and _words(name) not in known:
            known.add(_words(name))
            authors.append(name)
    return tuple(authors)


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
    """Whether an address holds another one, as those of web archives do."""
    path = url.partition("://")[2].partition("?")[0]
    return "http:/" in path or "https:/" in path


def _title(cite: _Element, context: ReadContext) -> str | None:
    """The work's title where only the markup tells: an inner ``cite``, or the linked text."""
    inner = next((part for part in cite.iter("cite") if part is not cite), None)
    if inner is None:
        inner = next((a for a in cite.iter("a") if "external" in (a.get("class") or "")), None)
    text = collect(inner, context, flat=True).text() if inner is not None else ""
    return text.strip(_QUOTES) or None


def _kind(cite: _Element) -> str | None:
    names = [name for name in (cite.get("class") or "").split() if name not in _NO_KIND]
    return names[0].lower() if names and "citation" in (cite.get("class") or "") else None


def _access_date(element: _Element, context: ReadContext) -> str | None:
    """When the source was looked at, without the words around the date."""
    for span in element.iter("span"):
        if "reference-accessdate" not in (span.get("class") or "").split():
            continue
        date = span.find("span")
        if date is None:
            return collect(span, context, flat=True).text().strip(" .,;()") or None
        text = collect(date, context, flat=True).text() + (date.tail or "")
        return " ".join(text.split()).strip(" .,;()") or None
    return None
