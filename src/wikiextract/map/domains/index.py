"""The mappings that hold for the pages of one wiki, by the names of boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from wikiextract.map.domains.copies import CopiedMappings
from wikiextract.map.domains.model import (
    BoxMapping,
    IntervalRule,
    MappingRule,
    MappingSet,
    PairRule,
    PropertyRule,
    TableMapping,
    normal_name,
)

_FEW = 3


class MappingIndex:
    """Mappings as they are looked up; it never changes after it is made."""

    def __init__(self, sets: Iterable[MappingSet], copies: CopiedMappings | None = None) -> None:
        """Index the mappings of the sets: all are of one language.

        `copies` are for boxes that none of them describes, but for ours.
        """
        self.copies = copies
        self.tables: list[TableMapping] = []
        self.without_name: list[BoxMapping] = []
        self._superclasses: dict[str, tuple[str, ...]] = {}
        self._by_box: dict[str, list[BoxMapping]] = {}
        for one in sets:
            self._superclasses |= one.superclasses
            for box in one.boxes:
                self._add(box)
            self.tables += one.tables

        self.category_words = [
            (words, number)
            for number, one in enumerate(self.without_name)
            for words in one.categories
        ]
        self._telling = _telling_names(self.without_name)

    def telling_names(self, mapping: BoxMapping) -> frozenset[str]:
        """Return the names of fields that tell a class: those that few others have."""
        return self._telling.get(mapping.name, frozenset())

    def _add(self, box: BoxMapping) -> None:
        for name in box.boxes:
            self._by_box.setdefault(name, []).append(box)
        if box.categories or box.items or not box.boxes:
            self.without_name.append(box)

    def of_box(self, name: str | None) -> list[BoxMapping]:
        """Return the mappings for boxes of this name."""
        return self._by_box.get(normal_name(name), []) if name else []

    def with_superclasses(self, types: Iterable[str]) -> list[str]:
        """Return the classes with those above them, the most special first, each once."""
        own = list(dict.fromkeys(types))
        above = [one for type_ in own for one in self._superclasses.get(type_, ())]
        return list(dict.fromkeys([*own, *above]))


def _telling_names(mappings: Sequence[BoxMapping]) -> dict[str, frozenset[str]]:
    """Return the names that at most a third of the mappings have, by mapping."""
    names = {one.name: _names(one.rules) for one in mappings}
    counts = Counter(name for known in names.values() for name in known)
    most = max(len(mappings) // _FEW, 1)
    return {
        mapping: frozenset(name for name in known if counts[name] <= most)
        for mapping, known in names.items()
    }


def _names(rules: Iterable[MappingRule]) -> set[str]:
    stated = (one for one in rules if isinstance(one, PropertyRule | PairRule | IntervalRule))
    return {name for rule in stated for name in rule.names}
