"""What classes and properties the entities of a database have, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from wikiextract.sinks.wide.entity_stream import StoredEntity
from wikiextract.sinks.wide.property_columns import (
    COUNT,
    PLACE,
    PropertyColumn,
    columns_of_kind,
    same_columns,
)

_MOST_COUNTED = 1 << 18
_KIND = PLACE["kind"]


class ClassCensus:
    """How many entities are of a class, and how many of these have a property.

    Past a quarter of a million names, more of them are not counted.
    """

    def __init__(self) -> None:
        self.classes: Counter[str] = Counter()
        self._used: dict[str, Counter[str]] = defaultdict(Counter)
        self._pairs = 0
        self._kinds: dict[str, Counter[str | None]] = {}
        self._present: dict[str, set[int]] = {}
        self._several: set[str] = set()

    def add(self, entity: StoredEntity) -> None:
        """Count an entity."""
        for name, value in entity.values.items():
            self._add_value(name, value)
        self._several.update(entity.counts)
        for type_ in entity.types:
            if type_ in self.classes or len(self.classes) < _MOST_COUNTED:
                self.classes[type_] += 1
                self._add_properties(self._used[type_], entity)

    def _add_value(self, name: str, value: tuple[Any, ...]) -> None:
        kinds = self._kinds.get(name)
        if kinds is None:
            if len(self._kinds) >= _MOST_COUNTED:
                return
            kinds = self._kinds[name] = Counter()
            self._present[name] = set()
        kind = same_columns(value[_KIND])
        kinds[kind] += 1
        present = self._present[name]
        for column in columns_of_kind(kind):
            if column.place not in present and value[column.place or 0] is not None:
                present.add(column.place or 0)

    def _add_properties(self, used: Counter[str], entity: StoredEntity) -> None:
        for name in entity.values:
            if name in used:
                used[name] += 1
            elif self._pairs < _MOST_COUNTED and name in self._kinds:
                self._pairs += 1
                used[name] = 1

    def by_use(self) -> list[str]:
        """Return the classes, the most used first."""
        return sorted(self.classes, key=lambda type_: (-self.classes[type_], type_))

    def properties(self, type_: str) -> list[tuple[str, int]]:
        """Return the properties of a class, the most used first, with the numbers of entities."""
        return sorted(self._used[type_].items(), key=lambda one: (-one[1], one[0]))

    def columns(self, name: str) -> list[PropertyColumn]:
        """Return the columns of a property, the same in all classes: those that have a value."""
        kinds = self._kinds[name]
        kind = min(kinds, key=lambda kind: (-kinds[kind], kind or ""))
        made = columns_of_kind(kind)
        found = [column for column in made if column.place in self._present[name]]
        return [*(found or made[:1]), *([COUNT] if name in self._several else [])]
