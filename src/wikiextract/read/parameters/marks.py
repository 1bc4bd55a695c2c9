"""Marks: characters that say, through a rendering, which parameter a text is the value of.

A mark is a private-use character that no page uses. It stands within a word, so that whatever
looks at the text for markup sees what it would see without. Whether a rendering with marks shows
the same as one without is checked afterwards: only then what they say counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple
from unicodedata import category

from wikiextract.expand.markers import DELIMITER

FIRST = 0xF0000
"""The first mark: the beginning of a private-use plane."""

MOST = 0xFFFD
_ANY = re.compile(f"[{chr(FIRST)}-{chr(FIRST + MOST)}]")
_PLACES = 3
_TAIL = 30
_MOST_WORDS = 200

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
_LETTER = re.compile(r"\w")


class MarkedText(NamedTuple):
    """Expanded wikitext with marks, and the names of the parameters that they stand for."""

    text: str
    names: Sequence[str]


def has_marks(text: str) -> bool:
    """Return True if any mark stands in `text`."""
    return _ANY.search(text) is not None


def marks_in(text: str) -> list[int]:
    """Return the numbers of the marks in `text`, each once, in their order."""
    return list(dict.fromkeys(all_marks_in(text)))


def all_marks_in(text: str) -> list[int]:
    """Return the numbers of all the marks in `text`, in their order."""
    return [ord(mark) - FIRST for mark in _ANY.findall(text)]


def marks_behind(text: str, size: int) -> list[int]:
    """Return the numbers of the marks that more than `size` characters of the text are before."""
    marks = enumerate(_ANY.finditer(text))
    return [ord(mark[0]) - FIRST for count, mark in marks if mark.start() - count > size]


def without_marks(text: str, numbers: Container[int] | None = None) -> str:
    """Return `text` as it was before, or without the marks of these numbers alone."""
    if numbers is None:
        return _ANY.sub("", text)
    return _ANY.sub(lambda mark: "" if ord(mark[0]) - FIRST in numbers else mark[0], text)


def with_marks(
    text: str, ranges: Iterable[tuple[int, int, int]], whole: Container[int] = ()
) -> str:
    """Return `text` with marks.

    `ranges` are starts, ends and numbers (below `MOST`), in any order. Of those in `whole` each
    word is marked at its beginning and its end, so that `is_all` can tell when it is all there is.
    """
    closed = _Closed(text)
    places: list[tuple[int, int]] = []
    for start, end, number in ranges:
        put = _all_places if number in whole else _places
        places += ((place, number) for place in put(text, start, end, closed))
    places.sort()
    pieces: list[str] = []
    position = 0
    for place, number in places:
        pieces += (text[position:place], chr(FIRST + number))
        position = place
    return "".join((*pieces, text[position:]))


_WORD_WITH_MARKS = re.compile(rf"(?:\w|{_ANY.pattern})+")


def is_all(text: str, numbers: Container[int]) -> bool:
    """Return True if every word of `text` has marks of `numbers` alone, at its beginning and end.

    Besides there may be blanks and punctuation, and signs between words (``49°0'``), but no other.
    """
    position = 0
    for word in _WORD_WITH_MARKS.finditer(text):
        shown = word[0]
        if not (_ANY.match(shown, 1) and _ANY.match(shown[-1])):
            return False
        if any(number not in numbers for number in marks_in(word[0])):
            return False
        if not position and not _is_punctuation(text[: word.start()]):
            return False
        position = word.end()
    return position > 0 and _is_punctuation(text[position:])


_WITH_LETTERS = frozenset({"Mn", "Mc", "Me", "Cf"})
"""Categories of what goes with the letter before it: signs of vowels and tones, directions."""


def _is_punctuation(text: str) -> bool:
    """Return True for blanks and punctuation, which say nothing by themselves (as ``%`` does)."""
    return all(
        sign.isspace()
        or category(sign) in _WITH_LETTERS
        or (category(sign)[0] == "P" and sign not in "%‰#&@*†")
        for sign in text
    )


class _Closed:
    """The stretches of a text in which no mark may stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = [match.span() for match in _NO_TEXT.finditer(text)]
        self._ends = [end for _, end in self._spans]

    def words_outside(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where words begin and end in a range, but for those in such stretches."""
        index = bisect_right(self._ends, start)
        for word in _WORD.finditer(self._text, start, end):
            first, last = word.span()
            while index < len(self._spans) and self._ends[index] <= first:
                index += 1
            if index == len(self._spans) or self._spans[index][0] >= last:
                yield first, last


def _places(text: str, start: int, end: int, closed: _Closed) -> list[int]:
    """Where in `text[start:end]` marks may stand: in its first words and in its last one."""
    # Of a short text all words are looked at, of a long one those at its beginning and its end.
    short = end - start <= _TAIL
    words = closed.words_outside(start, end)
    found = [first for first, _ in (words if short else islice(words, _PLACES))]
    if len(found) >= _PLACES:
        last = found[-1] if short else _last_word(text, start, end, closed)
        return [place + 1 for place in dict.fromkeys((*found[:_PLACES], last))]
    if found:
        return [place + 1 for place in found]
    # A file's name or an address: behind what says that it is one.
    colon = text.rfind(":", start, end)
    word = _WORD.search(text, max(colon, start), end)
    return [word.start() + 1] if word is not None else []


def _all_places(text: str, start: int, end: int, closed: _Closed) -> list[int]:
    """Where in `text[start:end]` marks stand that show that nothing else is there."""
    words = list(islice(closed.words_outside(start, end), _MOST_WORDS + 1))
    if not 0 < len(words) <= _MOST_WORDS:
        return _places(text, start, end, closed)
    return sorted({place for first, last in words for place in (first + 1, last)})


def _last_word(text: str, start: int, end: int, closed: _Closed) -> int:
    """Where the last of the words begins, of which there are some; looked for from the end on."""
    size = _TAIL
    while True:
        tail = max(start, end - size)
        while tail > start and _LETTER.match(text, tail - 1):
            tail -= 1
        *_, last = ((-1, -1), *closed.words_outside(tail, end))
        if last[0] >= 0:
            return last[0]
        size *= 4
