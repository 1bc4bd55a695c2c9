"""Category links, which show nothing, and categories that MediaWiki puts pages into by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.render.sanitizer import decode_references
from wikiextract.site.title import CATEGORY

if TYPE_CHECKING:
    from wikiextract.render.state import PageState
    from wikiextract.site import Title


def take_category(title: Title, sort_key: str, state: PageState) -> None:
    """Note a category; the sort key is the link's text (empty: none is stated)."""
    key = state.strip.remove(decode_references(sort_key)).replace("\n", "")
    state.add_category(title.text, key or state.default_sort())


def track(message: str, state: PageState, sort_key: str | None = None) -> None:
    """Put the page into one of the wiki's categories of pages with something to mend.

    `message` is the interface message that names the category; ``-`` means that there is none.
    Without a `sort_key` the page's own counts.
    """
    name = state.message(message)
    title = state.site.title(name, CATEGORY) if name and name != "-" else None
    if title is not None and title.namespace == CATEGORY:
        state.add_category(title.text, state.default_sort() if sort_key is None else sort_key)
