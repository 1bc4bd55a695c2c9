"""A page's wikitext to the document of what its reader sees, with what its editor wrote."""

from __future__ import annotations

from msgspec.structs import replace

from wikiextract.nodes import EVERYTHING, Document, Parts
from wikiextract.pipeline.pages.box_parameters import PageParts, with_parameters
from wikiextract.pipeline.pages.known_boxes import KnownBoxes, StandIns
from wikiextract.pipeline.pages.stored_facts import with_stored_facts
from wikiextract.pipeline.pages.wiki_renderer import WikiRenderer
from wikiextract.plugins import NO_PLUGINS, Plugins
from wikiextract.read.html import RenderedReader
from wikiextract.read.joined import join_rendered, note_calls, source_parts
from wikiextract.read.wikitext import read_source
from wikiextract.site import Site, Title
from wikiextract.sources.page import Page
from wikiextract.store import PageSource
from wikiextract.store.entities.source import EntitySource

_UNTITLED = "?"


class RenderedView:
    """Reads pages of one wiki whose other pages are known. Not for several threads."""

    def __init__(
        self,
        site: Site,
        pages: PageSource,
        *,
        entities: EntitySource | None = None,
        variant: str | None = None,
        plugins: Plugins = NO_PLUGINS,
        keep_boxes: bool = True,
    ) -> None:
        """With `keep_boxes` navboxes that pages have in common are read once (`KnownBoxes`)."""
        self.pages = pages
        self._site = site
        self._variant = variant
        self._plugins = plugins
        self._reader = RenderedReader(site)
        self._renderer = WikiRenderer(
            site, pages, entities=entities, variant=variant, trace_origins=True
        )
        self._boxes = KnownBoxes(self._renderer, self._reader) if keep_boxes else None

    def document(self, page: Page, parts: Parts = EVERYTHING) -> Document:
        """The joined views of a page that has wikitext, as far as `parts` ask for it."""
        site, wikitext = self._site, page.wikitext or ""
        handler = self._plugins.handler(page.title, site.language, site.dbname)
        source = read_source(
            wikitext, site=site, title=page.title, handler=handler, parts=source_parts(parts)
        )
        document = self._document(page, source, parts, self._boxes)
        if document is None:
            document = self._document(page, source, parts, None)
        assert document is not None
        return document

    def _document(
        self, page: Page, source: Document, parts: Parts, known: KnownBoxes | None
    ) -> Document | None:
        """The joined views; None where no box that was known may stand as it does."""
        site, wikitext = self._site, page.wikitext or ""
        title = _title(site, page)
        text = wikitext if source.redirect_to is None else _without_redirect(wikitext)
        expansion = self._renderer.expand(text, title, revision=page.revision, page_id=page.page_id)
        noted = note_calls(expansion, source.templates)
        boxes = known.of_page(expansion, noted, title) if known is not None else StandIns()
        text = noted.text(boxes.texts)
        rendered = self._renderer.look(expansion.with_text(text), boxes.ready)
        if not boxes.are_on_top(rendered.tree):
            return None
        # Before parts are made once more, which would store it all again.
        stored = tuple(expansion.stored)
        document = self._reader.read(rendered, title, noted.abouts, parts, boxes.boxes)
        again = PageParts(self._renderer, self._reader, expansion, title)
        document = replace(document, infoboxes=with_parameters(document.infoboxes, noted, again))
        if "stored_facts" in parts:
            document = with_stored_facts(document, stored, rendered.annotations, again.value)
        joined = join_rendered(document, source, expansion, noted)
        if self._variant is None:
            return joined
        problems = self._renderer.problems
        return replace(
            joined,
            variant=None if problems else self._variant,
            diagnostics=(*joined.diagnostics, *problems),
        )


def _title(site: Site, page: Page) -> Title:
    """The page's title; one that is none stands for a page whose source does not say it."""
    title = site.title(page.title) if page.title else None
    title = title or site.title(_UNTITLED)
    assert title is not None
    return title


def _without_redirect(wikitext: str) -> str:
    """The text of a redirect page with a comment in the place of the redirect, as long as that.

    White space behind it belongs to it.
    """
    end = wikitext.find("]]") + 2
    if end < 2:
        return wikitext
    end = len(wikitext) - len(wikitext[end:].lstrip())
    return f"<!--{' ' * max(end - len('<!---->'), 0)}-->{wikitext[end:]}"
