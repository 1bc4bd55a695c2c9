"""The lines of a table, one after another, to its rows and cells.

Tags of HTML that make rows, cells and captions count in ``{| … |}`` as well, as they do in the HTML
that MediaWiki makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.blocks.table_markup import LEADING, CellMarkup, TableMarkup
from wikiextract.read.wikitext.constructs import FILE, FILL, LINK, SIGN_FILL
from wikiextract.read.wikitext.lines import Line
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.html_tags import hides

_SEPARATORS = {"|": re.compile(r"\|\|"), "!": re.compile(r"\|\||!!")}
_TAG = re.compile(r"<[a-zA-Z/][^<>]*>")
_PART_TAG = re.compile(r"<(?P<slash>/?)(?P<name>table|caption|tr|t[dh])((?:[\s/][^<>]*)?)>", re.I)


class TableBuilder:
    """Fills the `table` that it is given with what lines hold."""

    def __init__(self, reading: Reading, table: TableMarkup) -> None:
        self.reading = reading
        self.table = table
        self.end: int | None = None  # of a tag that closes the table
        self._row: list[CellMarkup] | None = None
        self._cell: CellMarkup | None = None
        self._in_caption = False
        self._row_hidden = False
        self._row_by_sign = False  # a cell's sign, not a tag, began the row
        self._rows_by_sign = False  # or one before it
        self._inner = 0  # how many tables in HTML are open inside a cell

    def line(self, line: Line) -> None:
        """Take one line of the table."""
        text = line.text.lstrip(LEADING)
        offset = line.start + len(line.text) - len(text)
        if text.startswith("|-"):
            written = self.reading.text[offset + 2 : line.end]
            self._end_row(read_attributes(written.lstrip("-")))
            self._row_by_sign = False
        elif text.startswith("|+"):
            self._captions(text, offset)
        elif text.startswith(("|", "!")):
            self._cells(text, offset)
        else:
            self.html_line(line)

    def html_line(self, line: Line) -> None:
        """Take one line of a table in HTML, in which tags alone make rows and cells."""
        if not line.nothing:
            self._content(line.text, line.start, 0, len(line.text))

    def go_on(self, start: int, end: int) -> None:
        """Take a range that belongs to the cell or caption before it."""
        if self._in_caption:
            self.table.captions[-1] = (self.table.captions[-1][0], end)
        elif self._cell is not None:
            self._cell.end = end
        elif start < end and not self.reading.text[start:end].isspace():
            self._stray(start, end)

    def _stray(self, start: int, end: int) -> None:
        """Take a range that belongs to no cell; lines after one another are one."""
        stray = self.table.stray
        if stray and not self.reading.text[stray[-1][1] : start].strip():
            start = stray.pop()[0]
        stray.append((start, end))

    def close(self, end: int) -> None:
        """End the table at `end`; MediaWiki adds a row to one in which no sign begins any."""
        if not self._rows_by_sign and not self.table.stray:
            self.table.rows.append([CellMarkup(False, {}, end, end)])

    def _captions(self, text: str, offset: int) -> None:
        """The captions of a line, which are divided as cells are."""
        for start, _, end in self._divided(text, offset, 2):
            self._begin_caption(start)
            self._content(text, offset, start - offset, end)

    def _cells(self, text: str, offset: int) -> None:
        """The cells of a line."""
        if not self._row_by_sign and self._row is not None:
            self._end_row({})
        self._row_by_sign = self._rows_by_sign = True
        header = text[0] == "!"
        for start, attributes, end in self._divided(text, offset, 1):
            self._begin_cell(header, attributes, start)
            self._content(text, offset, start - offset, end)

    def _divided(
        self, text: str, offset: int, begin: int
    ) -> Iterator[tuple[int, Mapping[str, str], int]]:
        """Yield where each part of a line begins, its attributes, and where in the line it ends."""
        # Bars in a tag's attributes divide nothing.
        divided = _TAG.sub(_filled, text) if "<" in text else text
        for match in (*_SEPARATORS[text[0]].finditer(divided, begin), None):
            stop = match.start() if match is not None else len(text)
            content = len(divided[:stop].rstrip(SIGN_FILL)) if SIGN_FILL in text else stop
            start, attributes = self._split(divided, begin, content, offset)
            yield start, attributes, content
            if match is not None:
                begin = match.end()

    def _split(
        self, text: str, begin: int, stop: int, offset: int
    ) -> tuple[int, Mapping[str, str]]:
        """Return where a cell's content begins, and the attributes before it."""
        bar = text.find("|", begin, stop)
        if bar < 0 or LINK in text[begin:bar] or FILE in text[begin:bar]:
            return offset + begin, {}
        written = self.reading.text[offset + begin : offset + len(text[:bar].rstrip(SIGN_FILL))]
        return offset + bar + 1, read_attributes(written)

    def _content(self, text: str, offset: int, begin: int, stop: int) -> None:
        """Take what a line holds of a cell, a caption or neither, with parts that tags begin."""
        if "<" in text:
            for match in _PART_TAG.finditer(text, begin, stop):
                name = match["name"].lower()
                if name == "table" and match["slash"] and not self._inner:
                    self.go_on(offset + begin, offset + match.start())
                    self.end = offset + match.end()
                    return
                if name == "table":
                    self._inner += -1 if match["slash"] else 1
                elif not self._inner:
                    self.go_on(offset + begin, offset + match.start())
                    begin = match.end()
                    written = self.reading.text[offset + match.start(3) : offset + begin - 1]
                    self._part(name, bool(match["slash"]), written, offset + begin)
        self.go_on(offset + begin, offset + stop)

    def _part(self, name: str, ends: bool, attributes: str, start: int) -> None:
        """A tag that begins or ends a row, cell or caption."""
        if name == "caption":
            if ends:
                self._in_caption = False
            else:
                self._begin_caption(start)
        elif name == "tr":
            self._end_row({} if ends else read_attributes(attributes))
        elif ends:
            self._cell = None
        else:
            self._begin_cell(name == "th", read_attributes(attributes), start)

    def _begin_caption(self, start: int) -> None:
        self._cell = None
        self._in_caption = True
        self.table.captions.append((start, start))

    def _begin_cell(self, header: bool, attributes: Mapping[str, str], start: int) -> None:
        self._in_caption = False
        if self._row is None:
            self._row = []
            if not self._row_hidden:
                self.table.rows.append(self._row)
        self._cell = CellMarkup(header, attributes, start, start)
        if not hides(attributes):
            self._row.append(self._cell)

    def _end_row(self, attributes: Mapping[str, str]) -> None:
        """End the row; `attributes` are of the next one."""
        self._row = self._cell = None
        self._row_hidden = hides(attributes)
        self._in_caption = False


def _filled(match: re.Match[str]) -> str:
    return FILL * len(match[0])
