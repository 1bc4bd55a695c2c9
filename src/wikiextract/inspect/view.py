"""A page as the inspector shows it: its wikitext, its rendering and its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from wikiextract.inspect.safe_html import safe_html
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.pipeline.pages.render import Renderer, RenderRequest
from wikiextract.pipeline.pages.saved_page import entities_of_saved, site_of_saved
from wikiextract.record import Article, to_json
from wikiextract.site import Site
from wikiextract.sources.page import Page
from wikiextract.sources.saved_page import SavedPage
from wikiextract.sources.surrogates import page_without_surrogates
from wikiextract.store import MemoryPages, Overlay, PageSource
from wikiextract.store.entities.source import EntitySource

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNTITLED = "?"
"""Stands for a title that is none: such pages are shown, too."""

_CONTENT = "//*[contains(concat(' ', normalize-space(@class), ' '), ' mw-parser-output ')]"


@dataclass(frozen=True)
class PageView:
    """A page side by side: `record` is JSON, `html` has been made safe.

    `wikitext` and `html` are None where nothing tells them; `direction` is that of the wiki's
    writing, ``ltr`` or ``rtl``, `url` the page's address.
    """

    title: str
    record: bytes
    wikitext: str | None = None
    html: str | None = None
    direction: str = "ltr"
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Viewer:
    """Makes views of pages: with `pages`, a wiki's other pages, what calls of templates give shows.

    `site` is the pages' wiki; without it, each page's source says which it is.
    """

    site: Site | None = None
    pages: PageSource | None = None
    entities: EntitySource | None = None
    variant: str | None = None

    def view(self, page: Page) -> PageView:
        """Return the view of a page. Raises what goes wrong."""
        page = page_without_surrogates(page)
        extractor = Extractor(
            self.site, store=self.pages, entities=self.entities, variant=self.variant
        )
        article = extractor.article(page)
        site = extractor.site_of(page) or Site.unknown()
        html = self._html(page, article, site)
        return PageView(
            title=article.title,
            record=to_json(article),
            wikitext=page.wikitext,
            html=html,
            direction="rtl" if site.right_to_left else "ltr",
            language=article.language,
            url=article.url,
        )

    def _html(self, page: Page, article: Article, site: Site) -> str | None:
        if page.html is not None:
            tree = _content(page.html)
            return None if tree is None else safe_html(tree, article.url)
        if page.wikitext is None:
            return None
        renderer = Renderer(
            site, self.pages, entities=self.entities, variant=self.variant, all_files=True
        )
        title = article.title if site.title(article.title) is not None else _UNTITLED
        request = RenderRequest(
            title=title, wikitext=page.wikitext, timestamp=page.revision.timestamp
        )
        return safe_html(renderer.render(request).rendered.tree, article.url)


def viewer_of_saved(
    saved: SavedPage,
    site: Site | None = None,
    below: PageSource | None = None,
    entities: EntitySource | None = None,
    variant: str | None = None,
) -> Viewer:
    """Return the viewer of a saved article, with the pages saved with it over those of a store.

    `site` stands in for what is saved of its wiki. Raises `InputError` when that is not known.
    """
    site = site or site_of_saved(saved)
    pages: PageSource | None = below
    if saved.pages:
        own = MemoryPages(site, saved.pages, saved.data)
        pages = own if below is None else Overlay(own, below)
    known = entities_of_saved(saved, entities) if pages is not None else entities
    return Viewer(site=site, pages=pages, entities=known, variant=variant)


def view_of_record(article: Article) -> PageView:
    """Return the view of a record alone, without the wikitext and the rendering."""
    return PageView(
        title=article.title,
        record=to_json(article),
        language=article.language,
        url=article.url,
    )


def _content(html: bytes | str) -> _Element | None:
    """Return the element of a saved page that has its content; None where there is no element."""
    source = html.encode("utf-8", "replace") if isinstance(html, str) else html
    encoding = "utf-8" if isinstance(html, str) or _is_utf8(html) else None
    parser = etree.HTMLParser(encoding=encoding, remove_comments=True, no_network=True)
    root = etree.fromstring(source, parser) if source.strip() else None
    if root is None:
        return None
    found = root.xpath(_CONTENT)
    bodies = found if isinstance(found, list) and found else root.findall("body")
    first = bodies[0] if bodies else root
    assert isinstance(first, etree._Element)
    return first


def _is_utf8(html: bytes) -> bool:
    try:
        html.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
