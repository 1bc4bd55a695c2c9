"""A table of words and their replacements: the longest word at each place, from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import compress, count
from operator import add

# Words that begin with the same two letters may have so many letters in all their lengths: each
# length is looked for wherever the two letters stand.
_MOST_LETTERS = 2_000


class WordTable:
    """Replacements of words, to which a page may add and from which it may take."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """`words` maps what is written to what is shown instead."""
        self._letters: dict[int, str] = {}
        self._words: dict[str, str] = {}
        # The lengths of the words that begin with the same two letters, longest first.
        self._lengths: dict[str, tuple[int, ...]] = {}
        self.add(words)

    def copy(self) -> WordTable:
        """Return a table of its own with the same replacements."""
        table = WordTable({})
        table._letters = self._letters.copy()
        table._words = self._words.copy()
        table._lengths = self._lengths.copy()
        return table

    def add(self, words: Mapping[str, str]) -> bool:
        """Lay replacements over those that are there; False: some are of too many lengths."""
        complete = True
        for word, shown in words.items():
            if len(word) == 1:
                self._letters[ord(word)] = shown
            elif not word:
                continue
            elif self._add_length(word):
                self._words[word] = shown
            else:
                complete = False
        return complete

    def _add_length(self, word: str) -> bool:
        known = self._lengths.get(word[:2], ())
        if len(word) in known:
            return True
        if sum(known) + len(word) > _MOST_LETTERS:
            return False
        self._lengths[word[:2]] = tuple(sorted((*known, len(word)), reverse=True))
        return True

    def remove(self, words: Iterable[str]) -> None:
        """Forget replacements."""
        for word in words:
            if len(word) == 1:
                self._letters.pop(ord(word), None)
            else:
                self._words.pop(word, None)

    def convert(self, text: str) -> str:
        """Return the text with all replacements made."""
        pairs = map(add, text, text[1:])
        begins = compress(count(), map(self._lengths.__contains__, pairs))
        out: list[str] = []
        done = 0
        for start in begins:
            if start < done:
                continue
            for length in self._lengths[text[start : start + 2]]:
                shown = self._words.get(text[start : start + length])
                if shown is not None:
                    out.append(text[done:start].translate(self._letters))
                    out.append(shown)
                    done = start + length
                    break
        out.append(text[done:].translate(self._letters))
        return "".join(out)
