"""The reader of rendered pages: HTML in, a `Document` out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wikiextract.diagnostics import DiagnosticLog
from wikiextract.nodes import EVERYTHING, Document, Parts
from wikiextract.read.html.context import ReadContext
from wikiextract.read.html.draft import TreeDraft
from wikiextract.read.html.facts.wiki import find_site, make_link_reader
from wikiextract.read.html.recipe import DOCUMENT, fill_draft
from wikiextract.read.html.tree.parse import parse, prepare

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.site import Site
    from wikiextract.sources.page import Page


def read_html(
    source: bytes | str | _Element,
    *,
    site: Site | None = None,
    page: Page | None = None,
    parts: Parts = EVERYTHING,
) -> Document:
    """Read a rendered page: saved in a browser, printed by MediaWiki's parser, or Parsoid's.

    `source` is HTML (bytes of any encoding, or text) or the root of a tree, which is used up: the
    readers take it apart. `site` is the page's wiki (found from the HTML when it says), `page` what
    is known of the page beside its HTML. Only `parts` of the document are read. Bad HTML raises
    nothing; what was wrong or not understood is in the document's `diagnostics`.
    """
    title = page.title if page else None
    context = ReadContext(site=site, title=title, log=DiagnosticLog(title))
    root = parse(source, context)
    return read_root(root, context, site or find_site(root), parts)


def read_root(
    root: _Element, context: ReadContext, site: Site | None, parts: Parts = EVERYTHING
) -> Document:
    """Read a bounded tree, which is used up; see `read_html`. `site` is the page's wiki."""
    links = make_link_reader(root, site, context.title)
    context = replace(context, site=site, title=links.title, links=links)
    context.log.title = links.title
    draft = TreeDraft(root, prepare(root, context), context, parts)
    fill_draft(draft, DOCUMENT)
    metadata = draft.metadata
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
        infoboxes=draft.infoboxes,
        sections=draft.sections,
        navboxes=draft.navboxes,
        categories=draft.categories,
        references=draft.references,
        notices=draft.notices,
        language_links=draft.language_links,
        external_links=draft.external_links,
        templates=draft.templates,
        diagnostics=context.log.entries(),
    )
