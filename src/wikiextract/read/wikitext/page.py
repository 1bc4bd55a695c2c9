"""The source view: what the editor wrote, read from raw wikitext without any of the wiki's pages.

read_source(wikitext, site=Site.bundled("enwiki"), title="Berlin")
"""

from __future__ import annotations

from collections.abc import Iterator

from wikiextract.nodes import EVERYTHING, Diagnostic, Document, Parts, Span
from wikiextract.read.wikitext.calls.handler import CallHandler
from wikiextract.read.wikitext.draft import SourceDraft
from wikiextract.read.wikitext.places import Places
from wikiextract.read.wikitext.reading import Reading, begin_reading
from wikiextract.read.wikitext.recipe import readers_of
from wikiextract.site import Site


def read_source(
    wikitext: str,
    *,
    site: Site,
    title: str | None = None,
    handler: CallHandler | None = None,
    parts: Parts = EVERYTHING,
) -> Document:
    """Return the document that `wikitext`, the page `title` of the wiki `site`, holds by itself.

    `handler` is asked first what a call of a template shows. What is not among `parts` may be
    missing, or not be what it is where it is asked for; calls are always there, with their names
    and places.
    """
    reading = begin_reading(wikitext, site, site.title(title) if title else None, handler)
    draft = SourceDraft(reading, parts)
    for read in readers_of(draft):
        read(draft)
    facts = draft.facts
    return Document(
        view="source",
        title=title,
        display_title=facts.display_title,
        redirect_to=facts.redirect_to,
        redirect_anchor=facts.redirect_anchor,
        disambiguation=facts.disambiguation,
        short_description=facts.short_description,
        coordinates=facts.coordinates,
        infoboxes=draft.infoboxes,
        sections=draft.sections,
        navboxes=draft.navboxes,
        categories=draft.categories,
        references=draft.references,
        notices=draft.notices,
        language_links=draft.language_links,
        external_links=draft.external_links,
        stored_facts=draft.stored_facts,
        templates=tuple(reading.calls[index] for index in range(len(reading.calls))),
        diagnostics=_diagnostics(draft),
    )


def _diagnostics(draft: SourceDraft) -> tuple[Diagnostic, ...]:
    """Return the problems in document order, without calls that turned out to be boxes.

    A call that stands by itself in text that was passed over may be one.
    """
    boxes = {box.name for box in draft.infoboxes} | {box.name for box in draft.navboxes}
    boxes |= {inner.name for box in draft.infoboxes for inner in box.groups}
    aside = set() if draft.ends_known else set(_passed_over(draft.reading))
    kept = [
        one
        for one in draft.reading.log.entries()
        if one.code != "call-not-shown"
        or one.where is None
        or (one.where.template not in boxes and one.where.span not in aside)
    ]
    return tuple(sorted(kept, key=_place))


def _passed_over(reading: Reading) -> Iterator[Span]:
    """Yield the places of calls behind the lead that stand in no other call and in no note."""
    start = reading.lead_end or 0
    notes = Places(span for note in reading.notes for span in note.content)
    for call in reading.constructs.calls:
        if call.start >= start and call.parent is None and not notes.hold(call):
            yield call.start, call.end


def _place(diagnostic: Diagnostic) -> int:
    span = diagnostic.where.span if diagnostic.where is not None else None
    return span[0] if span is not None else 0
