"""Titles and what is known of their pages."""

from __future__ import annotations

import re
from typing import Any, TypeAlias
from urllib.parse import unquote_plus

from wikiextract.expand.functions.pages.urls import full_url, local_url
from wikiextract.expand.functions.text.encode import (
    anchor,
    escape_attribute,
    section_name,
    wiki_encode,
)
from wikiextract.expand.lua.session import Session, decode, encode
from wikiextract.expand.markers import remove_markers
from wikiextract.kept import kept
from wikiextract.language.facts import load_language
from wikiextract.site import Title
from wikiextract.site.title import FILE, MAIN, MEDIA, MODULE, SPECIAL
from wikiextract.store.memory import default_model

TitleFacts: TypeAlias = tuple[Any, ...]
"""The facts of which mw.title.lua makes an object, in the order of its `new_object`."""

_ENTITY = re.compile("&[A-Za-z0-9\x80-\U0010ffff]+;")
_LUA_REDIRECT = re.compile(
    r'\s*return\s+require\s*(?:\[\[(.*?)\]\]|(?:\(\s*)?"((?:[^"\\]|\\.)*)"\)?)'
)


_OF_TITLE = 1_500
"""Characters that take as much memory as what is known of a title."""


@kept(4096)  # citations and the references to them ask for the same anchors
def _anchor(text: bytes) -> bytes:
    return encode(escape_attribute(anchor(section_name(remove_markers(decode(text))))))


