"""The reader of rendered pages: HTML in, a `Document` out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.nodes import Document, Infobox, Navbox, Notice, Reference, Section
from wikiextract.read.html.blocks.sections import read_sections
from wikiextract.read.html.boxes.infobox import read_infoboxes
from wikiextract.read.html.boxes.navbox import read_navboxes
from wikiextract.read.html.boxes.notices import read_notices
from wikiextract.read.html.boxes.recognise import PageBoxes
from wikiextract.read.html.context import ReadContext
from wikiextract.read.html.facts.categories import read_categories
from wikiextract.read.html.facts.external_links import read_external_links
from wikiextract.read.html.facts.language_links import read_language_links
from wikiextract.read.html.facts.metadata import read_metadata
from wikiextract.read.html.facts.templates import read_templates
from wikiextract.read.html.facts.wiki import find_site, make_link_reader
from wikiextract.read.html.references.references import read_references
from wikiextract.read.html.tree.parse import parse, prepare
from wikiextract.read.html.values.missing_pictures import settle_missing_pictures

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.site import Site
    from wikiextract.sources.page import Page


def read_html(
    source: bytes | str | _Element, *, site: Site | None = None, page: Page | None = None
) -> Document:
    """Read a rendered page: saved in a browser, printed by MediaWiki's parser, or Parsoid's.

    `source` is HTML (bytes of any encoding, or text) or the root of a tree, which is used up: the
    readers take it apart. `site` is the page's wiki (found from the HTML when it says), `page` what
    is known of the page beside its HTML. Bad HTML raises nothing; what was wrong or not understood
    is in the document's `diagnostics`.
    """
    title = page.title if page else None
    context = ReadContext(site=site, title=title, log=DiagnosticLog(title))
    root = parse(source, context)
    return read_root(root, context, site or find_site(root))


def read_root(root: _Element, context: ReadContext, site: Site | None) -> Document:
    """Read a bounded tree, which is used up; see `read_html`. `site` is the page's wiki."""
    links = make_link_reader(root, site, context.title)
    context = replace(context, site=site, title=links.title, links=links)
    context.log.title = links.title
    content = prepare(root, context)

    # What is stated of the page as a whole needs the whole tree: category links and template notes
    # stand inside what later readers detach. These detach nothing.
    categories = read_categories(root, context)
    language_links = read_language_links(root)
    templates = read_templates(root)
    # Metadata looks into boxes, and detaches what is no content: the short description, coordinates
    # of the title, page status indicators.
    external_links = read_external_links(content, context)
    metadata = read_metadata(root, content, context)
    parts = read_parts(content, context)

    return Document(
        view="html",
        title=metadata.title or context.title,
        display_title=metadata.display_title,
        page_id=metadata.page_id,
        namespace=metadata.namespace,
        language=metadata.language or (site.language if site else None),
        site=metadata.site or (site.dbname if site else None),
        url=metadata.url,
        revision_id=metadata.revision_id,
        timestamp=metadata.timestamp,
        wikidata_id=metadata.wikidata_id,
        redirect_to=metadata.redirect_to,
        redirect_anchor=metadata.redirect_anchor,
        disambiguation=metadata.disambiguation,
        short_description=metadata.short_description,
        coordinates=metadata.coordinates,
        infoboxes=parts.infoboxes,
        sections=parts.sections,
        navboxes=parts.navboxes,
        categories=categories,
        references=parts.references,
        notices=parts.notices,
        language_links=language_links,
        external_links=external_links,
        templates=templates,
        diagnostics=context.log.entries(),
    )


class ContentParts(NamedTuple):
    """The article itself; each attribute is the `Document` attribute of the same name."""

    references: tuple[Reference, ...]
    navboxes: tuple[Navbox, ...]
    notices: tuple[Notice, ...]
    infoboxes: tuple[Infobox, ...]
    sections: tuple[Section, ...]


def read_parts(content: _Element, context: ReadContext) -> ContentParts:
    """Read a prepared tree, which is taken apart.

    The order of the readers matters, since each takes away what it has read:

    1. Notes before boxes: a box may hold a list of notes, and any node may refer to one.
    2. Boxes from the most to the least certain markup: a navbox may stand in an infobox's
       neighbourhood and hold notices; what is left that looks like a box is an infobox.
    3. All that is left is the article's text.
    """
    references = read_references(content, context)
    settle_missing_pictures(content)
    boxes = PageBoxes(content)
    return ContentParts(
        references=references,
        navboxes=read_navboxes(boxes, context),
        notices=read_notices(boxes, context),
        infoboxes=read_infoboxes(boxes, context),
        sections=read_sections(content, context),
    )
