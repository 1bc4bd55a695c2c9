"""Tables: cells on their grid, with spans resolved by HTML's rules.

See https://html.spec.whatwg.org/multipage/tables.html#forming-a-table. Two things differ, so that
a record's grid is always exact: a cell never reaches into another or below its row group, and
columns at the right end in which no cell begins do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wikiextract.nodes import Cell, Row, Table, Value
from wikiextract.read.html.tree.tags import HEADING_TAGS, SKIPPED
from wikiextract.read.html.values.values import BlockReader, read_value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

# HTML's own bound for colspan; wider tables are cut with a diagnostic.
_MAX_COLUMNS = 1000
_MAX_ROWSPAN = 65534
_ROW_GROUPS = ("thead", "tbody", "tfoot")
_BLOCKS_IN_CELLS = ("ul", "ol", "dl", "table", "figure", "p", "div", "blockquote", "pre")


@dataclass(slots=True)
class _Placed:
    """A cell element on the grid."""

    element: _Element
    row: int
    column: int
    rowspan: int
    colspan: int


def read_table(element: _Element, context: ReadContext, read_block: BlockReader) -> Table:
    """A data table with all its cells; blocks in cells are read with `read_block`."""
    caption: Value | None = None
    for child in element:
        if child.tag == "caption" and caption is None:
            value = read_value(child, context, lines=False)
            caption = value if value != Value() else None
    groups = list(_row_groups(element))
    placed, heads = _place(groups, context)
    width = 1 + max((cell.column for row in placed for cell in row), default=-1)
    rows = []
    for cells, head in zip(placed, heads, strict=True):
        header = head or (bool(cells) and all(cell.element.tag == "th" for cell in cells))
        rows.append(
            Row(
                cells=tuple(_cell(cell, width, context, read_block) for cell in cells),
                header=header or None,
            )
        )
    return Table(caption=caption, width=width, columns=_columns(rows, width), rows=tuple(rows))


def is_layout(table: _Element) -> bool:
    """Whether a table only arranges its cells on the page, without rows and columns that mean.

    Told by its role, or by having neither header cells nor caption nor MediaWiki's table class, and
    cells that hold blocks side by side or one below the other.
    """
    classes = (table.get("class") or "").split()
    if "wikitable" in classes or "sortable" in classes:
        return False
    if table.get("role") == "presentation":
        return True
    rows = [row for rows, _ in _row_groups(table) for row in rows]
    cells = [cell for row in rows for cell in row if cell.tag in ("td", "th")]
    if any(cell.tag == "th" for cell in cells) or table.find("caption") is not None:
        return False
    if len(cells) < 2:
        return True
    if any(next(cell.iter(*HEADING_TAGS), None) is not None for cell in cells):
        return True
    if len(rows) == 1 or len(cells) <= len(rows):
        return any(child.tag in _BLOCKS_IN_CELLS for cell in cells for child in cell)
    return False


def cells_of(table: _Element) -> Iterator[_Element]:
    """All cells and the caption of a table, in document order."""
    for child in table:
        if child.tag == "caption":
            yield child
    for rows, _ in _row_groups(table):
        for row in rows:
            yield from (cell for cell in row if cell.tag not in SKIPPED)


def _row_groups(table: _Element) -> Iterator[tuple[list[_Element], bool]]:
    """The rows of each row group, and whether it is the table's head."""
    loose: list[_Element] = []
    for child in table:
        if child.tag == "tr":
            loose.append(child)
        elif child.tag in _ROW_GROUPS:
            if loose:
                yield loose, False
                loose = []
            yield [row for row in child if row.tag == "tr"], child.tag == "thead"
    if loose:
        yield loose, False


def _place(
    groups: Sequence[tuple[list[_Element], bool]], context: ReadContext
) -> tuple[list[list[_Placed]], list[bool]]:
    """Every cell's place, row by row; rows that nothing begins in and nothing reaches are kept."""
    rows: list[list[_Placed]] = []
    heads: list[bool] = []
    for elements, head in groups:
        free_from: list[int] = []  # by column: the first row in which it is free again
        end = len(rows) + len(elements)
        for element in elements:
            row = len(rows)
            cells: list[_Placed] = []
            column = 0
            for cell in element:
                if cell.tag not in ("td", "th"):
                    continue
                while column < len(free_from) and free_from[column] > row:
                    column += 1
                if column >= _MAX_COLUMNS:
                    context.log.report(
                        "table-too-wide", f"cells past column {_MAX_COLUMNS} left out"
                    )
                    break
                placed = _Placed(cell, row, column, _rowspan(cell, end - row), 1)
                placed.colspan = _colspan(cell, column, free_from, row)
                stop = column + placed.colspan
                free_from.extend([0] * (stop - len(free_from)))
                free_from[column:stop] = [row + placed.rowspan] * placed.colspan
                cells.append(placed)
                column = stop
            rows.append(cells)
            heads.append(head)
    return rows, heads


def _colspan(cell: _Element, column: int, free_from: list[int], row: int) -> int:
    """The columns that a cell fills: as stated, up to the next one that is taken."""
    stated = min(max(_number(cell.get("colspan")), 1), _MAX_COLUMNS - column)
    for offset in range(1, min(stated, len(free_from) - column)):
        if free_from[column + offset] > row:
            return offset
    return stated


def _rowspan(cell: _Element, available: int) -> int:
    """The rows that a cell fills; 0 stands for all that are left in the row group."""
    stated = cell.get("rowspan")
    if stated is None:
        return 1
    number = _number(stated)
    if number == 0:
        return available if stated.strip() == "0" else 1
    return min(number, available, _MAX_ROWSPAN)


def _number(text: str | None) -> int:
    """The digits that `text` begins with, as browsers read span attributes; 0 without any."""
    digits = ""
    for character in (text or "").strip()[:6]:
        if not ("0" <= character <= "9"):
            break
        digits += character
    return int(digits) if digits else 0


def _cell(placed: _Placed, width: int, context: ReadContext, read_block: BlockReader) -> Cell:
    value = read_value(placed.element, context, read_block=read_block)
    blocks = value.blocks or ()
    colspan = min(placed.colspan, width - placed.column)
    return Cell(
        value=replace(value, blocks=None) if blocks else value,
        column=placed.column,
        header=True if placed.element.tag == "th" else None,
        rowspan=placed.rowspan if placed.rowspan > 1 else None,
        colspan=colspan if colspan > 1 else None,
        blocks=blocks,
    )


def _columns(rows: Sequence[Row], width: int) -> tuple[str, ...]:
    """Each column's name: the texts of the header rows at the top, from the top down.

    A header cell over the whole width names the table rather than its columns.
    """
    names: list[list[str]] = [[] for _ in range(width)]
    count = 0
    for row in rows:
        if not row.header and not (count and not row.cells):
            break
        count += 1
        for cell in row.cells:
            text = cell.value.text
            if (cell.colspan or 1) == width > 1:
                continue
            for column in range(cell.column, cell.column + (cell.colspan or 1)):
                if text and text not in names[column][-1:]:
                    names[column].append(text)
    if count == 0 or not any(names):
        return ()
    return tuple(" / ".join(levels) for levels in names)
