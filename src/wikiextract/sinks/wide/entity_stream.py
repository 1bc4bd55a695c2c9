"""The entities of a database, one at a time, with their classes and values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from wikiextract.sinks.wide.database import WideDatabase
from wikiextract.sinks.wide.property_columns import PLACE, VALUE_COLUMNS

_MOST_TYPES = 20
_PROPERTY = PLACE["property"]
_ENTITIES = "SELECT article_id, entity, id, label FROM entities"
_TYPES = "SELECT article_id, entity, type FROM entity_types"
_VALUES = f"SELECT {', '.join(VALUE_COLUMNS.values())} FROM entity_values WHERE parent IS NULL"


class StoredEntity(NamedTuple):
    """An entity: its key, id and label; its classes; by property the first value and the number.

    A value is a row of `VALUE_COLUMNS`.
    """

    start: tuple[Any, ...]
    types: list[str]
    values: dict[str, tuple[Any, ...]]
    counts: dict[str, int]


def stored_entities(database: WideDatabase) -> Iterator[StoredEntity]:
    """Yield all entities in their order, which is that of the rows of all three tables."""
    types, values = _Groups(database.rows(_TYPES)), _Groups(database.rows(_VALUES))
    for start in database.rows(_ENTITIES):
        key = start[:2]
        firsts: dict[str, tuple[Any, ...]] = {}
        counts: dict[str, int] = {}
        for row in values.of(key):
            name = row[_PROPERTY]
            if name in firsts:
                counts[name] = counts.get(name, 1) + 1
            else:
                firsts[name] = row
        names = dict.fromkeys(str(row[2]) for row in types.of(key))
        yield StoredEntity(start, [*names][:_MOST_TYPES], firsts, counts)


class _Groups:
    """Rows that begin with an entity's key, taken entity by entity."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def of(self, key: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        while self._next is not None and self._next[:2] == key:
            yield self._next
            self._next = next(self._rows, None)
