"""A table for each class, with columns for each property: ``entity_Person``.

A cell is the first value; where something states several values, they are counted beside it, and
all are in `entity_values`. Classes and properties that few entities have get no table or column
past a limit; `wide_columns` names them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from wikiextract.sinks.tables import Column, DatabaseTable
from wikiextract.sinks.wide.class_census import ClassCensus
from wikiextract.sinks.wide.database import WIDE_COLUMNS, WideDatabase
from wikiextract.sinks.wide.entity_stream import StoredEntity, stored_entities
from wikiextract.sinks.wide.names import SqlNames

MOST_TABLES = 300
MOST_PROPERTIES = 100
_ROWS_AT_ONCE = 20_000
_START = (
    Column("article_id", "integer", "The article's row in `articles`."),
    Column("entity", "integer", "Number of the entity in the article, from 1."),
    Column("id", "text", "Its URL."),
    Column("label", "text", "Its name."),
)


class _ClassTable(NamedTuple):
    """A table, and the cells of each property: column, and place in the row of its value."""

    table: DatabaseTable
    cells: dict[str, list[tuple[int, int | None]]]

    def row(self, entity: StoredEntity) -> tuple[Any, ...]:
        row: list[Any] = [None] * len(self.table.columns)
        row[: len(_START)] = entity.start
        for name, value in entity.values.items():
            for column, place in self.cells.get(name, ()):
                row[column] = value[place] if place is not None else entity.counts.get(name, 1)
        return tuple(row)


def add_class_tables(database: WideDatabase, names: SqlNames) -> None:
    """Create the tables of the classes that there are, and tell their columns."""
    census = ClassCensus()
    for entity in stored_entities(database):
        census.add(entity)
    told: list[tuple[Any, ...]] = []
    tables = dict(_planned(census, names, told))
    database.fill([(WIDE_COLUMNS, told)])
    for made in tables.values():
        database.create(made.table)
    waiting: dict[str, list[tuple[Any, ...]]] = {type_: [] for type_ in tables}
    count = 0
    for entity in stored_entities(database) if tables else ():
        for type_ in entity.types:
            if type_ in tables:
                waiting[type_].append(tables[type_].row(entity))
                count += 1
        if count >= _ROWS_AT_ONCE:
            _fill(database, tables, waiting)
            count = 0
    _fill(database, tables, waiting)


def _fill(
    database: WideDatabase,
    tables: dict[str, _ClassTable],
    waiting: dict[str, list[tuple[Any, ...]]],
) -> None:
    database.fill([(tables[type_].table, rows) for type_, rows in waiting.items() if rows])
    for rows in waiting.values():
        rows.clear()


def _planned(
    census: ClassCensus, names: SqlNames, told: list[tuple[Any, ...]]
) -> Iterator[tuple[str, _ClassTable]]:
    """Yield the table of each class that gets one; what all have, or not, is told."""
    for place, type_ in enumerate(census.by_use()):
        if place < MOST_TABLES:
            yield type_, _class_table(type_, names.new(f"entity_{type_}"), census, told)
        else:
            told.append((None, None, "class", type_, None, census.classes[type_]))


def _class_table(
    type_: str, table: str, census: ClassCensus, told: list[tuple[Any, ...]]
) -> _ClassTable:
    own = SqlNames(*(column.name for column in _START))
    columns = [*_START]
    cells: dict[str, list[tuple[int, int | None]]] = {}
    for place, (name, used) in enumerate(census.properties(type_)):
        if place >= MOST_PROPERTIES:
            told.append((table, None, "class", type_, name, used))
            continue
        cells[name] = []
        for one in census.columns(name):
            column = own.new(name + one.suffix)
            cells[name].append((len(columns), one.place))
            columns.append(Column(column, one.type, ""))
            told.append((table, column, "class", type_, name, used))
    return _ClassTable(DatabaseTable(table, "", ("article_id", "entity"), tuple(columns)), cells)
