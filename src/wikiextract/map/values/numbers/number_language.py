"""The words around numbers in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from wikiextract.map.values.numbers.characters import joins_words
from wikiextract.map.values.numbers.currencies import heads_before, heads_behind
from wikiextract.map.values.numbers.data_files import number_words, scales
from wikiextract.map.values.numbers.heads import head_of, heads_of
from wikiextract.map.values.numbers.number_forms import NumberForms, codes_of, forms_of
from wikiextract.map.values.numbers.unit_words import UnitWords, unit_words

_ENGLISH = "en"
_LONGEST_SCALE = 20
_NO_WORD = " 0123456789.,;:()[]/%-+"
# A hyphen before a unit, a plus for "or more".
_SIGNS_BEHIND = frozenset("-+")
Words: TypeAlias = Mapping[str, tuple[str, ...]]
"""Words in small letters by their first letter, the longest first."""


class NumberLanguage(NamedTuple):
    """What is known of a language to read numbers in it."""

    code: str | None
    forms: NumberForms
    units: UnitWords
    about: Words
    about_after: Words
    low: Words
    low_after: Words
    high: Words
    high_after: Words
    to: Words
    between: tuple[tuple[Words, Words], ...]
    year: frozenset[str]
    capital_nouns: bool
    ordinal: tuple[str, ...]
    ordinal_before: Words
    ordinal_forms: Mapping[str, str]
    scale: Mapping[str, int]
    scale_heads: frozenset[str]
    heads_before: frozenset[str]
    heads_behind: frozenset[str]

    def may_lead(self, text: str, place: int) -> bool:
        """Return False, quickly, where no word or currency in front of a number begins."""
        return head_of(text, place) in self.heads_before

    def may_go_on(self, text: str, place: int) -> bool:
        """Return False, quickly, where no scale, unit, currency or other word begins."""
        return head_of(text, place) in self.heads_behind

    def scale_at(self, text: str, start: int) -> tuple[int, int]:
        """Return the power of ten that a word at a place means and where the word ends.

        (0, start) for none.
        """
        if head_of(text, start) not in self.scale_heads:
            return 0, start
        for end in range(min(len(text), start + _LONGEST_SCALE), start, -1):
            word = text[start:end]
            if word[-1] == " " or not ends_word(text, end):
                continue
            folded = word.casefold()
            power = self.scale.get(folded) or self.scale.get(folded.rstrip("."))
            if power:
                return power, end
        return 0, start


@lru_cache(maxsize=256)
def number_language(language: str | None) -> NumberLanguage:
    """Return the words of a language and of those that stand in for it; English where none does."""
    known_words = number_words()
    known = known_words.languages
    codes = list(codes_of(language))
    found = [known[code] for code in codes if code in known]
    own = found[0] if found else known[_ENGLISH]
    scale = dict(known_words.any_scale)
    for code in reversed(codes if found or any(c in scales() for c in codes) else [_ENGLISH]):
        scale |= {word.casefold(): power for word, power in scales().get(code, {}).items()}
        if code in known:
            scale |= {word.casefold(): power for word, power in known[code].scale.items()}
    units = unit_words(language)
    words_before = (*own.about, *own.low, *own.high, *(one for one, _ in own.between))
    words_behind = (*own.about_after, *own.low_after, *own.high_after)
    behind = units.heads | heads_behind(language) | heads_of(scale)
    return NumberLanguage(
        code=language,
        forms=forms_of(language),
        units=units,
        about=_by_letter(own.about),
        about_after=_by_letter(own.about_after),
        low=_by_letter(own.low),
        low_after=_by_letter(own.low_after),
        high=_by_letter(own.high),
        high_after=_by_letter(own.high_after),
        to=_by_letter(own.to),
        between=tuple((_by_letter([one]), _by_letter([two])) for one, two in own.between),
        year=frozenset(own.year),
        capital_nouns=not known_words.capital_nouns.isdisjoint(codes),
        ordinal=_sorted(own.ordinal),
        ordinal_before=_by_letter(own.ordinal_before),
        ordinal_forms=own.ordinal_forms,
        scale=scale,
        scale_heads=heads_of(scale),
        heads_before=heads_before() | heads_of(word.casefold() for word in words_before),
        heads_behind=behind | heads_of(word.casefold() for word in words_behind) | _SIGNS_BEHIND,
    )


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((word.casefold() for word in words), key=len, reverse=True))


def _by_letter(words: Iterable[str]) -> Words:
    found: dict[str, tuple[str, ...]] = {}
    for word in filter(None, _sorted(words)):
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


def word_at(text: str, start: int, words: Words) -> int:
    """Return the end of the first of some words that stands at a place; `start` for none."""
    if not text[start : start + 1].strip(_NO_WORD):
        return start
    for word in words.get(text[start : start + 1].casefold()[:1], ()):
        end = start + len(word)
        if text[start:end].casefold() == word and ends_word(text, end, before_number=True):
            return end
    return start


def ends_word(text: str, end: int, *, before_number: bool = False) -> bool:
    """Return True if a word that ends at a place does not go on there."""
    if end >= len(text):
        return end == len(text)
    after, before = text[end], text[end - 1]
    if not before.isalpha() or joins_words(before):
        return True
    return not (after.isalpha() if before_number else after.isalnum())
