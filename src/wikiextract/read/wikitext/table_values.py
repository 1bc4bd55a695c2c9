"""The cells and caption of a table, read."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from wikiextract.nodes import Block, Table, Value
from wikiextract.read.wikitext.flow_items import BlockReader
from wikiextract.read.wikitext.full_values import read_full_value
from wikiextract.read.wikitext.lines import Line
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.tables import TableMarkup, make_table, scan_table
from wikiextract.read.wikitext.values import is_empty


def read_table(
    reading: Reading,
    lines: Sequence[Line],
    first: int,
    last: int,
    ends: dict[int, int],
    depth: int,
    read_blocks: BlockReader,
) -> tuple[list[Block], int]:
    """The table of the lines `first` to `last`, and the offset of its end.

    What stands before its first cell and belongs to none comes first, as blocks of its own.
    """
    markup = scan_table(reading, lines, first, last, ends)
    found: list[Block] = []
    for start, end in markup.stray:
        found += read_blocks(reading, start, end, depth + 1)
    table = table_of(reading, markup, depth, read_blocks)
    if table.rows or table.caption is not None:
        found.append(table)
    return found, markup.end


def table_of(reading: Reading, markup: TableMarkup, depth: int, read_blocks: BlockReader) -> Table:
    """The node of a table as written. Its attributes are noted, for whoever asks what it is for."""
    reading.table_attributes[markup.start] = markup.attributes
    caption: Value | None = None
    if markup.caption is not None:
        value = read_full_value(reading, *markup.caption, depth + 1, read_blocks)
        caption = None if is_empty(value) else value
    read: dict[int, tuple[Value, tuple[Block, ...]]] = {}
    for row in markup.rows:
        for cell in row:
            value = read_full_value(reading, cell.start, cell.end, depth + 1, read_blocks)
            blocks = value.blocks or ()
            read[cell.start] = (replace(value, blocks=None) if blocks else value, blocks)
    return make_table(markup, caption, read)
