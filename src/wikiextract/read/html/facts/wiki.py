"""Which wiki a document is of, and how its addresses name that wiki's pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from wikiextract.errors import InputError
from wikiextract.read.html.data_files import page_marks
from wikiextract.read.html.facts.page_variables import page_variable
from wikiextract.read.html.values.links import LinkReader, host_and_path
from wikiextract.site import Site
from wikiextract.site.wikimedia import wikis

if TYPE_CHECKING:
    from lxml.etree import _Element


def find_site(root: _Element) -> Site | None:
    """The bundled wiki that a document names (script variables, addresses in its head), or None."""
    stated = page_variable(root, "wgDBname")
    if isinstance(stated, str):
        return _bundled(stated)
    for address in _own_addresses(root):
        host, _ = host_and_path(address)
        for name in _database_names(host):
            site = _bundled(name)
            if site is not None and host_and_path(site.base_url)[0] == _desktop(host):
                return site
    return None


def make_link_reader(root: _Element, site: Site | None, title: str | None) -> LinkReader:
    """A reader of the links of a document: `root` tells the wiki's hosts and paths, and its title.

    `site` and `title` are used where they are given.
    """
    hosts: set[str] = set()
    own_title = title
    server = site.base_url if site is not None else ""
    for address in _own_addresses(root):
        host, path = host_and_path(address)
        hosts.update((host, _desktop(host)))
        server = server or f"https://{host}"
        own_title = own_title or _title_of(path)
    if site is not None and site.base_url:
        hosts.add(host_and_path(site.base_url)[0])
    paths = _article_paths(root, site)
    name = page_variable(root, "wgPageName")
    if own_title is None and isinstance(name, str):
        own_title = name
    return LinkReader(
        site=site,
        title=" ".join(own_title.replace("_", " ").split()) if own_title else None,
        hosts=frozenset(host for host in hosts if host),
        article_paths=paths,
        server=server,
    )


def _article_paths(root: _Element, site: Site | None) -> tuple[str, ...]:
    """Return what may stand before a title in the URLs of the wiki's pages, most telling first.

    Pages of some wikis stand at the root: ``/Title``. As every path begins like that, it is last.
    """
    paths = {"/wiki/": None}
    stated = page_variable(root, "wgArticlePath")
    if isinstance(stated, str) and "$1" in stated:
        paths = {stated.partition("$1")[0]: None, **paths}
    name = page_variable(root, "wgPageName")
    for address in _own_addresses(root):
        path = unquote(host_and_path(address)[1].partition("?")[0])
        if isinstance(name, str) and name and path.endswith(f"/{name}"):
            paths[path.removesuffix(name)] = None
    if site is not None:
        paths[site.article_path.partition("$1")[0]] = None
        paths |= dict.fromkeys(f"/{variant}/" for variant in site.variants if site.has_variants)
    return tuple(sorted(filter(None, paths), key=_AT_ROOT.__eq__))


_AT_ROOT = "/"


def _own_addresses(root: _Element) -> Iterator[str]:
    """Addresses of this page or its wiki that a document's head states."""
    for tag in ("link", "base"):
        for element in root.iter(tag):
            rel = element.get("rel") or ""
            href = element.get("href") or ""
            if "//" in href and (tag == "base" or rel in page_marks().own_links):
                yield href
    server = page_variable(root, "wgServer")
    if isinstance(server, str) and "//" in server:
        yield server


def _title_of(path: str) -> str | None:
    """The title at the end of a page's address, None for the address of a wiki."""
    _, found, rest = path.partition("/wiki/")
    return unquote(rest.partition("?")[0]) or None if found else None


def _desktop(host: str) -> str:
    """A host without the mark of its mobile version ("de.m.wikipedia.org")."""
    return host.replace(".m.", ".", 1)


def _database_names(host: str) -> Iterator[str]:
    """Yield the names that Wikimedia may have for the database of the wiki at `host`."""
    labels = _desktop(host).split(".")
    if len(labels) != 3 or not all(labels):
        return
    name, project, _ = labels
    suffix = project if project in wikis().projects else "wiki"
    if name == "www":
        yield f"{project}wiki"
        return
    for code, language in wikis().dbname_languages.items():
        if language == name:
            yield code + suffix
    yield name.replace("-", "_") + suffix


@lru_cache(maxsize=64)
def _bundled(name: str) -> Site | None:
    try:
        return Site.bundled(name)
    except InputError:
        return None
