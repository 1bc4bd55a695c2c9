"""HTML lists in wikitext (``<ul>``, ``<dl>``).

Their parts need no end tags, and old articles leave them out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from wikiextract.nodes import Block, ContentList, DefinitionList, Value
from wikiextract.read.blocks.definitions import definitions_of
from wikiextract.read.text.value_parts import is_empty
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.blocks.flow_items import BlockRangeReader
from wikiextract.read.wikitext.constructs import NOTHING
from wikiextract.read.wikitext.lines import Line, covered
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.full_values import read_full_value
from wikiextract.read.wikitext.text.html_tags import hides, may_hide

ELEMENTS = frozenset(["ul", "ol", "dl", "table"])
_TAGS = re.compile(r"<(?P<slash>/?)(?P<name>[uod]l|li|d[td]|table)((?:[\s/][^<>]*)?)>", re.I)
_END = re.compile(r"</(?:[uod]l|table)\s*>\s*\Z", re.I)


class _Part(msgspec.Struct):
    """A part of an element: its tag's name, the range of its content; `stray` has no tag."""

    name: str
    start: int
    end: int
    stray: bool = False
    hidden: bool = False


def end_tag(lines: Sequence[Line], first: int, name: str) -> tuple[int, int, int] | None:
    """Return the line and the place in it of the end tag of the element that a line begins with."""
    pattern = re.compile(rf"<(/?){name}(?=[\s/>{NOTHING}])[^<>]*>", re.I)
    level = 0
    for number in range(first, len(lines)):
        text = lines[number].text
        if "<" not in text:
            continue
        for match in pattern.finditer(text):
            level += -1 if match[1] else 1
            if level == 0:
                return number, match.start(), match.end()
    return None


def read_element(
    reading: Reading, name: str, start: int, end: int, depth: int, read_blocks: BlockRangeReader
) -> Block | None:
    """The list that the element ``text[start:end]`` makes; None when it shows nothing."""
    parts = _parts(reading, start, end, "dd" if name == "dl" else "li")
    parts = [part for part in parts if not part.hidden]
    values = [(part.name, _item(reading, part, depth, read_blocks)) for part in parts]
    if name == "dl":
        entries = definitions_of(
            (tag == "dt", value) for tag, value in values if not is_empty(value)
        )
        return DefinitionList(items=entries, span=(start, end)) if entries else None
    if (
        values and parts[0].stray and not values[0][1].text
    ):  # a list right inside the list, before any item
        values[:1] = [("li", item) for item in values[0][1].items]
    items = tuple(value for _, value in values if not is_empty(value))
    return ContentList(ordered=name == "ol", items=items, span=(start, end)) if items else None


def _item(reading: Reading, part: _Part, depth: int, read_blocks: BlockRangeReader) -> Value:
    return read_full_value(
        reading, part.start, part.end, depth + 1, read_blocks, own_text=True, begins_line=False
    )


def _parts(reading: Reading, start: int, end: int, stray: str) -> list[_Part]:
    """The items of an element, not of elements inside them.

    An item goes to the next one: HTML needs no end tag, and what stands behind one is shown with
    the item before it. What stands before the first is an item of the kind `stray`.
    """
    parts: list[_Part] = []
    level = 0
    text = covered(reading, start, end)
    for match in _TAGS.finditer(text):
        name = match["name"].lower()
        if name in ELEMENTS:
            level += -1 if match["slash"] else 1
            if level <= 0:
                break
            if level == 1 and not match["slash"]:
                parts.append(_Part(stray, start + match.end(), end, stray=True))
        elif level == 1 and not match["slash"]:
            parts[-1].end = start + match.start()
            attributes = reading.text[start + match.start(3) : start + match.end(3)]
            hidden = may_hide(attributes) and hides(read_attributes(attributes))
            parts.append(_Part(name, start + match.end(), end, hidden=hidden))
    closing = _END.search(reading.text, parts[-1].start, end) if parts else None
    if closing is not None:
        parts[-1].end = closing.start()
    return parts
