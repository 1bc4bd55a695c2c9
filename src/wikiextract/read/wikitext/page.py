"""The source view: what the editor wrote, read from raw wikitext without any of the wiki's pages.

read_source(wikitext, site=Site.bundled("enwiki"), title="Berlin")
"""

from __future__ import annotations

from wikiextract.nodes import Diagnostic, Document, Infobox, Navbox
from wikiextract.read.wikitext.calls.handler import CallHandler
from wikiextract.read.wikitext.draft import SourceDraft
from wikiextract.read.wikitext.reading import Reading, begin_reading
from wikiextract.read.wikitext.recipe import SOURCE
from wikiextract.site import Site


def read_source(
    wikitext: str, *, site: Site, title: str | None = None, handler: CallHandler | None = None
) -> Document:
    """Return the document that `wikitext`, the page `title` of the wiki `site`, holds by itself.

    `handler` is asked first what a call of a template shows.
    """
    reading = begin_reading(wikitext, site, site.title(title) if title else None, handler)
    draft = SourceDraft(reading)
    for read in SOURCE:
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
        diagnostics=_diagnostics(reading, draft.infoboxes, draft.navboxes),
    )


def _diagnostics(
    reading: Reading, infoboxes: tuple[Infobox, ...], navboxes: tuple[Navbox, ...]
) -> tuple[Diagnostic, ...]:
    """Return the problems in document order, without calls that turned out to be boxes."""
    boxes = {box.name for box in infoboxes} | {box.name for box in navboxes}
    boxes |= {inner.name for box in infoboxes for inner in box.groups}
    kept = [
        one
        for one in reading.log.entries()
        if one.code != "call-not-shown" or one.where is None or one.where.template not in boxes
    ]
    return tuple(sorted(kept, key=_place))


def _place(diagnostic: Diagnostic) -> int:
    span = diagnostic.where.span if diagnostic.where is not None else None
    return span[0] if span is not None else 0
