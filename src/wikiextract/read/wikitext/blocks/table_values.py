"""The cells and caption of a table, read."""

from __future__ import annotations

import re

from msgspec.structs import replace

from wikiextract.nodes import Block, Table, Value
from wikiextract.read.blocks.told import TOLD_CELLS, TOLD_ROWS
from wikiextract.read.text.value_parts import all_links, caption_of
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.blocks.flow_items import BlockRangeReader, PartReader, UnreadItem
from wikiextract.read.wikitext.blocks.paragraph_lines import ParagraphLines
from wikiextract.read.wikitext.blocks.table_classes import classes_name_box, stands_beside
from wikiextract.read.wikitext.blocks.table_markup import CellMarkup, TableMarkup
from wikiextract.read.wikitext.blocks.tables import make_table
from wikiextract.read.wikitext.constructs import BLOCK, FILE, FILL, NOTHING
from wikiextract.read.wikitext.lines import covered
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.full_values import read_full_value
from wikiextract.read.wikitext.text.html_tags import hides
from wikiextract.read.wikitext.text.values import EMPTY

_HEADING_IN_CELL = re.compile(r"\n=[^\n]+=[ \t]*(?:\n|\Z|<!--)|<h[1-6]\b", re.I)
# What makes a block in a cell: a line behind its first, tags of HTML, extension tags.
_BLOCK_IN_CELL = re.compile(
    rf"\n\s*[^\s{NOTHING}{FILL}]|{BLOCK}|<(?:[uod]l|table|p|div|blockquote|pre)\b", re.I
)


def items_of_table(
    reading: Reading,
    markup: TableMarkup,
    depth: int,
    read_blocks: BlockRangeReader,
    read_part: PartReader,
) -> list[UnreadItem]:
    """Return a table, or what stands in one that only lays out.

    What belongs to none of its cells comes first, as blocks of its own.
    """
    found: list[UnreadItem] = []
    attributes = read_attributes(markup.attributes)
    if hides(attributes):
        return found
    for start, end in markup.stray:
        found += read_part(start, end, begins_line=reading.text[start - 1] == "\n")
    if is_layout_markup(reading, markup):
        for row in markup.rows:
            for cell in row:
                found += read_part(cell.start, cell.end, begins_line=False)
        return found
    passes_over = reading.passes_over(markup.start)
    if passes_over and not classes_name_box(attributes):
        return found
    skipped, reading.skipped = reading.skipped, None
    reading.lead_only = reading.lead_only and not passes_over
    may_be_box = classes_name_box(attributes) or stands_beside(attributes)
    whole = skipped is None or may_be_box or "id" in attributes
    table = table_of(reading, markup, depth, read_blocks, whole=whole)
    reading.lead_only = reading.lead_only or passes_over
    reading.skipped = skipped
    if (table.rows or table.caption is not None) and not _is_contents(table, markup):
        found.append(table)
    return found


def _is_contents(table: Table, markup: TableMarkup) -> bool:
    """Return True if a table is a table of contents by hand: it only leads to parts of the page."""
    if read_attributes(markup.attributes).get("id") != "toc":
        return False
    links = [link for row in table.rows for cell in row.cells for link in all_links(cell.value)]
    return all(not link.target and link.kind == "internal" for link in links)


def is_layout_markup(reading: Reading, markup: TableMarkup) -> bool:
    """Return True if a table only arranges its cells: its rows and columns mean nothing.

    Told as for rendered tables (`is_layout_element`): by its role, or by having neither header
    cells nor caption nor MediaWiki's table class, and cells of blocks side by side or in a column,
    or of headings.
    """
    attributes = read_attributes(markup.attributes)
    classes = attributes.get("class", "").split()
    if "wikitable" in classes or "sortable" in classes:
        return False
    if classes_name_box(attributes):
        return False
    if attributes.get("role") == "presentation":
        return True
    cells = [cell for row in markup.rows for cell in row]
    if markup.captions or any(cell.header for cell in cells):
        return False
    if len(cells) < 2:
        return True
    texts = [covered(reading, cell.start, cell.end) for cell in cells]
    if any(map(_HEADING_IN_CELL.search, texts)):
        return True
    if len(markup.rows) == 1 or len(cells) <= len(markup.rows):
        return any(_holds_block(reading, *one) for one in zip(cells, texts, strict=True))
    return False


def _holds_block(reading: Reading, cell: CellMarkup, text: str) -> bool:
    """Return True if a cell holds blocks: lines of text, lists, pictures beside the text.

    `text` is the cell's, with its constructs covered.
    """
    if _BLOCK_IN_CELL.search(text) is not None:
        return True
    lines = ParagraphLines(reading, bare=True)
    return FILE in text and any(
        lines.picture_at(construct.start) is not None
        for construct in reading.constructs.within(cell.start, cell.end)
    )


def table_of(
    reading: Reading,
    markup: TableMarkup,
    depth: int,
    read_blocks: BlockRangeReader,
    *,
    whole: bool = True,
) -> Table:
    """The node of a table as written. Its attributes are noted, for whoever asks what it is for.

    Unless the `whole` is asked for, only as many cells are read as tell which table it is.
    """
    reading.table_attributes[markup.start] = markup.attributes
    caption = caption_of(
        read_full_value(reading, *place, depth + 1, read_blocks, begins_line=False)
        for place in markup.captions
    )
    read: dict[int, tuple[Value, tuple[Block, ...]]] = {}
    for number, row in enumerate(markup.rows):
        told = len(row) if whole else TOLD_CELLS if number < TOLD_ROWS else 0
        read |= {cell.start: (EMPTY, ()) for cell in row[told:]}
        for cell in row[:told]:
            value = read_full_value(
                reading, cell.start, cell.end, depth + 1, read_blocks, begins_line=False
            )
            blocks = value.blocks or ()
            read[cell.start] = (replace(value, blocks=None) if blocks else value, blocks)
    return make_table(markup, caption, read)
