"""Tables: ``{| … |}`` as cells on a grid.

Rules: https://www.mediawiki.org/wiki/Help:Tables. A row in which no cell begins is none, as in
MediaWiki.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wikiextract.nodes import Block, Cell, Row, Span, Table, Value
from wikiextract.read.blocks.grid import MAX_COLUMNS, Grid, column_names
from wikiextract.read.wikitext.blocks.table_builder import TableBuilder
from wikiextract.read.wikitext.blocks.table_markup import LEADING, TableMarkup
from wikiextract.read.wikitext.constructs import CALL, FILL, SIGN_FILL
from wikiextract.read.wikitext.lines import Line, lines_of
from wikiextract.read.wikitext.reading import Reading

_START = re.compile(rf"[ \t:]*({SIGN_FILL}*\{{\|)")
_TABLE_TAG = re.compile(r"<(/?)table(?=[\s/>])[^<>]*>", re.I)
_CALLS = re.compile(rf"(?:{CALL}{FILL}*\s*)+\Z")
_ROW = re.compile(rf"[\s{SIGN_FILL}]*(\|(?!\}})|!)")


def is_table_start(text: str) -> bool:
    """Return True if a covered line opens a table."""
    return "{|" in text and _START.match(text) is not None


def is_table_end(text: str) -> bool:
    """Return True if a covered line closes a table."""
    return text.lstrip(LEADING).startswith("|}")


def table_ends(lines: Sequence[Line]) -> dict[int, int]:
    """By the number of a line that opens a table, the number of the line that closes it.

    A line that would close a table which a tag has closed stands for itself.
    """
    ends: dict[int, int] = {}
    opened: list[int] = []
    inner: list[int] = []  # how many tables in HTML are open in each of these
    closed_by_tag = 0
    by_call = -1  # the line of a call that opens a table whose rows stand in the text
    for number, line in enumerate(lines):
        text = line.text
        if text.startswith(CALL) and not opened and _CALLS.match(text):
            row = _next_row(lines, number + 1)
            if by_call < 0 and row:
                by_call = number
            elif by_call >= 0 and not row:
                if _next_row(lines, by_call + 1) == "|":
                    ends[by_call] = number - 1  # closed by another call
                by_call = -1
        elif text.startswith("="):
            by_call = -1
        elif "|" not in text and "<" not in text:
            continue
        elif is_table_start(text) and not line.rest:
            opened.append(number)
            inner.append(0)
        elif opened and "<" in text and _closes(text, inner):
            inner.pop()
            ends[opened.pop()] = number
            closed_by_tag += 1
        elif is_table_end(text) and not line.rest:
            if opened:
                inner.pop()
                ends[opened.pop()] = number
            elif closed_by_tag:
                ends[number] = number  # closes nothing any more
                closed_by_tag -= 1
            elif by_call >= 0:
                ends[by_call], by_call = number, -1
    return ends


def _closes(text: str, inner: list[int]) -> bool:
    """Return True if a tag in a line closes the table opened last; count those in its cells."""
    for match in _TABLE_TAG.finditer(text):
        if match[1] and not inner[-1]:
            return True
        inner[-1] += -1 if match[1] else 1
    return False


def _next_row(lines: Sequence[Line], number: int) -> str:
    """The sign that begins the next line that shows something, if it is one of a table's cells."""
    while number < len(lines) and lines[number].nothing:
        number += 1
    match = _ROW.match(lines[number].text) if number < len(lines) else None
    return match[1] if match is not None else ""


def scan_table(
    reading: Reading, lines: Sequence[Line], first: int, last: int, ends: dict[int, int]
) -> TableMarkup:
    """The table that the line `first` opens and that goes to the line `last`."""
    opening = _START.match(lines[first].text)
    if opening is None:  # a call opens it
        table = TableMarkup("", lines[first].end, lines[last].end)
    else:
        attributes = reading.text[lines[first].start + opening.end() : lines[first].end]
        table = TableMarkup(attributes, lines[first].start + opening.start(1), lines[last].end)
    builder = TableBuilder(reading, table)
    number = first + 1
    while number <= last:
        line = lines[number]
        if number in ends and ends[number] <= last:
            builder.go_on(line.start, lines[ends[number]].end)
            number = ends[number] + 1
            continue
        if number == last and is_table_end(line.text):
            table.end = line.start + line.text.index("|}") + 2
            break
        builder.line(line)
        number += 1
    table.end = builder.end if builder.end is not None else table.end
    builder.close(table.end)
    place_cells(reading, table)
    return table


def scan_html_table(reading: Reading, span: Span, inside: Span) -> TableMarkup:
    """Return the table that an element makes; its rows are in the range `inside`."""
    attributes = reading.text[span[0] + len("<table") : inside[0] - 1]
    table = TableMarkup(attributes, *span)
    builder = TableBuilder(reading, table)
    lines = lines_of(reading, *inside, begins_line=False)
    ends = table_ends(lines)
    number = 0
    while number < len(lines):
        last = ends.get(number, number)
        if last > number:
            builder.go_on(lines[number].start, lines[last].end)
        else:
            builder.html_line(lines[number])
        number = last + 1
    place_cells(reading, table)
    return table


def place_cells(reading: Reading, table: TableMarkup) -> None:
    """Give every cell its column and its spans, as far as they reach."""
    grid = Grid(len(table.rows))
    for row in table.rows:
        grid.begin_row()
        for index, cell in enumerate(row):
            place = grid.place(cell.attributes.get("rowspan"), cell.attributes.get("colspan"))
            if place is None:
                reading.log.report("table-too-wide", f"cells past column {MAX_COLUMNS} left out")
                del row[index:]
                break
            cell.column, cell.rowspan, cell.colspan = place


def make_table(
    table: TableMarkup,
    caption: Value | None,
    read: dict[int, tuple[Value, tuple[Block, ...]]],
) -> Table:
    """The node; `read` gives the value and blocks of each cell by the offset of its content."""
    width = 1 + max((cell.column for row in table.rows for cell in row), default=-1)
    rows: list[Row] = []
    for written in table.rows:
        cells: list[Cell] = []
        for cell in written:
            value, blocks = read[cell.start]
            colspan = min(cell.colspan, width - cell.column)
            cells.append(
                Cell(
                    value=value,
                    column=cell.column,
                    header=True if cell.header else None,
                    rowspan=cell.rowspan if cell.rowspan > 1 else None,
                    colspan=colspan if colspan > 1 else None,
                    blocks=blocks,
                )
            )
        header = bool(cells) and all(cell.header for cell in cells)
        rows.append(Row(cells=tuple(cells), header=True if header else None))
    return Table(
        caption=caption,
        width=width,
        columns=column_names(rows, width),
        rows=tuple(rows),
        span=(table.start, table.end),
    )
