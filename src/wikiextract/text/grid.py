"""A table as a grid of texts in which each place has its cell, also those that a cell spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wikiextract.nodes import (
    Block,
    Cell,
    Code,
    ContentList,
    DefinitionList,
    Math,
    Paragraph,
    Quote,
    Row,
    Table,
    Value,
)

MOST_PLACES = 500_000
"""Places of a grid; in a table that has more, a cell stands in its first place only."""


@dataclass(frozen=True)
class TableGrid:
    """The texts of a table: `columns` names them, `rows` are all of one width.

    Rows of headings that gave the columns their names are not among the rows.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_grid(table: Table, *, fill: bool = True) -> TableGrid:
    """Return the grid of a table.

    With `fill` a cell that spans rows or columns stands in each of its places, else in the first.
    Columns have distinct names that are not empty ("Year", "Year 2", "3").
    """
    rows = placed_cells(table, fill=fill)
    width = len(rows[0]) if rows else max(len(table.columns), 1)
    texts = (
        tuple(cell_text(cell) if cell else "" for cell in row) for row in body_rows(table, rows)
    )
    return TableGrid(_distinct(table.columns, width), tuple(texts))


def placed_cells(table: Table, *, fill: bool) -> list[list[Cell | None]]:
    """Return the rows of a table, all of one width, with the cell in each place; see `table_grid`.

    Of a table with more than `MOST_PLACES` only the places where cells begin are counted.
    """
    width = max(table.width, len(table.columns), _reach(table.rows), 1)
    if width * len(table.rows) > MOST_PLACES:
        fill, width = False, max(len(table.columns), _most_begun(table.rows), 1)
    rows: list[list[Cell | None]] = [[None] * width for _ in table.rows]
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            high, wide = (cell.rowspan or 1, cell.colspan or 1) if fill else (1, 1)
            for line in rows[number : number + high]:
                end = min(cell.column + wide, width)
                line[cell.column : end] = [cell] * (end - cell.column)
    return rows


def body_rows(table: Table, rows: list[list[Cell | None]]) -> list[list[Cell | None]]:
    """Return the rows without those at the top that gave the columns their names."""
    return rows[_headings(table) :] if table.columns else rows


def cell_text(cell: Cell) -> str:
    """Return all the text of a cell, that of the blocks in it included."""
    return "\n".join(filter(None, (cell.value.text, *block_texts(cell.blocks))))


def value_text(value: Value) -> str:
    """Return the text of a field's or cell's value; where it has none, that of its items."""
    return value.text or "\n".join(block_texts((ContentList(items=(value,)),)))


def block_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Return the texts in blocks: of each paragraph, item, cell or piece of code one."""
    waiting: list[Block | Value | Cell] = list(reversed(blocks))
    while waiting:
        node = waiting.pop()
        match node:
            case Paragraph() | Code() | Math():
                if node.text:
                    yield node.text
            case Value():
                if node.text:
                    yield node.text
                waiting.extend(reversed((*(node.blocks or ()), *node.items)))
            case Cell():
                if node.value.text:
                    yield node.value.text
                waiting.extend(reversed(node.blocks))
            case ContentList():
                waiting.extend(reversed(node.items))
            case DefinitionList():
                for entry in reversed(node.items):
                    waiting.extend(reversed((*entry.terms, *entry.definitions)))
            case Quote():
                waiting.extend(reversed(node.blocks))
            case Table():
                waiting.extend(reversed([cell for row in node.rows for cell in row.cells]))


def _headings(table: Table) -> int:
    """Return how many rows at the top are headings."""
    count = 0
    for row in table.rows:
        if not (row.header or (row.cells and all(cell.header for cell in row.cells))):
            break
        count += 1
    return count


def _reach(rows: tuple[Row, ...]) -> int:
    return max((cell.column + (cell.colspan or 1) for row in rows for cell in row.cells), default=0)


def _most_begun(rows: tuple[Row, ...]) -> int:
    """Return the width without what is only spanned; cells past it are cut off."""
    return min(max((len(row.cells) for row in rows), default=0), MOST_PLACES // max(len(rows), 1))


def _distinct(names: tuple[str, ...], width: int) -> tuple[str, ...]:
    known: set[str] = set()
    distinct = []
    for number in range(width):
        name = " ".join(names[number].split()) if number < len(names) else ""
        name = name or str(number + 1)
        one, count = name, 1
        while one in known:
            count += 1
            one = f"{name} {count}"
        known.add(one)
        distinct.append(one)
    return tuple(distinct)
