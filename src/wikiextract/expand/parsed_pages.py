"""Pages as transclusion sees them: fetched, redirects followed, scanned, and kept for a while."""

from __future__ import annotations

from collections import OrderedDict

import msgspec

from wikiextract.expand.messages import default_message
from wikiextract.expand.pieces import Pieces
from wikiextract.expand.scanner import scan
from wikiextract.expand.tokens import Mode
from wikiextract.expand.wiki_converters import WikiConverters
from wikiextract.site import Site
from wikiextract.site.title import MEDIAWIKI, Title
from wikiextract.store.page_source import PageSource


class ParsedPage(msgspec.Struct, frozen=True, eq=False):
    """The page that a transclusion uses: `title` is where a redirect led."""

    title: Title
    text: str
    pieces: Pieces


class ParsedTexts:
    """Scanned texts by what they say, whatever page they are of; what was used longest ago goes.

    Any number of page sources of one site may share it: equal texts have equal pieces.
    """

    def __init__(self, site: Site, characters: int) -> None:
        """At most `characters` of wikitext are kept."""
        self._site = site
        self._budget = characters
        self._known: OrderedDict[tuple[str, Mode], Pieces] = OrderedDict()
        self._kept = 0

    def pieces(self, text: str, mode: Mode) -> Pieces:
        """The pieces of `text`."""
        key = (text, mode)
        pieces = self._known.get(key)
        if pieces is not None:
            self._known.move_to_end(key)
            return pieces
        pieces = scan(text, extension_tags=self._site.extension_tags, mode=mode)
        self._known[key] = pieces
        self._kept += _PAGE_COST + len(text)
        while self._kept > self._budget and len(self._known) > 1:
            (dropped, _), _ = self._known.popitem(last=False)
            self._kept -= _PAGE_COST + len(dropped)
        return pieces


class ParsedPages:
    """Fetches pages for transclusion from one page source and keeps the parsed ones.

    At most `characters` of wikitext are kept; what was used longest ago goes first. Missing pages
    are remembered too. `texts`, which may be shared with other page sources of the site, does the
    scanning.
    """

    def __init__(
        self,
        site: Site,
        pages: PageSource,
        converters: WikiConverters,
        characters: int,
        texts: ParsedTexts | None = None,
    ) -> None:
        self._converters = converters
        self._site = site
        self._pages = pages
        self._budget = characters
        self._known: OrderedDict[tuple[int, str], ParsedPage | None] = OrderedDict()
        self._shared = texts
        self._texts = ParsedTexts(site, characters // 10)
        self._kept = 0

    def page(self, title: Title) -> ParsedPage | None:
        """The page to transclude for `title`, None when there is none.

        A redirect, and one that it leads to, are followed, as MediaWiki 1.39 does; the text of a
        third one is transcluded.
        """
        key = (title.namespace, title.text)
        try:
            found = self._known[key]
        except KeyError:
            found = self._known[key] = self._fetch(title.page)
            self._kept += _PAGE_COST + (len(found.text) if found else 0)
            while self._kept > self._budget and len(self._known) > 1:
                _, dropped = self._known.popitem(last=False)
                self._kept -= _PAGE_COST + (len(dropped.text) if dropped else 0)
        else:
            self._known.move_to_end(key)
        return found

    def parse(self, text: str, mode: Mode = "page") -> Pieces:
        """The pieces of a text that is expanded on its own; short ones are kept."""
        if len(text) > _LONG:
            return scan(text, extension_tags=self._site.extension_tags, mode=mode)
        return self._texts.pieces(text, mode)

    def _fetch(self, title: Title) -> ParsedPage | None:
        title = self._target(title)
        text = self._text(title)
        if text is None:
            other = self._converters.existing(title)
            if other is not None:
                title = self._target(other)
                text = self._text(title)
        if text is None:
            return None
        text = text.replace("\x7f", "?")
        if self._shared is not None:
            pieces = self._shared.pieces(text, "inclusion")
        else:
            pieces = scan(text, extension_tags=self._site.extension_tags, mode="inclusion")
        return ParsedPage(title, text, pieces)

    def _target(self, title: Title) -> Title:
        """The page that redirects lead to; what leads nowhere is transcluded as it is."""
        for _ in range(_MOST_REDIRECTS):
            redirect = self._pages.redirect(title)
            target = None if redirect is None else self._site.title(redirect.target)
            if target is None:
                break
            if not self._pages.exists(target.page) and self._text(target.page) is None:
                break
            title = target.page
        return title

    def _text(self, title: Title) -> str | None:
        """The text of exactly this page; for messages, what MediaWiki says by default."""
        page = self._pages.text(title)
        if page is not None:
            return page.text
        if title.namespace == MEDIAWIKI and title.interwiki is None:
            return default_message(self._site, title.text)
        return None


_MOST_REDIRECTS = 2

_PAGE_COST = 100
"""Characters that a kept page counts besides its text, so that empty ones are bounded too."""

_LONG = 5_000
