"""Words for north, south, east and west beside degrees, which differ by language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from msgspec.structs import asdict

from wikiextract.map.values.coordinates.data_files import Directions, hemispheres, place_words

Axis: TypeAlias = Literal["latitude", "longitude"]
# Scripts without spaces begin here; their words have letters right beside them.
_IDEOGRAPHS = "\u0e00"
_SHORT = 2


class Side(NamedTuple):
    """Half of an axis: the sign of the degrees that are on it."""

    axis: Axis
    sign: int


_SIDES: Mapping[str, Side] = {
    "north": Side("latitude", 1),
    "south": Side("latitude", -1),
    "east": Side("longitude", 1),
    "west": Side("longitude", -1),
}


def sides_of(first: str, second: str, language: str | None) -> tuple[Side, Side] | None:
    """Return the halves of the axes that two words name together, in the order of the words.

    None where they name none, or where sets of words differ about them.
    """
    found: set[tuple[Side, Side]] = set()
    first, second = _folded(first), _folded(second)
    for words in _sets(language or ""):
        one, other = words.get(first), words.get(second)
        if one is not None and other is not None and one.axis != other.axis:
            found.add((one, other))
    return found.pop() if len(found) == 1 else None


def side_of(word: str, language: str | None) -> Side | None:
    """Return the half of an axis that one word names; None where it may name none, or several."""
    folded = _folded(word)
    found = {words[folded] for words in _sets(language or "") if folded in words}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=256)
def words_pattern(language: str) -> str:
    """Return a pattern of all words for directions in a language."""
    words = sorted({word for some in _directions(language) for word in _words(some)}, key=len)
    return "|".join(map(_pattern, reversed(words)))


@lru_cache(maxsize=256)
def _sets(language: str) -> tuple[Mapping[str, Side], ...]:
    """The words of a language that go together, with what each names."""
    return tuple(
        {
            _folded(word): _SIDES[direction]
            for direction, some in asdict(words).items()
            for word in some
        }
        for words in _directions(language)
    )


def _directions(language: str) -> Iterator[Directions]:
    """The sets of a language's words; those of its base where it has none of its own."""
    own = place_words().sets.get(language, ())
    known = hemispheres().languages.get(language)
    base = language.partition("-")[0]
    if not own and known is None and base != language:
        yield from _directions(base)
        return
    yield from own
    if known is not None:
        yield known
    yield place_words().letters


def _words(some: Directions) -> Iterator[str]:
    for words in asdict(some).values():
        yield from words


def _folded(word: str) -> str:
    """A word without dots and spaces, and without case unless it is a letter or two."""
    plain = "".join(word.replace(".", "").replace("․", "").split())
    return plain.casefold() if len(plain) > _SHORT else plain


def _pattern(word: str) -> str:
    """A pattern of a word whose dots and spaces may be left out."""
    pattern = re.escape(word).replace(r"\.", r"\.?").replace(r"\ ", r"\s?")
    if len(word) > _SHORT:
        pattern = f"(?i:{pattern})"
    if word[0] < _IDEOGRAPHS:
        pattern = rf"(?<![^\W\d_]){pattern}(?![^\W\d_])"
    return pattern
