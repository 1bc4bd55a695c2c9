"""One page to one record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from wikiextract.diagnostics import shortened
from wikiextract.errors import InputError
from wikiextract.map.domains import LookUp, Mappings
from wikiextract.nodes import EVERYTHING, Diagnostic, Document, Parts, asked_parts
from wikiextract.pipeline.pages.look_up import look_up_in
from wikiextract.plugins import GivenPlugins, find_plugins
from wikiextract.read.likely_prefixes import with_likely_prefixes_told
from wikiextract.read.other_models import is_wikitext, read_other_model
from wikiextract.read.wikitext import read_source
from wikiextract.record import Article, document_parts, to_article
from wikiextract.site import Site
from wikiextract.sources.page import DumpSiteInfo, Page
from wikiextract.sources.surrogates import page_without_surrogates
from wikiextract.store import MemoryPages, NoPages, Overlay, PageSource, Store
from wikiextract.store.entities.source import EntitySource
from wikiextract.store.memory import default_model

if TYPE_CHECKING:
    from wikiextract.map.domains.dbpedia import MappingFolder
    from wikiextract.pipeline.pages.rendered_view import RenderedView

SITE_UNKNOWN = Diagnostic(
    code="site-unknown",
    severity="warning",
    message="the dump's header cannot be read or is empty: the wiki and its language are guessed",
)
_NO_SITE = DumpSiteInfo()


class Extractor:
    """Makes records of pages of one or several wikis. Not for several threads."""

    def __init__(
        self,
        site: Site | None = None,
        *,
        store: PageSource | None = None,
        pages: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        entities: EntitySource | None = None,
        variant: str | None = None,
        mappings: MappingFolder | None = None,
        parts: Parts = EVERYTHING,
        plugins: GivenPlugins = None,
    ) -> None:
        """`site` is the wiki that all pages are taken to be of; without it, the one of the store.

        Without both, each page's source says so. `store` has the wiki's other pages, `pages`
        (texts by title) add to it or override it: with either, wikitext is rendered. So do `data`
        for data pages (JSON by name, such as ``"Name.tab"``). `entities` are those of Wikidata.
        `variant` is the variant of the wiki's language in which it is (``"zh-tw"``). `mappings` say
        what infoboxes state of entities, besides what we know. `parts` are those of the records
        that are asked for; the others are not made. `plugins` are values or names
        (docs/plugins.md); None: all that are installed.
        """
        self._made_of = {
            "store": store,
            "pages": pages,
            "data": data,
            "entities": entities,
            "variant": variant,
            "mappings": mappings,
            "parts": parts,
            "plugins": plugins,
        }
        self.parts = parts
        if site is None and isinstance(store, Store):
            site = store.site
        self._site = site
        self._store = store
        self._pages = pages
        self._data = data
        self._entities = entities
        self._variant = variant
        self._mappings = Mappings(mappings)
        self._plugins = find_plugins(plugins)
        self._all_mappings = Mappings(mappings, self._plugins.mappings)
        # A reader of a plugin may look at all that was read.
        self._read = EVERYTHING if self._plugins.reads else document_parts(parts)
        self._site_of_dump = lru_cache(maxsize=16)(Site.from_dump)
        self._view_of_site: dict[int, tuple[Site, RenderedView]] = {}

    @property
    def renders(self) -> bool:
        """True if pages are rendered, with a store or with pages of their own."""
        return self._store is not None or self._pages is not None

    @property
    def plain(self) -> bool:
        """True if `in_source_view` would read pages just as this one does."""
        return not self.renders and not self._plugins

    def in_source_view(self) -> Extractor:
        """Return an extractor of the same wiki that reads a page's own wikitext only.

        It has no plugins, so that a page can be read when these are what ends it.
        """
        plain = Extractor(self._site, entities=self._entities, parts=self.parts, plugins=())
        plain._mappings = self._mappings
        return plain

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what it was made of; what it has learnt since stays behind."""
        return _extractor_of, (self._site, self._made_of)

    def article(self, page: Page) -> Article:
        """The record of one page.

        Given HTML it is what the HTML shows, with the editor's template calls where the wikitext is
        there too; given wikitext it is what its rendering shows, or, without a store, the source
        view. Raises what goes wrong.
        """
        page = self._without_foreign_header(page_without_surrogates(page))
        site = self.site_of(page)
        if self._site is None and page.site == _NO_SITE:
            page = replace(page, diagnostics=(*page.diagnostics, SITE_UNKNOWN))
        if page.html is not None:
            document = self._read_html(page, page.html, site)
        elif page.wikitext is None:
            raise InputError(page.where, "the page has no text")
        elif not is_wikitext(model := self._model(page, site)):
            document = read_other_model(
                page.wikitext, model, site=site or Site.unknown(), title=page.title
            )
        elif self._store is not None or self._pages is not None:
            site = site or Site.unknown()
            document = with_likely_prefixes_told(self._view(site).document(page, self._read), site)
        else:
            document = self._read_source(page, site, self._read)
            document = with_likely_prefixes_told(document, site or Site.unknown())
        document = self._plugins.read(document, page)
        page = self._with_item(page, document, site)
        look_up, stated = self._look_up(site), self._plugins.stated

        def mapped(document: Document, with_plugins: bool) -> Article:
            mappings = self._all_mappings if with_plugins else self._mappings
            return to_article(document, page, site, mappings, look_up, stated, self.parts)

        return self._plugins.mapped(document, page, mapped)

    def site_of(self, page: Page) -> Site | None:
        """The wiki that the page is of, as far as options and the source tell."""
        if self._site is not None:
            return self._site
        if page.site is not None:
            return self._site_of_dump(page.site)
        return None

    def _without_foreign_header(self, page: Page) -> Page:
        """Return the page without what a dump's header says of a wiki that it is not of."""
        header = page.site
        if self._site is None or header is None or header.dbname in (None, self._site.dbname):
            return page
        language = None if page.language == header.language else page.language
        return replace(page, site=None, language=language)

    def _with_item(self, page: Page, document: Document, site: Site | None) -> Page:
        """Return the page with the id of its item, where only the entities say which it is."""
        title = page.title or document.title
        if self._entities is None or page.wikidata_id or document.wikidata_id or not title:
            return page
        known = site.title(title) if site is not None else None
        if site is None or site.dbname is None or known is None:
            return page
        return replace(page, wikidata_id=self._entities.entity_id(site.dbname, known.prefixed))

    def _look_up(self, site: Site | None) -> LookUp:
        """Return the look-ups of templates and items in the stores, for mappings."""
        if site is None or (self._store is None and self._pages is None):
            return look_up_in(None, NoPages(), self._entities)
        return look_up_in(site, self._view(site).pages, self._entities)

    def _view(self, site: Site) -> RenderedView:
        """The rendered view of a wiki; the few that were used last are kept."""
        known = self._view_of_site.get(id(site))
        if known is not None:
            return known[1]
        # What renders, and what reads HTML, is half of the program: it loads when it is needed.
        from wikiextract.pipeline.pages.rendered_view import RenderedView

        pages = self._store if self._store is not None else NoPages()
        if self._pages or self._data:
            pages = Overlay(MemoryPages(site, self._pages or {}, self._data), pages)
        view = RenderedView(
            site, pages, entities=self._entities, variant=self._variant, plugins=self._plugins
        )
        if len(self._view_of_site) >= _MOST_SITES:
            self._view_of_site.clear()
        # The site is kept too, so that no other one can get its id.
        self._view_of_site[id(site)] = (site, view)
        return view

    def _read_html(self, page: Page, html: str | bytes, site: Site | None) -> Document:
        from wikiextract.read.html import read_html
        from wikiextract.read.joined import join_given, source_parts

        document = read_html(html, site=site, page=page, parts=self._read)
        if page.wikitext is None:
            return document
        written = self._read_source(page, site, source_parts(self._read))
        return join_given(document, written)

    @staticmethod
    def _model(page: Page, site: Site | None) -> str:
        """The content model of a page: as its source states it, else as its title tells."""
        if page.revision.model:
            return page.revision.model
        title = (site or Site.unknown()).title(page.title) if page.title else None
        return default_model(title.namespace, title.text) if title is not None else "wikitext"

    def _read_source(self, page: Page, site: Site | None, parts: Parts) -> Document:
        site = site or Site.unknown()
        handler = self._plugins.handler(page.title, site.language, site.dbname)
        wikitext = page.wikitext or ""
        return read_source(wikitext, site=site, title=page.title, handler=handler, parts=parts)


