"""Category links: they show nothing and put the page into a category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.render.sanitizer import decode_references

if TYPE_CHECKING:
    from wikiextract.render.state import PageState
    from wikiextract.site import Title


def take_category(title: Title, sort_key: str, state: PageState) -> None:
    """Note a category; the sort key is the link's text (empty: none is stated)."""
    key = state.strip.remove(decode_references(sort_key)).replace("\n", "")
    state.add_category(title.text, key)
