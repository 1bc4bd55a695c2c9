"""Signs that a call at a page's end is a navigation box, beside its place there.

A navigation box is named for its topic, which nobody can tell from any other name; so its name has
to say that it navigates, or its arguments that it folds up, or the page that this is its topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wikiextract.nodes import TemplateCall
from wikiextract.read.wikitext.boxes.box_names import says_navbox
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.link_targets import LinkTarget
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.links import link_target

_WORD = re.compile(r"[^\W\d_]{3,}")
# Words are the same that share so much, whatever ending a language gives them.
_STEM, _ENDING = 4, 3
_SHORT = 3
_MOST_ALIKE = 200
_MOST_STEMS = 200
# From here on scripts have no spaces or few: a name of so many characters is more than a word.
_WITHOUT_SPACES, _SEVERAL = "\u0e00", 4


class PageTopics:
    """The topics of a page: its title, the pages that it links, the words of its categories.

    Of these only those are kept that have to do with the `names` that will be asked for.
    """

    def __init__(self, reading: Reading, names: Iterable[str]) -> None:
        self._title = words_of(reading.title.text) if reading.title is not None else []
        self._text = reading.text
        self._words = set(self._title)
        self._names: set[str] = set()
        self._linked: dict[tuple[str, ...], list[list[str]]] = {}
        stems = {stem for name in names for stem in _stems(words_of(name))}
        for target in _targets_with(reading, stems) if stems else ():
            words = words_of(target.name)
            self._names.add(target.name)
            if target.kind == "category":
                self._words.update(words)
            elif len(words) > 1:
                self._linked.setdefault(_stems(words), []).append(words)
        self._by_stem: dict[str, list[str]] = {}
        for word in sorted(self._words):
            self._by_stem.setdefault(word[:_STEM], []).append(word)

    def holds(self, name: str) -> bool:
        """Return True if a name is the title, or a linked one, or of words that are met here."""
        words = words_of(name)
        if not words:
            return False
        titles = [self._title, *self._linked.get(_stems(words), ())]
        if any(len(words) == len(title) and all(map(are_alike, words, title)) for title in titles):
            return True
        if len(words) < 2:
            several = name[0] >= _WITHOUT_SPACES and len(name) >= _SEVERAL
            return several and name in self._names
        met = list(map(self._meets, words))
        # Names of places and persons may stand in the text alone.
        return any(met) and all(
            known or (word[0].isupper() and self._text.count(word) > 1)
            for known, word in zip(met, _written_words(name), strict=True)
        )

    def _meets(self, word: str) -> bool:
        if word in self._words:
            return True
        others = self._by_stem.get(word[:_STEM], [])
        return any(are_alike(word, other) for other in others[:_MOST_ALIKE])


def _targets_with(reading: Reading, stems: set[str]) -> Iterator[LinkTarget]:
    """Yield the pages and categories linked in whose names one of the stems is met.

    Of very many stems it is not asked which are met.
    """
    targets = [
        target
        for link in reading.constructs.links
        if (target := link.target or link_target(reading, link)) is not None
        and target.kind in ("page", "category")
    ]
    if len(stems) > _MOST_STEMS:
        yield from targets
        return
    # All names are looked through at once, a line each: to go through them takes ten times as long.
    names = "\n".join([target.name for target in targets]).casefold()
    number, last, given = 0, 0, -1
    for place in sorted(place for stem in stems for place in _lines_with(names, stem)):
        number += names.count("\n", last, place)
        last = place
        if number != given:
            given = number
            yield targets[number]


def _lines_with(text: str, word: str) -> Iterator[int]:
    """Yield where a word stands first in each line that holds it."""
    place = text.find(word)
    while place >= 0:
        yield place
        line_end = text.find("\n", place)
        place = text.find(word, line_end) if line_end >= 0 else -1


def says_it_navigates(call: TemplateCall) -> bool:
    """Return True if a call's name or one of its arguments says that it is a navigation box."""
    if says_navbox(call.name):
        return True
    words = facts().boxes
    return any(
        parameter.name.lower() in words.folding
        or (parameter.positional and parameter.raw.strip().lower() in words.folded)
        for parameter in call.parameters
    )


def words_of(name: str) -> list[str]:
    """Return the words of a name that count, in small letters."""
    return [word.casefold() for word in _written_words(name)]


def _written_words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name) if len(word) > _SHORT or not word.islower()]


def _stems(words: list[str]) -> tuple[str, ...]:
    return tuple(word[:_STEM] for word in words)


def are_alike(one: str, other: str) -> bool:
    """Return True if two words are one, but for their endings."""
    length = max(_STEM, max(len(one), len(other)) - _ENDING)
    return one == other or one[:length] == other[:length]
