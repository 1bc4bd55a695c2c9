"""The source view: what the editor wrote, read from raw wikitext without any of the wiki's pages.

read_source(wikitext, site=Site.bundled("enwiki"), title="Berlin")
"""

from __future__ import annotations

from wikiextract.nodes import Diagnostic, Document, ExternalLink, Infobox, Navbox
from wikiextract.read.wikitext.blocks.flow import read_flow
from wikiextract.read.wikitext.blocks.sections import read_sections
from wikiextract.read.wikitext.boxes.claims import without_blocks
from wikiextract.read.wikitext.boxes.infobox import read_infoboxes
from wikiextract.read.wikitext.boxes.notices import read_notices
from wikiextract.read.wikitext.boxes.page_end import read_page_end
from wikiextract.read.wikitext.calls.calls import read_calls
from wikiextract.read.wikitext.page_facts import read_page_facts, redirect_end
from wikiextract.read.wikitext.reading import Reading, begin_reading
from wikiextract.read.wikitext.references import number_references, read_references
from wikiextract.read.wikitext.text.links import read_categories, read_language_links
from wikiextract.site import Site


def read_source(wikitext: str, *, site: Site, title: str | None = None) -> Document:
    """The document that `wikitext`, the page `title` of the wiki `site`, holds by itself."""
    reading = begin_reading(wikitext, site, site.title(title) if title else None)
    number_references(reading)
    read_calls(reading)
    items = read_flow(reading, redirect_end(reading), len(reading.text), headings=True)
    sections = read_sections(reading, items)
    references = read_references(reading)
    infoboxes, claimed = read_infoboxes(reading, sections)
    facts = read_page_facts(reading, sections, claimed)
    claimed |= facts.claimed
    navboxes, stubs, ending = read_page_end(reading, sections, claimed)
    notices, noticed = read_notices(reading, sections, claimed | ending)
    return Document(
        view="source",
        title=title,
        display_title=facts.display_title,
        redirect_to=facts.redirect_to,
        redirect_anchor=facts.redirect_anchor,
        disambiguation=facts.disambiguation,
        short_description=facts.short_description,
        coordinates=facts.coordinates,
        infoboxes=infoboxes,
        sections=without_blocks(sections, claimed | noticed | ending),
        navboxes=navboxes,
        categories=read_categories(reading, facts.sort_key),
        references=references,
        notices=(*notices, *stubs),
        language_links=read_language_links(reading),
        external_links=_external_links(reading),
        templates=tuple(reading.calls[index] for index in range(len(reading.calls))),
        diagnostics=_diagnostics(reading, infoboxes, navboxes),
    )


def _diagnostics(
    reading: Reading, infoboxes: tuple[Infobox, ...], navboxes: tuple[Navbox, ...]
) -> tuple[Diagnostic, ...]:
    """What was met, in document order, without calls that turned out to be boxes."""
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


def _external_links(reading: Reading) -> tuple[ExternalLink, ...]:
    """The distinct addresses that the page links to, in document order."""
    ordered = sorted(reading.urls.items(), key=lambda item: item[1][0])
    return tuple(ExternalLink(url=url, text=text) for url, (_, text) in ordered)
