"""Looking words up by a wiki's magic words (https://www.mediawiki.org/wiki/Help:Magic_words)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from wikiextract.kept import kept
from wikiextract.site.model import MagicWord

_VALUE = "$1"
_DOTTED = {"i": "(?-i:[iI])", "I": "(?-i:[iI])", "İ": "(?-i:İ)", "ı": "(?-i:ı)"}


class Names:
    """Exact names to ids, each by its own case rule."""

    def __init__(self, entries: Iterable[tuple[str, str, bool]]) -> None:
        """`entries` are (name, id, case-sensitive); the first of equal names wins."""
        self._exact: dict[str, str] = {}
        self._lowered: dict[str, str] = {}
        for name, identity, case_sensitive in entries:
            if case_sensitive:
                self._exact.setdefault(name, identity)
            else:
                self._lowered.setdefault(name.lower(), identity)

    def get(self, text: str) -> str | None:
        """Return the id of the word that `text` is a name of."""
        found = self._exact.get(text)
        return found if found is not None else self._lowered.get(text.lower())


def words_to_names(words: Mapping[str, MagicWord], ids: Iterable[str]) -> Names:
    """Return the names of those of `words` that `ids` list."""
    return Names(
        (name, word.id, word.case_sensitive)
        for identity in ids
        if (word := words.get(identity)) is not None
        for name in word.names
    )


def function_names(
    words: Mapping[str, MagicWord], ids: Iterable[str], unhashed: frozenset[str]
) -> Names:
    """Return names of functions as they stand before the colon: with ``#`` unless `unhashed`."""

    def entries() -> Iterable[tuple[str, str, bool]]:
        for identity in ids:
            word = words.get(identity)
            if word is None:
                yield f"#{identity}", identity, False
                continue
            sign = "" if identity in unhashed else "#"
            for name in word.names:
                bare = name[:-1] if name.endswith((":", "：")) else name
                yield (bare if bare.startswith("#") else sign + bare), identity, word.case_sensitive

    return Names(entries())


class ImageOptions:
    """Recognises the options of an image link (``thumb``, ``200px``, ``alt=…``)."""

    def __init__(self, words: Mapping[str, MagicWord], ids: Iterable[str]) -> None:
        chosen = [words[identity] for identity in ids if identity in words]
        self._plain = Names(
            (name, word.id, word.case_sensitive)
            for word in chosen
            for name in word.names
            if _VALUE not in name
        )
        self._patterns = [
            (re.compile(_pattern(name, word.case_sensitive)), word.id)
            for word in chosen
            for name in word.names
            if _VALUE in name
        ]
        # A page asks several times for the options of each of its pictures.
        self._known = kept(2048)(self._find)

    def get(self, text: str) -> tuple[str, str | None] | None:
        """Return (id, value) of the option that `text` is; a plain word's value is ``None``."""
        return self._known(text)

    def _find(self, text: str) -> tuple[str, str | None] | None:
        plain = self._plain.get(text)
        if plain is not None:
            return plain, None
        for pattern, identity in self._patterns:
            match = pattern.fullmatch(text)
            if match is not None:
                return identity, match[1]
        return None


def _pattern(name: str, case_sensitive: bool) -> str:
    literal = re.escape if case_sensitive else caseless
    before, _, after = name.partition(_VALUE)
    return f"{literal(before)}(.*?){literal(after)}"


def alternatives(words: Mapping[str, MagicWord], ids: Iterable[str]) -> str:
    """Return a regular expression (without groups) that matches any name of the words of `ids`.

    Longer names come first; words that ignore case do so on their own.
    """
    branches: list[tuple[str, bool]] = []
    for identity in ids:
        word = words.get(identity)
        if word is not None:
            branches += [(name, word.case_sensitive) for name in word.names if name]
    branches.sort(key=lambda branch: -len(branch[0]))
    patterns = (re.escape(name) if exact else caseless(name) for name, exact in branches)
    return "|".join(patterns) or r"(?!)"


def caseless(name: str) -> str:
    """Return a pattern for `name` in any case that does not confuse dotted and dotless i.

    (Python's IGNORECASE lets i, I, İ and ı match one another; MediaWiki's does not.)
    """
    parts = (_DOTTED.get(letter) or re.escape(letter) for letter in name)
    return f"(?i:{''.join(parts)})"
