"""What is replaced by what in a variant: longest words first, from left to right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.resources import files

import msgspec

_CHINESE = "zh"


class WordTable:
    """Replacements; rules of a page are laid over those of the language."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._own: dict[str, str] = {}
        self._removed: set[str] = set()
        self._lengths = _lengths(words)
        self._own_lengths: dict[str, tuple[int, ...]] = {}
        self._pattern = _first_letters(words)

    def add(self, words: Mapping[str, str]) -> None:
        """Lay replacements over those that are there."""
        self._own.update(words)
        self._removed.difference_update(words)
        self._own_lengths = _lengths(self._own)
        self._pattern = None

    def remove(self, words: Mapping[str, str]) -> None:
        """Forget replacements, those of the language included."""
        for word in words:
            self._own.pop(word, None)
            self._removed.add(word)
        self._own_lengths = _lengths(self._own)

    def convert(self, text: str) -> str:
        """The text with all replacements made."""
        if self._pattern is None:
            self._pattern = _first_letters({**self._words, **self._own})
        search = self._pattern.search  # type: ignore[union-attr]
        match = search(text)
        if match is None:
            return text
        out: list[str] = []
        position = 0
        while match is not None:
            start = match.start()
            found = self._word_at(text, start, match[0])
            if found is None:
                match = search(text, start + 1)
                continue
            out.append(text[position:start])
            out.append(found[1])
            position = start + found[0]
            match = search(text, position)
        out.append(text[position:])
        return "".join(out)

    def _word_at(self, text: str, start: int, first: str) -> tuple[int, str] | None:
        """Length and replacement of the longest word that begins here."""
        own = self._own_lengths.get(first)
        lengths = self._lengths.get(first, ())
        if own is not None:
            lengths = tuple(sorted({*own, *lengths}, reverse=True))
        for length in lengths:
            word = text[start : start + length]
            replacement = self._own.get(word)
            if replacement is None and word not in self._removed:
                replacement = self._words.get(word)
            if replacement is not None:
                return length, replacement
        return None


def _lengths(words: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that begin with each letter, longest first."""
    if isinstance(words, _Frozen):
        return words.lengths
    found: dict[str, set[int]] = {}
    for word in words:
        if word:
            found.setdefault(word[0], set()).add(len(word))
    return {letter: tuple(sorted(sizes, reverse=True)) for letter, sizes in found.items()}


def _first_letters(words: Mapping[str, str]) -> re.Pattern[str] | None:
    if isinstance(words, _Frozen):
        return words.pattern
    letters = {word[0] for word in words if word}
    if not letters:
        return _NEVER
    return re.compile("[" + "".join(map(re.escape, sorted(letters))) + "]")


_NEVER = re.compile(r"(?!)")


class _Frozen(dict[str, str]):
    """A language's replacements, with what is worked out of them once."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__(words)
        self.lengths = _lengths(dict(words))
        self.pattern = _first_letters(dict(words))


@lru_cache(maxsize=32)
def language_words(language: str, variant: str) -> Mapping[str, str] | None:
    """The replacements of a variant; ``None`` when text is not converted into it.

    Chinese ones are MediaWiki's, from the package zhconv; alphabets are in this package's data.
    """
    if language in (_CHINESE, "gan"):
        code = variant.replace("gan", _CHINESE, 1)
        # Loaded where there is Chinese: importing it takes long.
        tables = import_module("zhconv.zhconv")
        words = tables.getdict(code) if code != _CHINESE else None
        return _Frozen(words) if words else None
    alphabets = _alphabets().get(variant)
    return _Frozen(alphabets) if alphabets is not None else None


@lru_cache(maxsize=1)
def _alphabets() -> Mapping[str, Mapping[str, str]]:
    """Letters by letters, by variant."""
    source = files("wikiextract.language") / "data" / "alphabets.json"
    return msgspec.json.decode(source.read_bytes(), type=dict[str, dict[str, str]])
