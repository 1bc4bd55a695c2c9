"""Text to its form in one variant, by the variant's recipe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from wikiextract.language.variants.recipes import Step, own_step, patterns, recipes, words
from wikiextract.language.variants.word_table import WordTable

_Rewriting: TypeAlias = Callable[[str, WordTable], str]

WikiWords: TypeAlias = Mapping[str, Mapping[str, str]]
"""The words that a wiki replaces besides, by variant."""


class Converter:
    """Converts text into one variant. A `copy` may be taught the words of one page."""

    def __init__(self, rewritings: tuple[_Rewriting, ...], table: WordTable) -> None:
        self._rewritings = rewritings
        self._table = table

    def copy(self) -> Converter:
        """Return a converter that knows the same words and learns others by itself."""
        return Converter(self._rewritings, self._table.copy())

    def add(self, replacements: Mapping[str, str]) -> bool:
        """Lay replacements over those of the language; see `WordTable.add`."""
        return self._table.add(replacements)

    def remove(self, written: Iterable[str]) -> None:
        """Forget replacements, those of the language included."""
        self._table.remove(written)

    def convert(self, text: str) -> str:
        """Return the text in the variant."""
        if not text or text.isspace():
            return text
        for rewrite in self._rewritings:
            text = rewrite(text, self._table)
        return text


def make_converter(variant: str, wiki_words: WikiWords) -> Converter | None:
    """Make the converter of a variant with the words of a wiki; None: its text stays as it is."""
    steps = recipes().get(variant)
    if steps is None:
        return None
    return Converter(_rewritings(steps), WordTable(_own(variant, wiki_words)))


@lru_cache(maxsize=32)
def converter(variant: str) -> Converter | None:
    """Return the converter of a variant by what its language says alone."""
    return make_converter(variant, {})


def empty_converter() -> Converter:
    """Make a converter that replaces nothing before it is taught to."""
    return Converter((_own_words,), WordTable({}))


def _own(variant: str, wiki_words: WikiWords) -> dict[str, str]:
    """Return the words of a variant over those of the variant that it is laid over."""
    step = own_step(recipes().get(variant, ()))
    if step is None:
        return {}
    below = _own(step.over, wiki_words) if step.over is not None else {}
    return {**below, **words(step.words or ""), **wiki_words.get(variant, {})}


def _own_words(text: str, table: WordTable) -> str:
    return table.convert(text)


def _rewritings(steps: Iterable[Step]) -> tuple[_Rewriting, ...]:
    return tuple(rewriting for step in steps for rewriting in _rewriting(step))


def _rewriting(step: Step) -> Iterable[_Rewriting]:
    if step.words is not None:
        return (_own_words,)
    if step.replace is not None:
        fixed = WordTable(words(step.replace))
        return (lambda text, _: fixed.convert(text),)
    if step.pattern is not None:
        return (_substitution(step.pattern, step.by),)
    if step.patterns is not None:
        return [_substitution(pattern, by) for pattern, by in patterns()[step.patterns]]
    inner = _rewritings(step.steps)
    if step.within is not None:
        return (_within(re.compile(step.within), inner),)
    return (_between(re.compile(step.between or ""), inner),)


def _substitution(pattern: str, by: str) -> _Rewriting:
    compiled = re.compile(pattern)
    return lambda text, _: compiled.sub(by, text)


def _within(pattern: re.Pattern[str], inner: tuple[_Rewriting, ...]) -> _Rewriting:
    def rewrite(text: str, table: WordTable) -> str:
        return pattern.sub(lambda match: _all(inner, match[0], table), text)

    return rewrite


def _between(pattern: re.Pattern[str], inner: tuple[_Rewriting, ...]) -> _Rewriting:
    def rewrite(text: str, table: WordTable) -> str:
        out: list[str] = []
        done = 0
        for match in pattern.finditer(text):
            out.append(_all(inner, text[done : match.start()], table))
            out.append(match[0])
            done = match.end()
        out.append(_all(inner, text[done:], table))
        return "".join(out)

    return rewrite


def _all(rewritings: tuple[_Rewriting, ...], text: str, table: WordTable) -> str:
    if text:
        for rewrite in rewritings:
            text = rewrite(text, table)
    return text