_MOST_SITES = 4


def _extractor_of(site: Site | None, made_of: Mapping[str, Any]) -> Extractor:
    return Extractor(site, **made_of)


def extract(
    text_or_page: str | bytes | Page,
    *,
    site: Site | str | None = None,
    title: str | None = None,
    store: PageSource | str | PathLike[str] | None = None,
    pages: Mapping[str, str] | None = None,
    data: Mapping[str, str] | None = None,
    entities: EntitySource | str | PathLike[str] | None = None,
    variant: str | None = None,
    mappings: MappingFolder | str | PathLike[str] | None = None,
    only: str | Iterable[str] | None = None,
    without: str | Iterable[str] | None = None,
    plugins: GivenPlugins = None,
) -> Article:
    """The record of one article.

    `text_or_page` is a page, wikitext, or HTML (bytes, or text that starts with ``<!DOCTYPE`` or
    ``<html``); `site` a `Site`, the name of a bundled one or a siteinfo file; `title` the title of
    a page that is given as text. `store` is a page store (or its file), `pages` are texts by title:
    with either, wikitext is rendered, in `variant` where the wiki's language has some. `data` are
    data pages, JSON by name, `entities` is an entity store (or its file), `mappings` a folder of
    mapping pages. `only` names the parts of the record that are to be made (``["infoboxes"]``), or
    `without` those that are not. `plugins` are those to use; None: all that are installed. For many
    pages make one `Extractor`. Raises InputError when there is nothing to extract from, and for
    parts that a record does not have.
    """
    extractor = make_extractor(
        site=site,
        store=store,
        pages=pages,
        data=data,
        entities=entities,
        variant=variant,
        mappings=mappings,
        only=only,
        without=without,
        plugins=plugins,
    )
    if not isinstance(text_or_page, Page):
        text_or_page = _page_of_text(text_or_page, title)
    return extractor.article(text_or_page)


