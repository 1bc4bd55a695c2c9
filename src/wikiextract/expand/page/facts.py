"""The facts about a page that are known before it is expanded."""

from __future__ import annotations

from datetime import datetime

import msgspec

from wikiextract.expand.messages import message
from wikiextract.expand.options import ExpandOptions
from wikiextract.expand.wiki_converters import WikiConverters
from wikiextract.language.facts import Language
from wikiextract.site import Site, Title
from wikiextract.sources.page import Revision
from wikiextract.store.page_source import PageSource
from wikiextract.wikibase.client import Client


class PageFacts(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """The page, its wiki and the options of the expansion.

    None of these is exchanged while the page is expanded; `entities` note what the page asked for.

    `pages` are the other pages of the wiki, modules and messages among them; `entities` answers of
    its Wikibase (None: nobody knows it); `converters` give text in the variants of its language;
    `language` is the one in which the page is written; `now` is the time that it shows (aware);
    `wikitext` is its own.
    """

    site: Site
    title: Title
    pages: PageSource
    entities: Client | None = None
    converters: WikiConverters
    options: ExpandOptions
    language: Language
    revision: Revision
    page_id: int | None
    now: datetime
    wikitext: str

    @property
    def size(self) -> int:
        """The size of the page's wikitext in bytes."""
        return len(self.wikitext.encode("utf-8", "replace"))

    def message(self, name: str, *parameters: str) -> str | None:
        """Return the wikitext of an interface message; None when nobody knows the message."""
        return message(self.site, self.pages, name, *parameters)
