"""Running text that need not be read, where of a wikitext only the places of blocks count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

# A letter or digit, or a link to a page whose text begins with one.
_SHOWS = re.compile(
    r"[\s']*(?:[^\W_]"
    r"|\[\[[^\W_][^\[\]|:{}<>&%\n]*(?:\|[^\W_][^\[\]|{}<>\n]*)?\]\])"
)


class SkippedTexts:
    """Tells which stretches of a text make no block but a paragraph, which items no other items.

    `kept` are the places of what may make blocks: extension tags whose source is kept, calls that
    show such; `calls` those of all calls. `with_tables`: the page may have tables, so that the
    length of its lead matters.
    """

    __slots__ = ("_calls", "_kept", "_text", "_with_tables")

    def __init__(
        self, text: str, kept: Iterable[int], calls: Iterable[int], *, with_tables: bool
    ) -> None:
        self._text = text
        self._kept = sorted(kept)
        self._calls = sorted(calls)
        self._with_tables = with_tables

    def has(self, start: int, end: int) -> bool:
        """Return True if a stretch makes nothing but a paragraph and pictures beside it."""
        return _none_within(self._kept, start, end)

    def has_shown(self, start: int, end: int) -> bool:
        """Return True if a stretch makes a paragraph for sure, whose length nobody asks for."""
        return not self._with_tables and self.has(start, end) and self._shows(start, end)

    def has_item(self, start: int, end: int) -> bool:
        """Return True if what stands in a list's line is an item for sure, and only one."""
        return _none_within(self._calls, start, end) and self._shows(start, end)

    def _shows(self, start: int, end: int) -> bool:
        return _SHOWS.match(self._text, start, end) is not None


def _none_within(places: list[int], start: int, end: int) -> bool:
    index = bisect_left(places, start)
    return index == len(places) or places[index] >= end
