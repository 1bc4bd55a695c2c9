"""Requests to render pages, each with pages of its own, and the answers to them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from os import PathLike
from typing import Any, NamedTuple

import msgspec

from wikiextract.diagnostics import shortened
from wikiextract.errors import NOT_JSON, InputError
from wikiextract.expand.expander import Expansion
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.parsed_pages import ParsedTexts
from wikiextract.nodes import Diagnostic, Where
from wikiextract.pipeline.pages.border import FaultError, guarded
from wikiextract.pipeline.pages.bounds import PageBounds
from wikiextract.pipeline.pages.wiki_renderer import RenderedPage, WikiRenderer
from wikiextract.render import AnyFile, FilesWithPages, Rendered
from wikiextract.site import Site, Title
from wikiextract.sources.page import Revision
from wikiextract.store import MemoryPages, NoPages, Overlay, PageSource, Store
from wikiextract.store.entities import MemoryEntities
from wikiextract.store.entities.source import EntitySource
from wikiextract.wikibase.ids import parse_id

_NO_PAGES = msgspec.Raw(b"{}")
_MOST_INVALID = 20
_KEPT_WIKIS = 4
_KEPT_RENDERERS = 4
_KEPT_CHARACTERS = 20_000_000


class RenderRequest(msgspec.Struct, kw_only=True):
    """A line of ``render --jsonl``: all but title and wikitext may be left out.

    `pages` maps titles to texts that add to or override the store, for this line only; so do
    `data` for data pages (texts, or their JSON itself) and `entities` with ids and entities of
    Wikidata, of which `entity` is the page's item. `language` is the wiki's, `variant` the
    reader's; `timestamp` the revision's (ISO 8601).
    """

    title: str
    wikitext: str
    pages: msgspec.Raw = _NO_PAGES
    data: msgspec.Raw = _NO_PAGES
    entities: msgspec.Raw = _NO_PAGES
    entity: str | None = None
    language: str | None = None
    variant: str | None = None
    timestamp: str | None = None


_requests = msgspec.json.Decoder(RenderRequest)
_page_texts = msgspec.json.Decoder(dict[str, str])
_data_texts = msgspec.json.Decoder(dict[str, str | dict[str, msgspec.Raw]])
_entity_texts = msgspec.json.Decoder(dict[str, msgspec.Raw])


def read_request(line: bytes, where: str) -> RenderRequest:
    """The request that a line of JSON states.

    Raises InputError when it is none.
    """
    try:
        return _requests.decode(line)
    except NOT_JSON as error:
        advice = 'a line is {"title": …, "wikitext": …}'
        raise InputError(where, f"is no request ({error})", advice) from error


@dataclass(frozen=True)
class _Wiki:
    """A wiki, and what its renderers share: nothing of it depends on what pages there are."""

    site: Site
    modules: LuaRunner
    texts: ParsedTexts

    @classmethod
    def of(cls, site: Site) -> _Wiki:
        return cls(site, LuaRunner(), ParsedTexts(site, _KEPT_CHARACTERS))


class _Known(NamedTuple):
    """A renderer with pages of its own, and what is wrong with these or with its variant."""

    renderer: WikiRenderer
    problems: tuple[Diagnostic, ...]


class Renderer:
    """Renders pages of one wiki (or of others, where requests say so), with a store or without.

    Sites, scanned templates and compiled modules are kept between requests by their texts, so that
    nothing that a request states can show in the next one. Not for several threads.
    """

    def __init__(
        self,
        site: Site,
        pages: PageSource | None = None,
        *,
        entities: EntitySource | None = None,
        variant: str | None = None,
        all_files: bool = False,
    ) -> None:
        """`pages` are the store's, `entities` those of Wikidata.

        With `all_files` every file is taken to exist. Without it, only files with a page are there,
        as on a MediaWiki that has just these pages. `variant` is that of the pages of `site` whose
        request states none.
        """
        self._entities = entities
        self._variant = variant
        self._all_files = all_files
        self._site = site
        self._pages = pages if pages is not None else NoPages()
        self._wikis: OrderedDict[str | None, _Wiki] = OrderedDict()
        self._renderers: OrderedDict[tuple[str | bytes | None, ...], _Known] = OrderedDict()

    def expand(self, request: RenderRequest) -> Expansion:
        """The expansion of a page. Raises InputError for a request that cannot be met."""
        renderer, title = self._prepared(request)
        revision = Revision(timestamp=request.timestamp)
        return renderer.expand(request.wikitext, title, revision=revision)

    def render(self, request: RenderRequest) -> RenderedPage:
        """The expansion of a page and its HTML. Raises as `expand` does."""
        renderer, title = self._prepared(request)
        revision = Revision(timestamp=request.timestamp)
        return renderer.render(request.wikitext, title, revision=revision)

    def problems(self, request: RenderRequest) -> tuple[Diagnostic, ...]:
        """Return what is wrong with a request that is met nevertheless. Raises as `expand` does."""
        return self._known(request).problems

    def answer(
        self,
        line: bytes,
        where: str,
        bounds: PageBounds = nullcontext,
    ) -> tuple[dict[str, Any], str | None]:
        """The answer to a line of ``render --jsonl``, and the problem if there was one.

        The page is made within `bounds`, which may end it with a `PageTimeoutError`.

        Nothing is raised: a line that cannot be met gets an answer without content, of which a
        diagnostic tells the reason.
        """
        title = None
        try:
            request = read_request(line, where)
            title = request.title
            return guarded(lambda: self._bounded_answer(request, bounds)), None
        except InputError as error:
            reason = str(error)
        except FaultError as error:
            reason = f"{where}: {error.fault.reason}"
        return failed_answer(title, reason), reason

    def _bounded_answer(self, request: RenderRequest, bounds: PageBounds) -> dict[str, Any]:
        with bounds():
            return self._answer(request)

    def _answer(self, request: RenderRequest) -> dict[str, Any]:
        page = self.render(request)
        answer = answer_of(request.title, page.rendered, page.expansion.to_wikitext())
        answer["entities"] = [one for one, is_there in page.expansion.entities.items() if is_there]
        answer["badges"] = list(page.expansion.badges)
        answer["diagnostics"] += msgspec.to_builtins(self.problems(request))
        return answer

    def _prepared(self, request: RenderRequest) -> tuple[WikiRenderer, Title]:
        renderer = self._known(request).renderer
        title = renderer.site.title(request.title)
        if title is None:
            raise InputError(request.title, "is no valid title")
        return renderer, title

    def _known(self, request: RenderRequest) -> _Known:
        given, data = bytes(request.pages), bytes(request.data)
        variant = request.variant
        if variant is None and request.language in (None, self._site.language):
            variant = self._variant
        entities = bytes(request.entities)
        # Where entities are given, which is the page's own counts as well.
        own = (entities, request.entity, request.title) if _gives_entities(request) else ()
        key = (request.language, variant, given, data, *own)
        known = self._renderers.get(key)
        if known is None:
            known = self._renderers[key] = self._made(request, variant, given, data)
            if len(self._renderers) > _KEPT_RENDERERS:
                self._renderers.popitem(last=False)
        self._renderers.move_to_end(key)
        return known

    def _made(
        self, request: RenderRequest, variant: str | None, given: bytes, data: bytes
    ) -> _Known:
        wiki = self._wiki(request.language)
        pages, invalid = self._pages, []
        if bytes(_NO_PAGES) != given or bytes(_NO_PAGES) != data:
            title = request.title
            own = MemoryPages(wiki.site, _texts(given, title), _data(data, title))
            pages, invalid = Overlay(own, pages), own.invalid
        entities, more = self._entities_of(request, wiki.site)
        renderer = WikiRenderer(
            wiki.site,
            pages,
            entities=entities,
            media=AnyFile(wiki.site) if self._all_files else FilesWithPages(wiki.site, pages),
            variant=variant,
            modules=wiki.modules,
            texts=wiki.texts,
        )
        return _Known(renderer, (*_invalid_titles(invalid), *more, *renderer.problems))

    def _entities_of(
        self, request: RenderRequest, site: Site
    ) -> tuple[EntitySource | None, list[Diagnostic]]:
        """Return the entities of a page, and what is wrong with those that its request gives."""
        if not _gives_entities(request):
            return self._entities, []
        title, item = site.title(request.title), parse_id(request.entity or "")
        page = (site.dbname or "", title.prefixed if title is not None else request.title)
        given = MemoryEntities(
            _given_entities(bytes(request.entities), request.title),
            items={} if item is None else {page: item},
            below=self._entities,
        )
        invalid = list(given.invalid)
        if request.entity and item is None:
            invalid.append(request.entity)
        return given, _invalid_ids(invalid)

    def _wiki(self, language: str | None) -> _Wiki:
        """The wiki of a language: the one at hand when it is its own, otherwise a Wikipedia."""
        if language == self._site.language:
            language = None
        wiki = self._wikis.get(language)
        if wiki is None:
            site = self._site if language is None else _site_of_language(language)
            wiki = self._wikis[language] = _Wiki.of(site)
            if len(self._wikis) > _KEPT_WIKIS:
                self._wikis.popitem(last=False)
        self._wikis.move_to_end(language)
        return wiki


def _invalid_titles(titles: Sequence[str]) -> list[Diagnostic]:
    return [
        Diagnostic(code="invalid-page-title", message=f'"pages" has a title that is none: {title}')
        for title in titles[:_MOST_INVALID]
    ]


def _gives_entities(request: RenderRequest) -> bool:
    return request.entity is not None or bytes(request.entities) != bytes(_NO_PAGES)


def _given_entities(entities: bytes, title: str) -> dict[str, bytes]:
    try:
        return {name: bytes(text) for name, text in _entity_texts.decode(entities).items()}
    except NOT_JSON as error:
        advice = '"entities" are {"Q1": {"labels": …, "claims": …}}'
        raise InputError(title, f'"entities" cannot be read ({error})', advice) from error


def _invalid_ids(names: Sequence[str]) -> list[Diagnostic]:
    return [
        Diagnostic(code="invalid-entity-id", message=f"no entity has this id: {shortened(name)}")
        for name in names[:_MOST_INVALID]
    ]


def _site_of_language(language: str) -> Site:
    """The Wikipedia of a language, or of the one that it is a kind of (``de-at``: ``de``)."""
    name = language.lower().replace("-", "_")
    if not name.replace("_", "").isalnum():
        raise InputError(language, "is no language code")
    try:
        return Site.bundled(f"{name}wiki")
    except InputError:
        base = name.rpartition("_")[0]
        if not base:
            raise
    return _site_of_language(base)


def _texts(pages: bytes, title: str) -> dict[str, str]:
    try:
        return _page_texts.decode(pages)
    except NOT_JSON as error:
        advice = '"pages" are {"Template:X": "its wikitext", …}'
        raise InputError(title, f'"pages" cannot be read ({error})', advice) from error


def _data(pages: bytes, title: str) -> dict[str, str]:
    try:
        stated = _data_texts.decode(pages)
    except NOT_JSON as error:
        advice = '"data" are {"Name.tab": its JSON, …}'
        raise InputError(title, f'"data" cannot be read ({error})', advice) from error
    return {
        name: value if isinstance(value, str) else msgspec.json.encode(value).decode()
        for name, value in stated.items()
    }


def answer_of(title: str, rendered: Rendered, expanded: str) -> dict[str, Any]:
    """The answer to a request: the page and the lists that MediaWiki keeps of it.

    Titles stand with their namespace and with spaces, in the order in which MediaWiki meets them.
    """
    return {
        "title": title,
        "display_title": rendered.display_title,
        "html": rendered.to_html(),
        "expanded": expanded,
        "categories": msgspec.to_builtins(rendered.categories),
        "links": list(rendered.links),
        "interwiki_links": list(rendered.interwiki_links),
        "external_links": list(rendered.external_links),
        "language_links": [f"{link.prefix}:{link.title}" for link in rendered.language_links],
        "images": list(rendered.images),
        "templates": list(rendered.templates),
        "missing_templates": [name for name, exists in rendered.templates.items() if not exists],
        "sections": msgspec.to_builtins(rendered.sections),
        "properties": dict(rendered.properties),
        "diagnostics": msgspec.to_builtins(list(rendered.diagnostics)),
    }


def failed_answer(title: str | None, reason: str) -> dict[str, Any]:
    """The answer to a request that could not be met for `reason`."""
    diagnostic = Diagnostic(
        code="request-failed",
        severity="error",
        message=reason,
        where=Where(title=title) if title is not None else None,
    )
    return {
        "title": title,
        "display_title": None,
        "html": "",
        "expanded": "",
        "categories": [],
        "links": [],
        "interwiki_links": [],
        "external_links": [],
        "language_links": [],
        "images": [],
        "templates": [],
        "missing_templates": [],
        "sections": [],
        "properties": {},
        "entities": [],
        "badges": [],
        "diagnostics": [msgspec.to_builtins(diagnostic)],
    }


def render(
    wikitext: str,
    title: str = "Page",
    *,
    site: Site | str | None = None,
    store: PageSource | str | PathLike[str] | None = None,
    pages: Mapping[str, str] | None = None,
    variant: str | None = None,
) -> str:
    """Return the HTML of a page as MediaWiki renders it.

    `site` is a `Site`, the name of a bundled one or a siteinfo file; without it the store's, else a
    plain wiki. `store` is a page store (or its file), `pages` are texts by title that add to it or
    override it. For many pages make one `Renderer`. Raises `InputError` for a title that is none.
    """
    if isinstance(store, str | PathLike):
        store = Store.open(store)
    if isinstance(site, str):
        site = Site.load(site)
    if site is None:
        site = store.site if isinstance(store, Store) else Site.default()
    given = msgspec.Raw(msgspec.json.encode(dict(pages or {})))
    renderer = Renderer(site, store, variant=variant, all_files=True)
    request = RenderRequest(title=title, wikitext=wikitext, pages=given)
    return renderer.render(request).rendered.to_html()
