"""Sections with typed values of list items and table cells."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from msgspec.structs import replace

from wikiextract.map.annotate.each import each
from wikiextract.map.annotate.texts import TextReader, may_be_year, with_places
from wikiextract.nodes import Block, Cell, ContentList, Row, Section, Table, ValueKind

# A number or a date in more text than this is part of a sentence.
_LONGEST = 80


def annotate_section(section: Section, reader: TextReader) -> Section:
    """Return the section and its subsections with typed values of list items and table cells."""
    blocks = each(section.blocks, lambda block: _block(block, reader))
    sections = each(section.sections, lambda inner: annotate_section(inner, reader))
    if blocks is section.blocks and sections is section.sections:
        return section
    return replace(section, blocks=blocks, sections=sections)


def _block(block: Block, reader: TextReader) -> Block:
    match block:
        case ContentList():
            items = each(block.items, lambda item: reader.annotate(item, longest=_LONGEST))
            return block if items is block.items else replace(block, items=items)
        case Table():
            columns = _columns(block)
            rows = each(block.rows, lambda row: _row(row, columns, reader))
            return block if rows is block.rows else replace(block, rows=rows)
    return block


class _CellsOfColumn(NamedTuple):
    """What is known of the cells of a column: its heading, or that bare numbers are no years."""

    heading: str = ""
    expected: ValueKind | None = None


def _columns(table: Table) -> tuple[_CellsOfColumn, ...]:
    """The columns of a table. One that has numbers which are no years has no years."""
    numbers: set[int] = set()
    for row in table.rows:
        for cell in row.cells:
            text = cell.value.text
            if text and text.isdecimal() and not may_be_year(text):
                numbers.add(cell.column)
    return tuple(
        _CellsOfColumn(heading, "number" if place in numbers else None)
        for place, heading in zip_longest(range(table.width), table.columns, fillvalue="")
        if isinstance(place, int)
    )


def _row(row: Row, columns: tuple[_CellsOfColumn, ...], reader: TextReader) -> Row:
    cells = each(row.cells, lambda cell: _cell(cell, columns, reader))
    return row if cells is row.cells else replace(row, cells=cells)


def _cell(cell: Cell, columns: tuple[_CellsOfColumn, ...], reader: TextReader) -> Cell:
    known = cell.column < len(columns) and not cell.header
    heading, expected = columns[cell.column] if known else _CellsOfColumn()
    value = reader.annotate(cell.value, label=heading, expected=expected, longest=_LONGEST)
    if cell.blocks:
        typed = with_places(value.typed, cell.blocks)
        value = value if typed is value.typed else replace(value, typed=typed)
    return cell if value is cell.value else replace(cell, value=value)
