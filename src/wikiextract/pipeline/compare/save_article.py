"""Articles saved with all that they draw on, as fixtures (see `saved_articles`)."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from wikiextract.errors import InputError, OutputError
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.pipeline.select.selection import normal_title
from wikiextract.site import Site
from wikiextract.sources import Damage, Page, source_of
from wikiextract.sources.live import Access
from wikiextract.sources.live.transcluded import whole_article
from wikiextract.store import PageSource, Store
from wikiextract.store.entities.source import EntitySource
from wikiextract.store.memory import default_model
from wikiextract.store.used_pages import UsedPages, Uses

_HIDDEN = "__HIDDENCAT__"
_MODULE = "Scribunto"
_REDIRECTS = 3
_ESCAPED = {ord(character): f"%{ord(character):02X}" for character in '/\\:*?"<>|\0'}
"""What some file system or archive takes in no name of a file."""


@dataclass(frozen=True, kw_only=True)
class SavedArticle:
    """An article and what it draws on: texts by title or name; `site` is the wiki's siteinfo.

    `modules` are the titles of `pages` that are modules.
    """

    page: Page
    wiki: str
    site: Mapping[str, Any] | None = None
    pages: Mapping[str, str] = field(default_factory=dict)
    modules: frozenset[str] = frozenset()
    data: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[str, str] = field(default_factory=dict)


def live_article(address: str, access: Access) -> SavedArticle:
    """Return the article at an address, with the pages that it transcludes.

    Raises `InputError` when the wiki does not give it.
    """
    page, pages, modules, hidden, siteinfo = whole_article(address, access)
    name = page.site.dbname if page.site is not None else None
    known = _bundled(name) if name is not None else None
    is_bundled = known is not None and (page.url or "").startswith(known.base_url)
    return SavedArticle(
        page=page,
        wiki=(name if is_bundled else None) or _host(page) or "wiki",
        site=None if is_bundled else siteinfo,
        pages=pages | dict.fromkeys(hidden, _HIDDEN),
        modules=modules,
    )


def article_in(
    path: str,
    title: str | None = None,
    *,
    site: Site | None = None,
    store: PageSource | None = None,
    entities: EntitySource | None = None,
) -> SavedArticle:
    """Return an article of a file (its first one, or that of a title), with what the stores give.

    Raises `InputError` when there is none, or nothing says of which wiki it is.
    """
    page = _page(path, title)
    if site is None and isinstance(store, Store):
        site = store.site
    own = site or Extractor().site_of(page)
    if own is None or not own.dbname:
        raise InputError(path, "does not say of which wiki it is", "add --site")
    pages: dict[str, str] = {}
    modules: set[str] = set()
    data: dict[str, str] = {}
    found: dict[str, str] = {}
    if store is not None:
        used = UsedPages(store, own, entities)
        plain = msgspec.structs.replace(page, html=None)
        Extractor(own, store=used, entities=used.entities).article(plain)
        uses = used.uses()
        pages, modules = _texts(store, own, uses)
        data = {name: text for name in uses.data if (text := _data(store, name)) is not None}
        found = _entities(entities, uses)
    stated = None if _bundled(own.dbname) is not None else _siteinfo(page, own)
    return SavedArticle(
        page=page,
        wiki=own.dbname,
        site=stated,
        pages=pages,
        modules=frozenset(modules),
        data=data,
        entities=found,
    )


def save_article(article: SavedArticle, folder: Path, *, html: bool = True) -> Path:
    """Write a fixture into a folder of fixtures and return its folder.

    Raises `OutputError` when there is one already, or it cannot be written.
    """
    page = article.page
    target = folder / _file(article.wiki) / _file(page.title or "")
    if target.exists():
        raise OutputError(str(target), "is there already", "remove it, or name another -o")
    try:
        target.mkdir(parents=True)
        try:
            _write_article(article, target, html=html)
        except (OSError, OutputError):
            shutil.rmtree(target, ignore_errors=True)  # of a half of it nobody would know
            raise
    except OSError as error:
        raise OutputError(str(target), f"cannot be written ({error.strerror})") from error
    return target


def _write_article(article: SavedArticle, target: Path, *, html: bool) -> None:
    page = article.page
    if page.wikitext is not None:
        (target / "page.wikitext").write_bytes(page.wikitext.encode("utf-8", "replace"))
    if page.html is not None and (html or page.wikitext is None):
        text = page.html
        content = text.encode("utf-8", "replace") if isinstance(text, str) else text
        (target / "page.html").write_bytes(content)
    if article.site is not None:
        (target / "site.json").write_bytes(msgspec.json.encode(article.site))
    _write(
        target / "pages",
        {_page_file(article, title): f"{text}\n" for title, text in article.pages.items()},
    )
    _write(target / "data", {_file(name): text for name, text in article.data.items()})
    _write(
        target / "entities",
        {f"{_file(name)}.json": text for name, text in article.entities.items()},
    )


def _write(folder: Path, files: Mapping[str, str]) -> None:
    if files:
        folder.mkdir()
    for name, text in files.items():
        (folder / name).write_bytes(text.encode("utf-8", "replace"))


def _page_file(article: SavedArticle, title: str) -> str:
    return _file(title) + (".lua" if title in article.modules else ".wikitext")


def _file(title: str) -> str:
    """The name of a file for a title; a title that would lead out of the folder leads nowhere."""
    name = title.translate(_ESCAPED)
    if name in ("", ".", ".."):
        raise OutputError(title or "the page", "has no title that can name a folder")
    return name


def _page(path: str, title: str | None) -> Page:
    wanted = normal_title(title) if title is not None else None
    for item in source_of(path, title=title).read():
        if isinstance(item, Damage) and item.unusable:
            raise InputError(item.where, item.problem)
        if not isinstance(item, Page):
            continue
        name = item.title or item.file_title
        if wanted is None or normal_title(name or "") == wanted:
            return msgspec.structs.replace(item, title=name)
    raise InputError(path, "has no such page" if title else "has no page in it")


def _texts(store: PageSource, site: Site, uses: Uses) -> tuple[dict[str, str], set[str]]:
    pages = dict.fromkeys(uses.hidden, _HIDDEN)
    modules: set[str] = set()
    for stated in uses.texts:
        title = site.title(stated)
        for _ in range(_REDIRECTS):
            found = store.text(title) if title is not None else None
            if title is None or found is None:
                break
            pages[title.prefixed] = found.text
            if _MODULE in (found.model, default_model(title.namespace, title.text)):
                modules.add(title.prefixed)
            redirect = store.redirect(title)
            title = site.title(redirect.target) if redirect is not None else None
    return pages, modules


def _data(store: PageSource, name: str) -> str | None:
    page = store.data_page(name)
    return page.text if page is not None else None


def _entities(source: EntitySource | None, uses: Uses) -> dict[str, str]:
    if source is None:
        return {}
    ids: Iterable[str] = (
        one if kind == "entity" else answer for kind, one, _, answer in uses.entities if answer
    )
    texts = ((name, source.entity_json(name)) for name in dict.fromkeys(ids))
    return {name: text for name, text in texts if text is not None}


def _bundled(name: str) -> Site | None:
    try:
        return Site.bundled(name)
    except InputError:
        return None


def _host(page: Page) -> str:
    return (page.url or "").partition("://")[2].partition("/")[0]


def _siteinfo(page: Page, site: Site) -> dict[str, Any]:
    """What a dump says of its wiki, in the form of the API's answer."""
    general = {"wikiid": site.dbname, "sitename": site.sitename, "lang": site.language}
    general["base"] = page.site.base or "" if page.site is not None else ""
    general["server"] = site.base_url
    names = page.site.namespaces if page.site is not None else ()
    namespaces = {str(one.id): msgspec.to_builtins(one) for one in names}
    return {"query": {"general": general, **({"namespaces": namespaces} if namespaces else {})}}
