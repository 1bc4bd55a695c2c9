"""The joins, each a step of its own: what the reader sees, with what the editor wrote."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from wikiextract.expand.expander import Expansion
from wikiextract.nodes import JOINED, LEAD, Document, LanguageLink, Parts, Span, StoredFact
from wikiextract.read.joined.category_sources import with_sources
from wikiextract.read.joined.noted_calls import NotedCalls
from wikiextract.read.joined.same_blocks import with_spans
from wikiextract.read.joined.same_references import with_written
from wikiextract.read.joined.written_boxes import (
    with_written_boxes,
    with_written_calls,
    with_written_tables,
)
from wikiextract.read.parameters.field_spans import with_field_spans

_WRITTEN = frozenset(
    [
        "coordinates",
        "infoboxes",
        "sections",
        "categories",
        "references",
        "language_links",
        "templates",
        "stored_facts",
    ]
)
_OF_CALLS = (LEAD, "infoboxes", "sections", "navboxes", "notices", "references")


def source_parts(parts: Parts) -> Parts:
    """Return the parts of a page's wikitext that tell of these parts of what its reader sees."""
    written = Parts(parts.names & _WRITTEN).plus(JOINED)
    return written.plus("templates") if parts.has_any(_OF_CALLS) else written


def join_rendered(
    document: Document, source: Document, expansion: Expansion, noted: NotedCalls
) -> Document:
    """A page that was rendered here, with what its wikitext (`source`) and `expansion` tell.

    The boxes of `document` have the parameters of their fields already (`read/parameters/`).
    """
    categories = with_sources(document.categories, source.categories, expansion, noted.calls)
    stored = _with_places(document.stored_facts, source.stored_facts)
    return _joined(replace(document, categories=categories, stored_facts=stored), source)


def join_given(document: Document, source: Document) -> Document:
    """A page whose HTML was given, with what its wikitext (`source`) tells; no template is known.

    Boxes and categories are told by what they say, or by Parsoid's notes in the HTML.
    """
    written = {category.name: category for category in source.categories}
    categories = tuple(
        replace(
            category,
            source="page",
            sort_key=category.sort_key or written[category.name].sort_key,
            span=written[category.name].span,
        )
        if category.name in written
        else category
        for category in document.categories
    )
    boxes = with_written_boxes(document.infoboxes, source.templates)
    navboxes, notices = with_written_calls(document.navboxes, document.notices, source.templates)
    joined = replace(
        document,
        infoboxes=boxes,
        navboxes=navboxes,
        notices=notices,
        categories=categories,
        stored_facts=source.stored_facts,
    )
    return _joined(joined, source)


def _joined(document: Document, source: Document) -> Document:
    """Return the document with the parts that both joins tell alike."""
    return replace(
        document,
        title=document.title or source.title,
        redirect_to=source.redirect_to or document.redirect_to,
        redirect_anchor=source.redirect_anchor or document.redirect_anchor,
        coordinates=document.coordinates or source.coordinates,
        infoboxes=with_written_tables(
            with_field_spans(document.infoboxes, source.templates), source.infoboxes
        ),
        sections=with_spans(document.sections, source.sections),
        references=with_written(document.references, source.references),
        language_links=_language_links(document.language_links, source.language_links),
        templates=source.templates,
    )


def _with_places(
    stored: Sequence[StoredFact] | None, written: Sequence[StoredFact] | None
) -> tuple[StoredFact, ...] | None:
    """Return what a page stores, with the places of what its own wikitext states so, each once."""
    places: dict[object, list[Span | None]] = {}
    for fact in reversed(written or ()):
        places.setdefault(_stated(fact), []).append(fact.span)
    found = []
    for fact in stored or ():
        left = places.get(_stated(fact))
        found.append(replace(fact, span=left.pop()) if left else fact)
    return tuple(found) or None


def _stated(fact: StoredFact) -> object:
    of = fact.table, fact.subobject, fact.row is None
    return fact.system, of, fact.property, fact.value.text


def _language_links(
    links: Sequence[LanguageLink], written: Sequence[LanguageLink]
) -> tuple[LanguageLink, ...]:
    spans = {(link.language, link.title): link.span for link in written}
    return tuple(replace(link, span=spans.get((link.language, link.title))) for link in links)
