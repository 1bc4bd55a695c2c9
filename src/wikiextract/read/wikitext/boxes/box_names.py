"""What the name of a template says of it, by words of many languages (``data/box_words.json``)."""

from __future__ import annotations

import re
from functools import lru_cache

from wikiextract.read.wikitext.facts import facts

_CACHED = 20_000


@lru_cache(maxsize=_CACHED)
def says_infobox(name: str) -> bool:
    """Return True if a name holds a word for infobox."""
    lowered = name.lower()
    return any(word in lowered for word in facts().boxes.infobox)


@lru_cache(maxsize=_CACHED)
def says_other_box(name: str) -> bool:
    """Return True if a name holds a word for something in the lead that is no infobox."""
    return _holds(name, facts().boxes.not_infobox)


@lru_cache(maxsize=_CACHED)
def says_stub(name: str) -> bool:
    """Return True if a name is that of a stub notice."""
    lowered = name.lower()
    return any(
        lowered.endswith(("-" + word, " " + word)) or lowered.startswith(word) or word == lowered
        for word in facts().boxes.stub
    ) or any(word in lowered for word in facts().boxes.stub if not word.isascii())


@lru_cache(maxsize=_CACHED)
def says_disambiguation(name: str) -> bool:
    """Return True if a name is that of the notice on a disambiguation page."""
    lowered = name.lower()
    if _is_one(name, facts().boxes.hatnote):
        return False
    return any(
        lowered == word
        or (len(word) > 4 and lowered.startswith(word))
        or (word.startswith("*") and lowered.endswith(word[1:]))
        for word in facts().boxes.disambiguation
    )


@lru_cache(maxsize=_CACHED)
def says_hatnote(name: str) -> bool:
    """Return True if a name is that of a hatnote."""
    return _is_one(name, facts().boxes.hatnote)


@lru_cache(maxsize=_CACHED)
def says_maintenance(name: str) -> bool:
    """Return True if a name is that of a notice to editors."""
    lowered = name.lower()
    return any(
        lowered == word or lowered.startswith((word + " ", word + "-", word + "/"))
        for word in facts().boxes.maintenance
    )


@lru_cache(maxsize=_CACHED)
def says_no_navbox(name: str) -> bool:
    """Return True if a name is that of something else that stands at the end of articles."""
    return _holds(name, facts().boxes.not_navbox)


def says_navbox(name: str) -> bool:
    """Return True if a name holds a word for navigation box."""
    lowered = name.lower()
    return any(word in lowered for word in facts().boxes.navbox)


def _is_one(name: str, words: tuple[str, ...]) -> bool:
    return name.lower() in words


def _holds(name: str, words: tuple[str, ...]) -> bool:
    """Return True if one of `words` stands in `name` as a word of its own."""
    lowered = name.lower()
    return any(
        word in lowered
        and re.search(rf"(?<!\w){re.escape(word)}(?:s|\d*)(?!\w)", lowered) is not None
        for word in words
    )
