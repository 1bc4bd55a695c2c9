"""Tables whose rows are parts of what a page describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wikiextract.map.domains.box import BoxField, MappedBox
from wikiextract.map.domains.merge import Described
from wikiextract.map.domains.model import TableMapping, normal_name
from wikiextract.map.domains.rules.apply import add_values, apply_rules
from wikiextract.map.domains.rules.state import Applying
from wikiextract.nodes import PropertyValue, Row, Section, Table, Value, ValueSource

_MOST_TABLES = 100
_MOST_ROWS = 1_000
_MOST_COLUMNS = 100


def put_tables(
    sections: Sequence[Section],
    mappings: Sequence[TableMapping],
    described: Sequence[Described],
    language: str | None,
    unread: list[str],
) -> None:
    """Put the rows of the tables that a mapping knows to what they are parts of."""
    if not mappings or not described:
        return
    for number, table in enumerate(_tables(sections)):
        if number >= _MOST_TABLES:
            return
        for mapping in mappings:
            whole = next((one for one in described if _has_type(one, mapping)), None)
            if whole is None or mapping.property is None or not _is_of(table, mapping):
                continue
            nodes = list(_nodes(table, mapping, language, unread))
            if nodes:
                add_values(whole.found, {mapping.property: nodes})
            break


def _tables(sections: Sequence[Section]) -> Iterator[Table]:
    waiting = list(reversed(sections))
    while waiting:
        section = waiting.pop()
        yield from (block for block in section.blocks if isinstance(block, Table))
        waiting.extend(reversed(section.sections))


def _has_type(described: Described, mapping: TableMapping) -> bool:
    return any(name in described.types for name in mapping.page_types)


def _is_of(table: Table, mapping: TableMapping) -> bool:
    """Return True if each keyword of a mapping is that of another column of the table."""
    free = [normal_name(name) for name in table.columns[:_MOST_COLUMNS]]
    for alternatives in mapping.keywords:
        fits = next((name for name in free if _alternative(name, alternatives)), None)
        if fits is None:
            return False
        free.remove(fits)
    return True


def _alternative(name: str, alternatives: Sequence[tuple[str, ...]]) -> str | None:
    """Return the alternative of which all words stand in the name of a column, in one text."""
    words = next((one for one in alternatives if all(word in name for word in one)), None)
    return None if words is None else "&".join(words)


def _nodes(
    table: Table, mapping: TableMapping, language: str | None, unread: list[str]
) -> Iterator[PropertyValue]:
    names = [
        next(filter(None, (_alternative(normal_name(name), one) for one in mapping.header)), None)
        for name in table.columns[:_MOST_COLUMNS]
    ]
    for values in _rows(table.rows[:_MOST_ROWS]):
        box = MappedBox(None)
        for column, value in values.items():
            if column < len(names) and (name := names[column]) is not None:
                source = ValueSource(field=table.columns[column], span=table.span)
                box.add(BoxField(value, source), (name,))
        found = apply_rules(mapping.rules, Applying(box, language, apply_rules, unread))
        if found:
            properties = {name: tuple(values) for name, values in found.items() if values}
            yield PropertyValue(types=mapping.types, properties=properties)


def _rows(rows: Sequence[Row]) -> Iterator[dict[int, Value]]:
    """Yield the cells of each row by column, with those that reach into it from above."""
    reaching: dict[int, tuple[int, Value]] = {}
    for row in rows:
        cells = {column: value for column, (left, value) in reaching.items() if left}
        reaching = {column: (left - 1, one) for column, (left, one) in reaching.items() if left}
        for cell in row.cells:
            cells[cell.column] = cell.value
            if cell.rowspan and cell.rowspan > 1 and cell.column < _MOST_COLUMNS:
                reaching[cell.column] = (cell.rowspan - 1, cell.value)
        if not row.header:
            yield cells
