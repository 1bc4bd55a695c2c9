"""HTML lists and tables in wikitext (``<ul>``, ``<dl>``, ``<table>``).

Their parts need no end tags, and old articles leave them out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wikiextract.nodes import Block, ContentList, DefinitionList, Value
from wikiextract.read.blocks.definitions import definitions_of
from wikiextract.read.text.value_parts import is_empty
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.blocks.flow_items import BlockRangeReader
from wikiextract.read.wikitext.blocks.table_values import table_of
from wikiextract.read.wikitext.blocks.tables import CellMarkup, TableMarkup, place_cells
from wikiextract.read.wikitext.lines import covered
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.full_values import read_full_value

ELEMENTS = frozenset(["ul", "ol", "dl", "table"])
_TAGS = re.compile(
    r"<(?P<slash>/?)(?P<name>[uod]l|li|d[td]|table|caption|thead|tbody|tfoot|tr|t[dh])"
    r"(?P<attributes>[\s/][^<>]*)?>",
    re.I,
)
_END = re.compile(r"</(?:[uod]l|table)\s*>\s*\Z", re.I)


@dataclass(slots=True)
class _Part:
    """A part of an element: its tag's name and attributes, the range of its content."""

    name: str
    attributes: str
    start: int
    end: int


def read_element(
    reading: Reading, name: str, start: int, end: int, depth: int, read_blocks: BlockRangeReader
) -> Block | None:
    """The list or table that the element ``text[start:end]`` makes; None when it shows nothing."""
    parts = _parts(reading, start, end)
    if name == "table":
        return _table(reading, parts, (start, end), depth, read_blocks)
    if name == "dl":
        return _definitions(reading, parts, (start, end), depth, read_blocks)
    items = tuple(
        value
        for part in parts
        if part.name == "li" and not is_empty(value := _item(reading, part, depth, read_blocks))
    )
    if not items:
        return None
    return ContentList(ordered=name == "ol", items=items, span=(start, end))


def _item(reading: Reading, part: _Part, depth: int, read_blocks: BlockRangeReader) -> Value:
    return read_full_value(reading, part.start, part.end, depth + 1, read_blocks, own_text=True)


def _definitions(
    reading: Reading,
    parts: list[_Part],
    span: tuple[int, int],
    depth: int,
    read_blocks: BlockRangeReader,
) -> DefinitionList | None:
    values = (
        (part.name == "dt", _item(reading, part, depth, read_blocks))
        for part in parts
        if part.name in ("dt", "dd")
    )
    entries = definitions_of(each for each in values if not is_empty(each[1]))
    return DefinitionList(items=entries, span=span) if entries else None


def _table(
    reading: Reading,
    parts: list[_Part],
    span: tuple[int, int],
    depth: int,
    read_blocks: BlockRangeReader,
) -> Block | None:
    opening = _TAGS.match(reading.text, *span)
    markup = TableMarkup((opening["attributes"] or "") if opening is not None else "", *span)
    row: list[CellMarkup] | None = None
    for part in parts:
        if part.name == "caption":
            markup.captions.append((part.start, part.end))
        elif part.name == "tr":
            row = None
        elif part.name in ("td", "th"):
            if row is None:
                row = []
                markup.rows.append(row)
            attributes = read_attributes(part.attributes)
            row.append(CellMarkup(part.name == "th", attributes, part.start, part.end))
    place_cells(reading, markup)
    table = table_of(reading, markup, depth, read_blocks)
    return table if table.rows or table.caption is not None else None


def _parts(reading: Reading, start: int, end: int) -> list[_Part]:
    """The rows and cells, or items, of an element, not of elements inside them.

    A part goes to its end tag or, as HTML allows, to the next part or the end of the element.
    """
    parts: list[_Part] = []
    level = 0
    open_part: _Part | None = None
    for match in _TAGS.finditer(covered(reading, start, end)):
        name = match["name"].lower()
        if name in ELEMENTS:
            level += -1 if match["slash"] else 1
            if level <= 0:
                break
            continue
        if level != 1:
            continue
        if open_part is not None:
            open_part.end = start + match.start()
            open_part = None
        if not match["slash"]:
            begin = start + match.end()
            attributes = reading.text[start + match.start("attributes") : begin - 1]
            open_part = _Part(name, attributes, begin, begin)
            parts.append(open_part)
    if open_part is not None:
        closing = _END.search(reading.text, start, end)
        open_part.end = closing.start() if closing is not None else end
    return parts
