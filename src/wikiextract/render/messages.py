"""Interface messages that rendering shows: the wiki's own, else the language's, else English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from wikiextract.data_files import DataFile, read_data
from wikiextract.expand.messages import message

if TYPE_CHECKING:
    from wikiextract.site import Site
    from wikiextract.store.page_source import PageSource


# Names may come from pages: they are titles.
_LONGEST_NAME, _MOST_KNOWN = 255, 5_000


class Messages:
    """The interface messages of one wiki, each looked up once."""

    def __init__(self, site: Site, pages: PageSource) -> None:
        self._site = site
        self._pages = pages
        self._known: dict[str, str | None] = {}

    def get(self, name: str) -> str | None:
        """Return the wikitext of a message in the wiki's language, ``None`` if nobody knows it."""
        known = self._known
        if name not in known:
            if len(name) > _LONGEST_NAME:
                return None
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[name] = message(self._site, self._pages, name)
        return known[name]

    def shown(self, name: str) -> str:
        """Return the wikitext of a message; in English where the wiki's language has none."""
        return self.get(name) or _english()[name]


@lru_cache(maxsize=1)
def _english() -> Mapping[str, str]:
    return read_data("wikiextract.render", "messages", _RenderingMessages).messages


class _RenderingMessages(DataFile, frozen=True):
    messages: Mapping[str, str]
