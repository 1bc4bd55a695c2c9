"""The grid of a table: which rows and columns each cell fills, and what the columns are called.

By HTML's rules (https://html.spec.whatwg.org/multipage/tables.html#forming-a-table). Two things
differ, so that a record's grid is always exact: a cell never reaches into another or below its row
group, and columns at the right end in which no cell begins do not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wikiextract.nodes import Row

MAX_COLUMNS = 1000
"""HTML's own bound for colspan; wider tables are cut."""

_MAX_ROWSPAN = 65534


class GridPlace(NamedTuple):
    """Where a cell begins, and how many rows and columns it fills."""

    column: int
    rowspan: int
    colspan: int


class Grid:
    """The places of a row group that are taken, while its cells are placed row by row.

    `rows` is the number of rows of the group.
    """

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._row = -1
        self._column = 0
        self._free_from: list[int] = []  # by column: the first row in which it is free again

    def begin_row(self) -> None:
        """Go on to the next row."""
        self._row += 1
        self._column = 0

    def place(self, rowspan: str | None, colspan: str | None) -> GridPlace | None:
        """Return the place of the row's next cell; None when it would be past the last column.

        `rowspan` and `colspan` are the attributes as written.
        """
        free_from, row, column = self._free_from, self._row, self._column
        while column < len(free_from) and free_from[column] > row:
            column += 1
        if column >= MAX_COLUMNS:
            return None
        rows = 1 if rowspan is None else _rows(rowspan, self._rows - row)
        columns = 1 if colspan is None else self._columns(colspan, column)
        stop = column + columns
        free_from.extend([0] * (stop - len(free_from)))
        free_from[column:stop] = [row + rows] * columns
        self._column = stop
        return GridPlace(column, rows, columns)

    def _columns(self, stated: str, column: int) -> int:
        """The columns that a cell fills: as stated, up to the next one that is taken."""
        number = min(max(_number(stated), 1), MAX_COLUMNS - column)
        for offset in range(1, min(number, len(self._free_from) - column)):
            if self._free_from[column + offset] > self._row:
                return offset
        return number


def _rows(stated: str, left: int) -> int:
    """The rows that a cell fills; 0 stands for all that are left in the row group."""
    number = _number(stated)
    if number == 0:
        return left if stated.strip() == "0" else 1
    return min(number, left, _MAX_ROWSPAN)


def _number(text: str) -> int:
    """The digits that `text` begins with, as browsers read span attributes; 0 without any."""
    digits = ""
    for character in text.strip()[:6]:
        if not ("0" <= character <= "9"):
            break
        digits += character
    return int(digits) if digits else 0


def column_names(rows: Sequence[Row], width: int) -> tuple[str, ...]:
    """Return each column's name: the texts of the header rows at the top, from the top down.

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
