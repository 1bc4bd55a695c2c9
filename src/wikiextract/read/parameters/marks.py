"""Marks: characters that say, through a rendering, which parameter a text is the value of.

A mark is a private-use character that no page uses. It stands within a word, so that whatever
looks at the text for markup sees what it would see without. Whether a rendering with marks shows
the same as one without is checked afterwards: only then what they say counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wikiextract.expand.markers import DELIMITER

FIRST = 0xF0000
"""The first mark: the beginning of a private-use plane."""

MOST = 0xFFFD
_ANY = re.compile(f"[{chr(FIRST)}-{chr(FIRST + MOST)}]")
_PLACES = 3

# What is no text, so that a mark in it would change more than a text.
_NO_TEXT = re.compile(
    f"{DELIMITER}[^{DELIMITER}]*{DELIMITER}"  # strip markers
    r"|<[^<>]*>"
    # Of a link its target, or, where that has a namespace, all before what follows the last pipe.
    r"|\[\[[^\[\]|\n:]*+(?:\||:(?:[^\[\]|\n]*\|)*)"
    r"|\[\[[^\[\]|\n]*+\|"
    r"|(?:https?:)?//[^\s\[\]<>|]*"
    r"|&#?\w{1,20};"
    r"|__\w+?__"
    r"|^\{\|.*|^[ ]*\|-.*"
    # The attributes of a cell.
    r"|(?:^[ ]*(?:\|\+?|!)|\|\||!!)[^\n|!\[{<]*+\|(?!\|)",
    re.MULTILINE,
)
_WORD = re.compile(r"\w+")


class MarkedText(NamedTuple):
    """Expanded wikitext with marks, and the names of the parameters that they stand for."""

    text: str
    names: Sequence[str]


def has_marks(text: str) -> bool:
    """Return True if any mark stands in `text`."""
    return _ANY.search(text) is not None


def marks_in(text: str) -> list[int]:
    """Return the numbers of the marks in `text`, each once, in their order."""
    return list(dict.fromkeys(ord(mark) - FIRST for mark in _ANY.findall(text)))


def without_marks(text: str) -> str:
    """Return `text` as it was before."""
    return _ANY.sub("", text)


def with_marks(text: str, ranges: Iterable[tuple[int, int, int]]) -> str:
    """Return `text` with marks.

    `ranges` are starts, ends and numbers (below `MOST`), in any order.
    """
    closed = [match.span() for match in _NO_TEXT.finditer(text)]
    ends = [end for _, end in closed]
    places: list[tuple[int, int]] = []
    for start, end, number in ranges:
        places += ((place, number) for place in _places(text, start, end, closed, ends))
    places.sort()
    pieces: list[str] = []
    position = 0
    for place, number in places:
        pieces += (text[position:place], chr(FIRST + number))
        position = place
    return "".join((*pieces, text[position:]))


def _places(
    text: str, start: int, end: int, closed: Sequence[tuple[int, int]], ends: Sequence[int]
) -> list[int]:
    """Where in `text[start:end]` marks may stand: in its first words and in its last one."""
    words = [word.span() for word in _WORD.finditer(text, start, end)]
    found = []
    index = bisect_right(ends, start)
    for first, last in words:
        while index < len(closed) and closed[index][1] <= first:
            index += 1
        if index == len(closed) or closed[index][0] >= last:
            found.append(first + 1)
    if not found:
        # A file's name or an address: behind what says that it is one.
        colon = text.rfind(":", start, end)
        return [first + 1 for first, _ in words if first > colon][:1]
    return [*found[:_PLACES], *found[_PLACES:][-1:]]
