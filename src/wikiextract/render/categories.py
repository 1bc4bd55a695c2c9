"""Category links, which show nothing, and categories that MediaWiki puts pages into by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from wikiextract.expand.markers import remove_markers
from wikiextract.render.result import RenderedCategory
from wikiextract.render.sanitizer import decode_references
from wikiextract.site.title import CATEGORY

if TYPE_CHECKING:
    from wikiextract.render.messages import Messages
    from wikiextract.site import Site, Title
    from wikiextract.store.page_source import PageSource


class SortKeys(Protocol):
    """States by which keys categories sort the page (an `Expansion`)."""

    @property
    def sort_keys(self) -> Sequence[tuple[int, str]]:
        """See `Expansion.sort_keys`."""
        ...


class Categories:
    """The categories of one page.

    `tag` is the number of the extension tag that is being rendered, ``None`` in the page's text:
    a tag knows only of those sort keys that were stated before it.
    """

    def __init__(self, site: Site, messages: Messages, stated: SortKeys) -> None:
        self.tag: int | None = None
        self._site = site
        self._messages = messages
        self._stated = stated
        self._stated_by_page = len(stated.sort_keys)
        self._sort_keys: dict[Title, str] = {}

    def add(self, title: Title, sort_key: str) -> None:
        """Put the page into a category as a link does; `sort_key` is the link's text (HTML).

        An empty one is none; then the page's own counts. Of several links the last one counts.
        """
        key = remove_markers(decode_references(sort_key)).replace("\n", "")
        self._sort_keys[title.page] = key or self._default_sort()

    def track(self, message: str, sort_key: str | None = None) -> None:
        """Put the page into one of the wiki's categories of pages with something to mend.

        `message` is the interface message that names the category; ``-`` means that there is none.
        Without a `sort_key` the page's own counts.
        """
        name = self._messages.get(message)
        title = self._site.title_in(CATEGORY, name) if name and name != "-" else None
        if title is not None:
            self._sort_keys[title.page] = self._default_sort() if sort_key is None else sort_key

    def result(self, pages: PageSource) -> tuple[RenderedCategory, ...]:
        """Return the categories, with what `pages` knows of them."""
        return tuple(
            RenderedCategory(
                name=title.text, sort_key=sort_key, hidden=pages.is_hidden_category(title)
            )
            for title, sort_key in self._sort_keys.items()
        )

    def _default_sort(self) -> str:
        """Return the page's sort key; in a tag the one that was stated before the tag."""
        keys = self._stated.sort_keys
        if len(keys) > self._stated_by_page or self.tag is None:
            return keys[-1][1] if keys else ""
        earlier = [key for count, key in keys if count <= self.tag]
        return earlier[-1] if earlier else ""
