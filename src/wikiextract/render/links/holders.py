"""Links between pages, held back until everything else is done.

While the other passes run, a marker stands for each link, so that none of them meets its address
or its tooltip. What a link looks like depends on whether its page exists.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from wikiextract.markup.names import INTERWIKI_LINK, RED_LINK
from wikiextract.render.sanitizer import anchor_link, escape_text
from wikiextract.site.title import FILE, MEDIA, MEDIAWIKI, SPECIAL

if TYPE_CHECKING:
    from wikiextract.render.state import PageState
    from wikiextract.site import Title

_HELD = re.compile("\x7fLINK([0-9]+)\x7f")
_URL_SAFE = "!$()*,/:;@~-._"
_TAGS = re.compile(r"<[^>]*>")


class _Held(NamedTuple):
    title: Title
    text: str


class LinkHolders:
    """The links of one page."""

    def __init__(self, state: PageState) -> None:
        self._state = state
        self._held: list[_Held] = []
        self._starts: dict[tuple[int, str, str | None], str] = {}
        self._red: str | None = None
        self.targets: dict[str, None] = {}
        self.interwiki: dict[str, None] = {}

    def hold(self, title: Title, text: str) -> str:
        """The marker for a link to `title` that shows `text` (HTML)."""
        self._held.append(_Held(title, text))
        return f"\x7fLINK{len(self._held) - 1}\x7f"

    def note_unseen(self) -> None:
        """Note also links that the page does not show, as those in captions of missing files."""
        for title, _ in self._held:
            self.start_tag(title)

    def resolve(self, text: str) -> str:
        """Put the links in place of their markers."""
        if "\x7fLINK" not in text:
            return text
        return _HELD.sub(self._link, text)

    def as_text(self, text: str) -> str:
        """Put the text of each link (HTML) in place of its marker."""
        if "\x7fLINK" not in text:
            return text
        return _HELD.sub(lambda match: self._held[int(match[1])].text, text)

    def _link(self, match: re.Match[str]) -> str:
        title, text = self._held[int(match[1])]
        # A link's text holds markers of other links only inside a picture's caption.
        if "\x7fLINK" in text:
            text = self.as_text(text)
        return f"{self.start_tag(title)}{text}</a>"

    def start_tag(self, title: Title) -> str:
        """``<a …>`` of a link to a page, which is noted."""
        if title.interwiki is not None:
            return self._interwiki(title)
        if not title.text:
            return f'<a href="#{escape_text(self._fragment(title))}">'
        key = (title.namespace, title.text, title.fragment)
        tag = self._starts.get(key)
        if tag is None:
            if title.namespace not in {SPECIAL, MEDIA}:
                self.targets[title.prefixed] = None
            tag = self._starts[key] = self._page(title)
        return tag

    def _fragment(self, title: Title) -> str:
        return anchor_link(title.fragment or "", self._state.fragment_mode)

    def _interwiki(self, title: Title) -> str:
        tooltip = escape_text(title.prefixed)
        return f'<a href="{self._interwiki_url(title)}" class="{INTERWIKI_LINK}" title="{tooltip}">'

    def _interwiki_url(self, title: Title) -> str:
        self.interwiki[title.full] = None
        wiki = self._state.site.interwiki.get(title.interwiki or "")
        url = (wiki.url if wiki is not None else "") or "$1"
        name = quoted(title.db_key)
        url = url.replace("$1", name) if name else url.replace("$1", "").rstrip("?")
        if title.fragment is not None:
            # Other wikis are taken to have the old anchors ($wgExternalInterwikiFragmentMode).
            # A bare fragment is whatever that wiki's scripts make of it.
            alike = not name or (wiki is not None and wiki.same_farm)
            url += "#" + anchor_link(title.fragment, "html5" if alike else "legacy")
        return escape_text(url)

    def _page(self, title: Title) -> str:
        if title.namespace == SPECIAL:
            title = self._state.site.local_special_page(title)
        shown = escape_text(title.prefixed)
        if title.namespace == SPECIAL:
            url = self.page_url(title)
            if state_knows_special_page(self._state, title):
                if title.fragment:
                    url += "#" + escape_text(self._fragment(title))
                return f'<a href="{url}" title="{shown}">'
            return self._red_link(url, title)
        if not self._exists(title):
            other = self._other_spelling(title)
            if other is not None:
                return self._page(other)
            return self._red_link(self.edit_url(title), title)
        url = self.page_url(title)
        if title.fragment:
            url += "#" + escape_text(self._fragment(title))
        redirect = self._state.pages.redirect(title)
        kind = ' class="mw-redirect"' if redirect is not None else ""
        return f'<a href="{url}"{kind} title="{shown}">'

    def _other_spelling(self, title: Title) -> Title | None:
        """A page that exists under the title in another variant of the language."""
        conversion = self._state.conversion
        if conversion is None:
            return None
        for text in conversion.spellings(title.text):
            other = self._state.site.title(text, title.namespace)
            if other is not None and other.namespace == title.namespace:
                other = replace(other, fragment=title.fragment)
                if self._exists(other):
                    return other
        return None

    def _red_link(self, url: str, title: Title) -> str:
        if self._red is None:
            self._red = self._state.message("red-link-title") or "$1 (page does not exist)"
        tooltip = escape_text(self._red.replace("$1", title.prefixed))
        return f'<a href="{url}" class="{RED_LINK}" title="{tooltip}">'

    def _exists(self, title: Title) -> bool:
        state = self._state
        if state.pages.exists(title):
            return True
        if title.namespace == FILE:
            return state.file(title) is not None
        return title.namespace == MEDIAWIKI and state.message(title.text) is not None

    def page_url(self, title: Title) -> str:
        """The path of a page of this wiki, escaped for HTML."""
        path = quoted(title.prefixed_db_key)
        return escape_text(self._state.site.article_path.replace("$1", path))

    def url(self, title: Title) -> str:
        """The address of a page here or elsewhere, escaped for HTML, whether it exists or not."""
        if title.interwiki is not None:
            return self._interwiki_url(title)
        url = self.page_url(title) if title.text else ""
        if title.fragment:
            url += "#" + escape_text(self._fragment(title))
        return url

    def upload_url(self, file: Title) -> str:
        """The path of the form to upload a file that does not exist, escaped for HTML."""
        site = self._state.site
        form = site.title("Upload", SPECIAL)
        name = "" if form is None else quoted(site.local_special_page(form).prefixed_db_key)
        path = f"{self._state.options.script_path}?title={name}&wpDestFile={quoted(file.db_key)}"
        return escape_text(path)

    def edit_url(self, title: Title) -> str:
        """The path of the form for a page that does not exist, escaped for HTML."""
        path = quoted(title.prefixed_db_key)
        return f"{self._state.options.script_path}?title={path}&amp;action=edit&amp;redlink=1"


def state_knows_special_page(state: PageState, title: Title) -> bool:
    """Whether a special page of this name comes with MediaWiki."""
    return state.site.special_page(title.text) is not None


@lru_cache(maxsize=32_768)
def quoted(name: str) -> str:
    """A page's name, with underscores, as it stands in an address."""
    return quote(name, safe=_URL_SAFE)


def plain_text(html: str) -> str:
    """HTML text without its tags (references not decoded)."""
    return _TAGS.sub("", html) if "<" in html else html