class TitleCallbacks:
    """See the module."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- making titles --------------------------------------------------------------------------

    def namespace_id(self, namespace: Any) -> int | None:
        """The number of a namespace that is given by number or by name."""
        site = self._session.site
        if isinstance(namespace, bytes):
            name = decode(namespace).replace("_", " ").strip().lower()
            if name in site.namespace_ids:
                return site.namespace_ids[name]
            if not re.fullmatch(r"-?[0-9]{1,9}", name):
                return 0 if name == "" else None
            namespace = int(name)
        return int(namespace) if namespace in site.namespaces else None

    def title_new(self, text: bytes, namespace: int | None = None) -> TitleFacts | None:
        """``mw.title.new(text, namespace)``."""
        titles = self._session.memory_of_page.titles
        key = (text, namespace)
        if key in titles:
            return titles[key]
        facts = None
        try:
            title = self._session.site.title(text.decode(), namespace or MAIN)
        except UnicodeDecodeError:
            title = None
        if title is not None and (title.interwiki is None or not namespace):
            facts = self._facts(title)
        elif title is not None and title.text:
            facts = self._facts_elsewhere(title, namespace or MAIN)
        self._session.hold(_OF_TITLE + len(text))
        titles[key] = facts
        return facts

    def title_make(
        self,
        namespace: int,
        text: bytes,
        fragment: bytes | None = None,
        interwiki: bytes | None = None,
    ) -> TitleFacts | None:
        """``mw.title.makeTitle``: entities are no characters here, and a ``#`` ends the title."""
        site = self._session.site
        space = site.namespaces[namespace]
        name = space.canonical if interwiki else space.name
        head, sharp, tail = decode(text).partition("#")
        if _ENTITY.search(head):
            return None
        full = f"{name}:{head}" if name else head
        if interwiki:
            full = f"{decode(interwiki)}:{full}"
        title = site.title(full)
        if title is None or not title.text:
            return None
        if fragment:
            tail = f"{tail}#{decode(fragment)}" if sharp else decode(fragment)
        if tail:
            title = Title(
                title.namespace,
                title.text,
                tail.replace("_", " "),
                title.interwiki,
                namespaces=title.namespaces,
            )
        return self._facts(title)

    def title_of_id(self, page_id: float) -> TitleFacts | None:
        """The title of a page id: only that of the page itself is known."""
        self._session.count_expensive()
        page = self._session.page
        info = page.pages.info(page.title)
        if info is not None and info.page_id == int(page_id):
            return self._facts(page.title)
        return None

    def current_title(self) -> TitleFacts:
        """The page that is being expanded."""
        page, state = self._session.page, self._session.memory_of_page
        if state.current_title is None:
            state.current_title = self._facts(page.title)
        return state.current_title

    def _facts_elsewhere(self, title: Title, namespace: int) -> TitleFacts:
        """A title of another wiki that is taken to be in a namespace of this one."""
        facts = self._facts(title)
        space = self._session.site.namespaces[namespace]
        name = space.name
        prefixed = encode(f"{title.interwiki}:{space.canonical}:{title.text}")
        return (namespace, encode(name.replace(" ", "_")), *facts[2:5], prefixed, *facts[6:])

    def _facts(self, title: Title) -> TitleFacts:
        text = title.text
        is_local = title.interwiki is None
        has_subpages = is_local and title.has_subpages and "/" in text
        namespace = self._session.site.namespaces.get(title.namespace)
        is_content = namespace is not None and namespace.content
        base, root, subpage = text, text, text
        if has_subpages:
            base, _, subpage = text.rpartition("/")
            root = text.partition("/")[0]
        subject = title.subject.namespace_name if title.is_talk else title.namespace_name
        return (
            title.namespace,
            encode(title.namespace_name.replace(" ", "_")),
            encode(text),
            encode(title.fragment or ""),
            encode(title.interwiki or ""),
            encode(title.prefixed),
            encode(base),
            encode(root),
            encode(subpage),
            (1 if is_content or title.namespace == MAIN else 0) + (2 if has_subpages else 0),
            encode(subject.replace(" ", "_")),
        )

    # --- pages ----------------------------------------------------------------------------------

    def _title(self, namespace: int, text: bytes) -> Title:
        return Title(int(namespace), decode(text), namespaces=self._session.site.namespaces)

    def title_page(self, namespace: int, text: bytes) -> tuple[int, bool, bool, bytes]:
        """Page id, existence, whether it is a redirect, content model."""
        title = self._title(namespace, text)
        if namespace < 0:
            exists = namespace == SPECIAL and self._is_special_page(title.text)
            return (0, exists, False, b"wikitext")
        self._session.count_expensive(title)
        page = self._session.page
        if title != page.title:
            self._session.expansion.findings.look_up(title)
        info = page.pages.info(title)
        if info is None:
            return (0, False, False, encode(default_model(namespace, title.text)))
        redirect = info.is_redirect or self._lua_redirect(title) is not None
        model = info.model if info.model != "wikitext" else default_model(namespace, title.text)
        return (info.page_id or 0, True, redirect, encode(model))

    def _is_special_page(self, text: str) -> bool:
        """Return True if MediaWiki has a special page of this name (``/`` and more may follow)."""
        name = text.partition("/")[0].replace(" ", "_").casefold()
        names = load_language(self._session.site.language).special_pages
        return any(
            name == known.casefold()
            for canonical, aliases in names.items()
            for known in (canonical, *aliases)
        )

    def title_redirect(self, namespace: int, text: bytes) -> TitleFacts | None:
        """The target of a redirect."""
        if namespace < 0:
            return None
        title = self._title(namespace, text)
        self._session.count_expensive(title)
        found = self._session.page.pages.redirect(title)
        name = self._lua_redirect(title)
        if found is not None:
            name = found.target + (f"#{found.fragment}" if found.fragment else "")
        target = None if name is None else self._session.site.title(name)
        return None if target is None else self._facts(target)

    def _lua_redirect(self, title: Title) -> str | None:
        """Return the module that this one consists in requiring: the way to redirect a module."""
        if title.namespace != MODULE:
            return None
        page = self._session.page.pages.text(title)
        match = _LUA_REDIRECT.fullmatch(page.text.rstrip()) if page is not None else None
        return None if match is None else match[1] or match[2]

    def title_content(self, namespace: int, text: bytes) -> bytes | None:
        """The wikitext of a page."""
        if namespace < 0:
            return None
        title = self._title(namespace, text)
        page = self._session.page
        self._session.expansion.use(title)
        found = page.pages.text(title)
        if found is not None:
            return encode(found.text)
        if not page.pages.exists(title):
            return None
        # The text of an article is seldom stored, but that of this page is at hand.
        if title == page.title:
            return encode(page.wikitext)
        self._session.expansion.text_missing(title)
        return None

    def title_categories(self, namespace: int, text: bytes) -> tuple[bytes, ...]:
        """Categories of a page: nobody here knows them."""
        self._session.count_expensive(self._title(namespace, text))
        return ()

    def file_exists(self, text: bytes) -> bool:
        """Return True if the wiki has this file."""
        title = self._title(FILE, text)
        self._session.count_expensive(title)
        return self._session.page.pages.exists(title)

    # --- URLs -----------------------------------------------------------------------------------

    def wiki_encode(self, text: bytes) -> bytes:
        """Return a title as it stands in URLs."""
        return encode(wiki_encode(decode(text)))

    def anchor_encode(self, text: bytes) -> bytes:
        """The anchor of a heading."""
        return _anchor(text)

    def page_url(self, kind: bytes, page: bytes, query: bytes) -> bytes | None:
        """As `title_url`, of a text that need be no title, and of the file of a Media: link."""
        site = self._session.site
        # What is no title may be one that is written as in a URL.
        title = site.title(decode(page)) or site.title(unquote_plus(decode(page)))
        if title is not None and title.namespace == MEDIA:
            title = site.title(title.text, FILE) or title
        return self._url(kind, title, query)

    def title_url(self, kind: bytes, page: bytes, query: bytes) -> bytes | None:
        """Return the URL of a page: "local", "full", "canonical", or with a protocol."""
        return self._url(kind, self._session.site.title(decode(page)), query)

    def _url(self, kind: bytes, title: Title | None, query: bytes) -> bytes | None:
        site = self._session.site
        if title is None:
            return None
        if kind == b"local":
            return encode(local_url(site, title, decode(query)))
        url = full_url(site, title, decode(query))
        if url.startswith("//") and kind not in (b"full", b"relative"):
            url = ("http:" if kind == b"http" else "https:") + url
        return encode(url)

    def canonical_url(self) -> bytes:
        """Return the URL of the page that is being expanded."""
        title = self._session.page.title
        return self.page_url(b"canonical", encode(title.prefixed), b"") or b""
