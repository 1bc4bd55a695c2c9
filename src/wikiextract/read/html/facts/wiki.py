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
    paths = ["/wiki/"]
    article_path = page_variable(root, "wgArticlePath")
    if isinstance(article_path, str) and "$1" in article_path:
        paths.insert(0, article_path.partition("$1")[0])
    if site is not None:
        if site.base_url:
            hosts.add(host_and_path(site.base_url)[0])
        path = site.article_path.partition("$1")[0]
        if len(path) > 1 and path not in paths:
            paths.append(path)
        paths.extend(f"/{variant}/" for variant in site.variants if site.has_variants)
    return LinkReader(
        site=site,
        title=" ".join(own_title.replace("_", " ").split()) if own_title else None,
        hosts=frozenset(host for host in hosts if host),
        article_paths=tuple(paths),
        server=server,
    )


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
    """What Wikimedia may call the wiki at `host`."""
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
