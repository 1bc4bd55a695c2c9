"""Links: from an anchor's address to the page, wiki or URL it means.

Addresses come in many forms: ``/wiki/X``, ``/index.php/X``, ``/w/index.php?title=X&redlink=1``,
``./X`` (Parsoid), absolute ones (pages saved in a browser), protocol-relative ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, unquote

from wikiextract.kept import kept
from wikiextract.markup.names import EXTERNAL_LINK, FILE_LINK, INTERWIKI_LINK, RED_LINK, SELF_LINK
from wikiextract.nodes import Link, LinkKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.site import Site

_MOST_KEPT = 50_000
_MAP = "mw-kartographer-map"
_SCHEME = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?//|(?:mailto|news|tel|sip|urn|geo|magnet|xmpp|sms):", re.I
)
_PREFIX = re.compile(r"[a-z0-9-]{1,20}")
_WIKIMEDIA = re.compile(
    r"(?P<language>[a-z][a-z-]*)(?:\.m)?\."
    r"(?P<project>wikipedia|wiktionary|wikibooks|wikinews|wikiquote|wikisource|wikiversity|wikivoyage)"
    r"\.org\Z"
)


class AddressTarget(NamedTuple):
    """The target of an address; the attributes are those of `nodes.Link`."""

    kind: LinkKind
    target: str
    anchor: str | None = None
    interwiki: str | None = None
    red: bool | None = None
    upload: bool = False


_UNKNOWN = AddressTarget("external", "")
"""Stands for an address that was not met yet."""


@dataclass(frozen=True, slots=True)
class LinkReader:
    """Reads the links of one page.

    `hosts` are the names under which the page's own wiki is known, `article_paths` what stands
    before a title in its addresses, `server` what stands before such a path, `title` the page's own
    title.
    """

    site: Site | None = None
    title: str | None = None
    hosts: frozenset[str] = frozenset()
    article_paths: tuple[str, ...] = ("/wiki/",)
    server: str = ""
    _cache: dict[tuple[str, bool, str | None], AddressTarget | None] = field(default_factory=dict)
    _wikis: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def read(self, anchor: _Element, text: str) -> Link | None:
        """The link that an ``a`` (or image map ``area``) makes; None when it leads nowhere.

        A link of a page to itself has no address in MediaWiki's output: its target is the page.
        """
        classes, href = anchor.get("class", ""), anchor.get("href")
        if href is None:
            if SELF_LINK in classes:
                return Link(text=text, target=self.title or text)
            return None
        found = self._target(anchor, href, classes)
        if found is None or (_MAP in classes and _MAP in classes.split()):
            return None
        kind, target, fragment, interwiki, red, _ = found
        if red is None and RED_LINK in classes and kind == "internal":
            red = True if RED_LINK in classes.split() else None
        return Link(
            text=text, target=target, kind=kind, anchor=fragment, interwiki=interwiki, red=red
        )

    def resolve(self, anchor: _Element) -> AddressTarget | None:
        """Return what the address of `anchor` means."""
        return self._target(anchor, anchor.get("href", ""), anchor.get("class", ""))

    def _target(self, anchor: _Element, href: str, classes: str) -> AddressTarget | None:
        rel = anchor.get("rel", "")
        foreign = external = False
        if classes or rel:
            to_file, foreign, external = _said_of_target(classes, rel[:_LONGEST_REL])
            file = _media_title(anchor) if to_file else None
            if file is not None:
                return file
        title = anchor.get("title") if foreign or href.startswith("/") else None
        if external:
            return AddressTarget("external", self._absolute(href)) if href else None
        key = (href, foreign, title)
        known = self._cache.get(key, _UNKNOWN)
        if known is not _UNKNOWN:
            return known
        found = self._resolve(href.strip(), foreign, title)
        # What leads to a place in a page depends on which page this is.
        if "#" not in href:
            if len(self._cache) >= _MOST_KEPT:
                self._cache.clear()
            self._cache[key] = found
        return found

    def of_page(self, title: str) -> LinkReader:
        """A reader of the links of another page of the same wiki, which shares what was learnt."""
        return replace(self, title=title)

    def _resolve(self, href: str, foreign: bool, title: str | None) -> AddressTarget | None:
        if not href:
            return None
        if href[0] == "#":
            return AddressTarget("internal", "", _fragment(href[1:]))
        if foreign:
            return self._interwiki(href, title)
        if href.startswith(("./", "../")):
            return self._local(_strip_dots(href))
        if _SCHEME.match(href):
            host, path = host_and_path(href)
            local = self._local_path(path) if host in self.hosts else None
            return local or AddressTarget("external", self._absolute(href))
        local = self._local_path(href)
        if local is not None:
            return local
        if title:
            return AddressTarget("internal", _title(title))
        return AddressTarget("external", self._absolute(href))

    def _absolute(self, href: str) -> str:
        if href.startswith("//"):
            return "https:" + href
        return self.server + href if href.startswith("/") else href

    def _local_path(self, path: str) -> AddressTarget | None:
        """The page that a path of this wiki names, None when it is no page's address."""
        at_root = False
        for prefix in self.article_paths:
            if prefix == "/":
                at_root = len(path) > 1 and path[0] == "/"
            elif path == prefix:
                # MediaWiki writes it for a link to the page itself: [[#]]
                return AddressTarget("internal", "")
            elif path.startswith(prefix) and len(path) > len(prefix):
                return self._local(path[len(prefix) :])
        script, found, rest = path.partition("index.php")
        if found and script.count("/") <= 3 and rest.startswith(("/", "?")):
            return self._local(rest[1:]) if rest[0] == "/" else self._query(rest[1:])
        return self._local(path[1:]) if at_root else None

    def _query(self, query: str) -> AddressTarget | None:
        return _target_of_query(query)

    def _local(self, rest: str) -> AddressTarget:
        """A page named by what follows the article path: title, perhaps query and fragment."""
        rest, _, fragment = rest.partition("#")
        path, _, query = rest.partition("?")
        anchor = _fragment(fragment) if fragment else None
        title = _title_of_path(path)
        red = "redlink=1" in query
        if anchor is not None and title == self.title:
            title = ""
        return AddressTarget("internal", title, anchor, red=red or None)

    def _interwiki(self, href: str, title: str | None) -> AddressTarget:
        # Where the other wiki's address is not known, the page alone stands there.
        host, path = host_and_path(href) if "/" in href else ("", href)
        path, _, fragment = path.partition("#")
        anchor = _fragment(fragment) if fragment else None
        page = page_of_path(path)
        if title and ":" in title:
            prefix, _, stated = title.partition(":")
            prefix = prefix.strip().lower()
            # The title attribute states the link as it was written, unless it is a tooltip.
            if self._is_prefix(prefix) and _title(stated.partition("#")[0]) in (page, ""):
                return AddressTarget("interwiki", page, anchor, prefix)
        return AddressTarget("interwiki", page, anchor, self.prefix_of(host, path) or host or None)

    def _is_prefix(self, text: str) -> bool:
        if self.site is not None and self.site.interwiki:
            return text in self.site.interwiki
        return _PREFIX.fullmatch(text) is not None

    def prefix_of(self, host: str, path: str) -> str | None:
        """The interwiki prefix of a wiki known by its address."""
        if self.site is not None:
            if not self._wikis:
                self._wikis.update(_wikis_by_host(self.site))
            for start, prefix in self._wikis.get(host, ()):
                if path.startswith(start):
                    return prefix
        match = _WIKIMEDIA.match(host)
        if match is None:
            return None
        own = next((m for m in map(_WIKIMEDIA.match, self.hosts) if m), None)
        if own is None or own["project"] == match["project"]:
            return match["language"]
        return match["project"]


