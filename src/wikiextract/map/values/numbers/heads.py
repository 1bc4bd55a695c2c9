"""How names begin: most words behind a number are no name, and their first letters tell."""

from __future__ import annotations

from collections.abc import Iterable

from wikiextract.map.values.numbers.characters import joins_words

_MOST = 3


def head_of(text: str, start: int = 0) -> str:
    """Return up to three letters, casefolded, of the word at a place; there, or one sign.

    A name that stands at a place has the same head as the place.
    """
    head = text[start : start + _MOST].casefold()[:_MOST]
    for place, letter in enumerate(head):
        if not letter.isalpha() or joins_words(letter):
            return head[: place or 1]
    return head


def heads_of(names: Iterable[str]) -> frozenset[str]:
    """Return the heads of some names."""
    return frozenset(map(head_of, names))
