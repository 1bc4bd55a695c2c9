"""What is called a unit in a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from wikiextract.map.values.numbers.data_files import (
    NamesOfUnits,
    names_of_units,
    number_words,
    units_file,
)
from wikiextract.map.values.numbers.heads import head_of, heads_of
from wikiextract.map.values.numbers.number_forms import codes_of
from wikiextract.map.values.numbers.units import (
    Readings,
    raised,
    unit_of_code,
    unit_table,
)

_SHORTEST_NAME = 3
_ENGLISH = "en"


class UnitWords(NamedTuple):
    """Names of units, words for powers before and behind, for "per", and for what is counted.

    The `own` ones are those that we state, which come first; one without a code is another word.
    `heads` are those of all of these.
    """

    own: Mapping[str, str]
    names: tuple[NamesOfUnits, ...]
    before: tuple[tuple[str, int], ...]
    behind: tuple[tuple[str, int], ...]
    per: tuple[str, ...]
    counted: frozenset[str]
    heads: frozenset[str]

    def may_begin(self, text: str, start: int) -> bool:
        """Return False, quickly, for a place where none of these words begins."""
        return head_of(text, start) in self.heads

    def find(self, name: str) -> Readings:
        """Return the units that a name or a symbol may mean, none where it is none."""
        table = unit_table()
        folded = " ".join(name.split()).casefold()
        clean = folded.rstrip(".")
        own = self.own.get(name) or self.own.get(clean)
        if own and (unit := unit_of_code(own)):
            return (unit,)
        if found := table.symbols.get(name):
            return found
        for names in self.names:
            if codes := names.names.get(clean):
                return tuple(filter(None, map(unit_of_code, codes.split(" "))))
        if len(folded) < _SHORTEST_NAME:
            return ()
        return table.names.get(folded, ())

    def find_power(self, name: str) -> Readings:
        """Return the areas or volumes that words for a power around the name of a length mean."""
        folded = name.casefold()
        for word, power in self.before:
            if folded.startswith(word):
                return self._raised(name[len(word) :].strip(), power)
        for word, power in self.behind:
            if folded.endswith(word):
                return self._raised(name[: -len(word)].strip(), power)
        return ()

    def _raised(self, name: str, power: int) -> Readings:
        return tuple(raised(unit, power) for unit in self.find(name) if unit.is_length)


@lru_cache(maxsize=256)
def unit_words(language: str | None) -> UnitWords:
    """Return how units are called in a language, in those that stand in for it, and in English."""
    codes = list(dict.fromkeys((*codes_of(language), _ENGLISH)))
    named = [names_of_units(code) for code in codes]
    words = [number_words().languages.get(code) for code in codes]
    english = units_file().powers
    before = [(f"{word} ", 2) for word in english.square]
    before += [(f"{word} ", 3) for word in english.cubic]
    behind: list[tuple[str, int]] = []
    for names in named:
        for power, patterns in ((2, names.square), (3, names.cubic)):
            before += [(word, power) for word in _around(patterns, before=True)]
            behind += [(word, power) for word in _around(patterns, before=False)]
    per = [*(word for one in words if one for word in one.per)]
    per += [word for names in named for word in names.per]
    own = {name: code for one in reversed(words) if one for name, code in one.units.items()}
    counted = frozenset(word.casefold() for one in words if one for word in one.count)
    powers = (word for word, _ in (*before, *behind))
    heads = _heads_of_table().union(*map(_heads_in, codes))
    heads |= heads_of((*own, *powers, *per, "/", *counted))
    # "kmkare": a short name goes on with the word for its power.
    short = [head for head in heads if len(head) < _SHORTEST_NAME]
    heads |= heads_of(f"{head}{word}" for head in short for word, _ in behind)
    return UnitWords(
        own=own,
        names=tuple(names for names in named if names.names),
        before=tuple(_longest_first(before)),
        behind=tuple(_longest_first(behind)),
        per=tuple(sorted(dict.fromkeys(per), key=len, reverse=True)),
        counted=counted,
        heads=heads,
    )


@cache
def _heads_of_table() -> frozenset[str]:
    return heads_of((*unit_table().symbols, *unit_table().names))


@cache
def _heads_in(language: str) -> frozenset[str]:
    return heads_of(names_of_units(language).names)


def _longest_first(words: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(dict.fromkeys(words), key=lambda word: len(word[0]), reverse=True)


def _around(patterns: Iterable[str], *, before: bool) -> Iterator[str]:
    """Yield the words in front of the place of a unit in patterns, or those behind it."""
    for pattern in patterns:
        first, _, last = pattern.partition("{0}")
        if word := first if before else last:
            yield word