def make_extractor(
    *,
    site: Site | str | None = None,
    store: PageSource | str | PathLike[str] | None = None,
    pages: Mapping[str, str] | None = None,
    data: Mapping[str, str] | None = None,
    entities: EntitySource | str | PathLike[str] | None = None,
    variant: str | None = None,
    mappings: MappingFolder | str | PathLike[str] | None = None,
    only: str | Iterable[str] | None = None,
    without: str | Iterable[str] | None = None,
    plugins: GivenPlugins = None,
) -> Extractor:
    """Return an extractor of what `extract` is given: names and files are opened.

    Raises `InputError` for what is unusable.
    """
    parts = asked_parts(only, without)
    if isinstance(site, str):
        site = Site.load(site)
    if isinstance(store, str | PathLike):
        store = Store.open(store)
    if isinstance(entities, str | PathLike):
        from wikiextract.store.entities import EntityStore

        entities = EntityStore.open(entities)
    if isinstance(mappings, str | PathLike):
        from wikiextract.map.domains.dbpedia import MappingFolder

        mappings = MappingFolder(fspath(mappings))
    return Extractor(
        site,
        store=store,
        pages=pages,
        data=data,
        entities=entities,
        variant=variant,
        mappings=mappings,
        parts=parts,
        plugins=plugins,
    )


def _page_of_text(text: object, title: str | None) -> Page:
    if not isinstance(text, str | bytes):
        problem = f"is no wikitext and no HTML but a value of the type {type(text).__name__}"
        raise InputError("the text", problem, "give text, bytes of HTML, or a Page")
    if isinstance(text, str) and (advice := _no_wikitext(text)):
        raise InputError(shortened(text.strip(), 80), *advice)
    if isinstance(text, bytes) or text[:200].lstrip().lower().startswith(("<!doctype", "<html")):
        return Page(title=title, where="text", html=text)
    return Page(title=title, where="text", wikitext=text)


_URL = re.compile(r"https?://\S+")
_ENDINGS = (
    ".xml",
    ".bz2",
    ".gz",
    ".zst",
    ".wikitext",
    ".wiki",
    ".html",
    ".htm",
    ".ndjson",
    ".json",
)


def _no_wikitext(text: str) -> tuple[str, str] | None:
    """Return what a text is that can only be meant otherwise, and what to do about it."""
    one = text.strip()
    if "\n" in one:
        return None
    if _URL.fullmatch(one):
        return "is an address and no wikitext", "give the page's text"
    if one.lower().endswith(_ENDINGS) and not set(one) & set("[]{}<>|="):
        return "is the name of a file and no wikitext", "give its text, or use extract_dump(path)"
    return None