_LONGEST_REL = 500


@kept(4_096)
def _said_of_target(classes: str, rel: str) -> tuple[bool, bool, bool]:
    """Return what attributes say: an anchor leads to a file, another wiki, out of all wikis."""
    names = classes.split()
    foreign = INTERWIKI_LINK in classes or "mw:WikiLink/Interwiki" in rel
    external = not foreign and (EXTERNAL_LINK in names or "mw:ExtLink" in rel)
    return "mw:MediaLink" in rel or FILE_LINK in names, foreign, external


def _wikis_by_host(site: Site) -> dict[str, list[tuple[str, str]]]:
    """By host: how the paths of other wikis' pages begin, and the prefix of that wiki.

    Of several prefixes for one wiki the language's own comes first, then the shortest.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    wikis = sorted(
        site.interwiki.values(), key=lambda wiki: (wiki.language is None, len(wiki.prefix))
    )
    for wiki in wikis:
        host, path = host_and_path(wiki.url.partition("$1")[0])
        found.setdefault(host, []).append((path, wiki.prefix))
    return found


def _media_title(anchor: _Element) -> AddressTarget | None:
    """The page that a link right to a file is written as: ``[[Media:X.ogg]]``."""
    resource = unquote(anchor.get("resource") or "")
    if resource.startswith("./"):
        return AddressTarget("internal", _title(_strip_dots(resource)))
    title = anchor.get("title")
    return AddressTarget("internal", f"Media:{_title(title)}") if title else None


# How MediaWiki writes the address of a page that is not there.
_RED_LINK = re.compile(r"title=([^&;+#=]+)&action=edit&redlink=1")


# Pages of one wiki lead to the same pages again and again: what an address means by itself is kept.
@kept(16_384)
def _target_of_query(query: str) -> AddressTarget | None:
    """The page that the query of ``index.php`` names; None when it names none."""
    red_link = _RED_LINK.fullmatch(query)
    if red_link is not None:
        return AddressTarget("internal", _title(unquote(red_link[1])), red=True)
    query, _, fragment = query.partition("#")
    arguments = _arguments(query)
    if "wpDestFile" in arguments:
        return AddressTarget("internal", _title(arguments["wpDestFile"][0]), red=True, upload=True)
    if "title" not in arguments:
        return None
    red = "redlink" in arguments
    if not red and not set(arguments) <= {"title", "redirect", "variant"}:
        return None  # an action or an old version is not a link to the page
    anchor = _fragment(fragment) if fragment else None
    return AddressTarget("internal", _title(arguments["title"][0]), anchor, red=red or None)


@kept(16_384)
def _title_of_path(path: str) -> str:
    return _title(unquote(path))


def _arguments(query: str) -> dict[str, list[str]]:
    """The arguments of an address; none when there are more than any wiki gives."""
    try:
        return parse_qs(query, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return {}


def _title(text: str) -> str:
    return " ".join(text.replace("_", " ").split())


def _fragment(text: str) -> str | None:
    return unquote(text).replace(" ", "_") or None


def _strip_dots(href: str) -> str:
    while href.startswith(("./", "../")):
        href = href[href.index("/") + 1 :]
    return href


def host_and_path(url: str) -> tuple[str, str]:
    """Host (lower case, without port) and the rest from its first slash on."""
    rest = url.partition("//")[2]
    match = re.search(r"[/?#]", rest)
    end = match.start() if match else len(rest)
    host = rest[:end].rpartition("@")[2].partition(":")[0].lower()
    return host, rest[end:]


def page_of_path(path: str) -> str:
    """The title in another wiki's address: after ``/wiki/``, ``index.php/``, ``title=``."""
    for before in ("/wiki/", "/index.php/"):
        _, found, rest = path.partition(before)
        if found:
            return _title(unquote(rest.partition("?")[0]))
    _, _, query = path.partition("?")
    titles = _arguments(query).get("title")
    if titles and titles[0]:
        return _title(titles[0])
    return _title(unquote(path.lstrip("/")))
