"""Tables: ``{| … |}`` as cells on a grid.

Rules: https://www.mediawiki.org/wiki/Help:Tables. A row in which no cell begins is none, as in
MediaWiki.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wikiextract.nodes import Block, Cell, Row, Table, Value
from wikiextract.read.blocks.grid import MAX_COLUMNS, Grid, column_names
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.constructs import CALL, FILE, FILL, LINK
from wikiextract.read.wikitext.lines import Line
from wikiextract.read.wikitext.reading import Reading

_START = re.compile(r"[ \t:]*\{\|")
_CALLS = re.compile(rf"(?:{CALL}{FILL}*\s*)+\Z")
_ROW = re.compile(r"\s*(\|(?!\})|!)")
_SEPARATORS = {"|": re.compile(r"\|\|"), "!": re.compile(r"\|\||!!")}
_TAG = re.compile(r"<[a-zA-Z/][^<>]*>")


@dataclass(slots=True)
class CellMarkup:
    """A cell as written: its attributes and the range of its content."""

    header: bool
    attributes: dict[str, str]
    start: int
    end: int
    column: int = 0
    rowspan: int = 1
    colspan: int = 1


@dataclass(slots=True)
class TableMarkup:
    """A table as written. `stray` are ranges before the first cell that belong to no cell."""

    attributes: str
    start: int
    end: int
    captions: list[tuple[int, int]] = field(default_factory=list)
    rows: list[list[CellMarkup]] = field(default_factory=list)
    stray: list[tuple[int, int]] = field(default_factory=list)


def is_table_start(text: str) -> bool:
    """Return True if a covered line opens a table."""
    return "{|" in text and _START.match(text) is not None


def table_ends(lines: Sequence[Line]) -> dict[int, int]:
    """By the number of a line that opens a table, the number of the line that closes it."""
    ends: dict[int, int] = {}
    opened: list[int] = []
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
        elif "|" not in text:
            continue
        elif is_table_start(text):
            opened.append(number)
        elif text.lstrip().startswith("|}"):
            if opened:
                ends[opened.pop()] = number
            elif by_call >= 0:
                ends[by_call], by_call = number, -1
    return ends


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
        table = TableMarkup(attributes, lines[first].start + opening.end() - 2, lines[last].end)
    builder = _Builder(reading, table)
    number = first + 1
    while number <= last:
        line = lines[number]
        if number in ends and ends[number] <= last:
            builder.go_on(line.start, lines[ends[number]].end)
            number = ends[number] + 1
            continue
        if number == last and line.text.lstrip().startswith("|}"):
            table.end = line.start + line.text.index("|}") + 2
            break
        builder.line(line)
        number += 1
    place_cells(reading, table)
    return table


class _Builder:
    """Takes the lines of a table, one after another."""

    def __init__(self, reading: Reading, table: TableMarkup) -> None:
        self.reading = reading
        self.table = table
        self.row: list[CellMarkup] | None = None
        self.in_caption = False

    def line(self, line: Line) -> None:
        """One line of the table."""
        text = line.text.lstrip(" \t")
        offset = line.start + len(line.text) - len(text)
        if text.startswith("|-"):
            self.row = None
            self.in_caption = False
        elif text.startswith("|+"):
            start, _ = self.split(text, 2, len(text), offset)
            self.table.captions.append((start, line.end))
            self.in_caption = True
        elif text.startswith(("|", "!")):
            self.in_caption = False
            self.cells(text, offset)
        elif line.nothing or (not text and self.row is None and not self.in_caption):
            return
        else:
            self.go_on(line.start, line.end)

    def cells(self, text: str, offset: int) -> None:
        """The cells of a line."""
        if self.row is None:
            self.row = []
            self.table.rows.append(self.row)
        header = text[0] == "!"
        begin = 1
        if "<" in text:
            text = _TAG.sub(_filled, text)  # bars in a tag's attributes divide nothing
        for match in (*_SEPARATORS[text[0]].finditer(text, 1), None):
            stop = match.start() if match is not None else len(text)
            start, attributes = self.split(text, begin, stop, offset)
            cell = CellMarkup(header, attributes, start, offset + stop)
            self.row.append(cell)
            if match is not None:
                begin = match.end()

    def split(self, text: str, begin: int, stop: int, offset: int) -> tuple[int, dict[str, str]]:
        """Where a cell's content begins, and the attributes before it."""
        bar = text.find("|", begin, stop)
        if bar < 0 or LINK in text[begin:bar] or FILE in text[begin:bar]:
            return offset + begin, {}
        written = self.reading.text[offset + begin : offset + bar]
        return offset + bar + 1, read_attributes(written)

    def go_on(self, start: int, end: int) -> None:
        """A line that belongs to the cell or caption before it."""
        if self.in_caption:
            self.table.captions[-1] = (self.table.captions[-1][0], end)
        elif self.row:
            self.row[-1].end = end
        else:
            self.table.stray.append((start, end))


def _filled(match: re.Match[str]) -> str:
    return FILL * len(match[0])


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
