"""The kind of a template by the words of its name, in many languages (``data/box_words.json``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from wikiextract.late_pattern import late_pattern
from wikiextract.read.wikitext.facts import facts

_CACHED = 20_000


@lru_cache(maxsize=_CACHED)
def says_infobox(name: str) -> bool:
    """Return True if a name holds a word for infobox."""
    return _words().infobox.search(name.lower()) is not None


@lru_cache(maxsize=_CACHED)
def says_other_box(name: str) -> bool:
    """Return True if a name holds a word for something in the lead that is no infobox."""
    return _words().not_infobox.search(name.lower()) is not None


@lru_cache(maxsize=_CACHED)
def says_stub(name: str) -> bool:
    """Return True if a name is that of a stub notice."""
    lowered, words = name.lower(), _words()
    return (
        lowered.startswith(words.stub)
        or lowered.endswith(words.stub_endings)
        or words.stub_anywhere.search(lowered) is not None
    )


@lru_cache(maxsize=_CACHED)
def says_disambiguation(name: str) -> bool:
    """Return True if a name is that of the notice on a disambiguation page."""
    lowered, words = name.lower(), _words()
    if lowered in words.hatnote:
        return False
    return (
        lowered in words.disambiguation
        or lowered.startswith(words.disambiguation_starts)
        or lowered.endswith(words.disambiguation_endings)
    )


@lru_cache(maxsize=_CACHED)
def says_hatnote(name: str) -> bool:
    """Return True if a name is that of a hatnote."""
    return name.lower() in _words().hatnote


@lru_cache(maxsize=_CACHED)
def says_maintenance(name: str) -> bool:
    """Return True if a name is that of a notice to editors."""
    lowered, words = name.lower(), _words()
    return lowered in words.maintenance or lowered.startswith(words.maintenance_starts)


@lru_cache(maxsize=_CACHED)
def says_no_navbox(name: str) -> bool:
    """Return True if a name is that of something else that stands at the end of articles."""
    return _words().not_navbox.search(name.lower()) is not None


def says_navbox(name: str) -> bool:
    """Return True if a name holds a word for navigation box."""
    return _words().navbox.search(name.lower()) is not None


class _NameWords:
    """The words as they are asked for: a page may have a hundred thousand calls."""

    def __init__(self) -> None:
        boxes = facts().boxes
        self.infobox, self.navbox = _anywhere(boxes.infobox), _anywhere(boxes.navbox)
        self.not_infobox, self.not_navbox = _apart(boxes.not_infobox), _apart(boxes.not_navbox)
        self.stub = tuple(boxes.stub)
        self.stub_endings = tuple(sign + word for word in boxes.stub for sign in "- ")
        self.stub_anywhere = _anywhere(word for word in boxes.stub if not word.isascii())
        self.hatnote = frozenset(boxes.hatnote)
        self.disambiguation = frozenset(boxes.disambiguation)
        self.disambiguation_starts = tuple(word for word in boxes.disambiguation if len(word) > 4)
        self.disambiguation_endings = tuple(
            word[1:] for word in boxes.disambiguation if word.startswith("*")
        )
        self.maintenance = frozenset(boxes.maintenance)
        self.maintenance_starts = tuple(word + sign for word in boxes.maintenance for sign in " -/")


@lru_cache(maxsize=1)
def _words() -> _NameWords:
    return _NameWords()


def _anywhere(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of `words` in a text."""
    return late_pattern(_one_of(words))


def _apart(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of `words` in a text as a word of its own."""
    return late_pattern(rf"(?<!\w)(?:{_one_of(words)})(?:s|\d*)(?!\w)")


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"
