"""Values that may hold more than a line: parameters, table cells, items of HTML lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from wikiextract.nodes import (
    Block,
    ContentList,
    DefinitionList,
    Figure,
    Gallery,
    Image,
    Link,
    Math,
    Paragraph,
    TransclusionBlock,
    Value,
)
from wikiextract.read.text.folding import fold
from wikiextract.read.text.headed_lists import ValuePart, headed_items
from wikiextract.read.text.value_parts import captioned
from wikiextract.read.wikitext.blocks.flow_items import BlockRangeReader
from wikiextract.read.wikitext.calls.shown import texts_of
from wikiextract.read.wikitext.constructs import TagMarkup
from wikiextract.read.wikitext.lines import covered
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.inline import read_run
from wikiextract.read.wikitext.text.values import (
    EMPTY,
    make_value,
    simple_value,
    value_of_source_run,
)

_LIST_SIGNS = frozenset("*#:;")
# What may be more than text at a line's start: those, and the signs of rules, headings and tables.
_LINE_SIGNS = _LIST_SIGNS | frozenset("-={|!")
# What may make a block: list marks, tables, empty lines, tags.
_BLOCKS = re.compile(
    r"\n[ \t]*(?:[*#:;\n]|\{\||----)|\n="
    r"|<(?:table|[uod]l|li|blockquote)\b",
    re.I,
)
_INDENTED = re.compile(r"\n [ \t]*\S")
# Headings and rules, whose signs are no text.
_SIGNS = re.compile(r"\n=[^\n]+=[ \t]*(?:\n|\Z|<!--)|\n----")


def read_full_value(
    reading: Reading,
    start: int,
    end: int,
    depth: int,
    read_blocks: BlockRangeReader,
    *,
    own_text: bool = False,
    begins_line: bool = True,
) -> Value:
    """Return the value of ``text[start:end]``: lists are items, tables, code and quotes `blocks`.

    `own_text`: the text does not repeat the items (as a list item's does not). `begins_line`: what
    begins a list begins one here, as nobody knows where on a line the value will stand.
    """
    text = reading.text
    shown = text[start:end].lstrip(" \t")
    start = end - len(shown)
    shown = shown.rstrip(" \t\n")
    if not shown:
        return EMPTY
    if shown[0] not in _LIST_SIGNS and "{|" not in shown:
        simple = simple_value(reading, start, start + len(shown))
        if simple is not None:
            return simple
    table = _holds_table(reading, start, end)
    if (
        not table
        and _BLOCKS.search(text, start, end) is None
        and not (begins_line and _begins_list(text, start, end))
        and (begins_line or _INDENTED.search(text, start, end) is None)
        and not _holds_block_tag(reading, start, end)
    ):
        return _inline(reading, start, end, own_text=own_text)
    blocks = read_blocks(reading, start, end, depth, begins_line=begins_line)
    if table or any(map(_is_structure, blocks)) or _SIGNS.search(text, start, end) is not None:
        return _combine(reading, blocks, own_text=own_text)
    return _inline(reading, start, end, own_text=own_text)


def plain_value(reading: Reading, written: str) -> Value | None:
    """Return the value of a text that is plain and of one line, as most parameters are; else None.

    It has no white space at its ends. Whatever there was shows nothing: `read_full_value` reads
    the same.
    """
    if (
        reading.tokens.search(written) is not None
        or written[0] in _LINE_SIGNS
        or "{|" in written
        or reading.constructs.rests
    ):
        return None
    shown = fold(written)
    return Value(text=shown) if shown else EMPTY


def _holds_table(reading: Reading, start: int, end: int) -> bool:
    """Return True if a value may hold a table, whose signs may be calls."""
    if reading.table_signs.any_within(start, end):
        return "{|" in covered(reading, start, end)
    return reading.text.find("{|", start, end) >= 0


def _inline(reading: Reading, start: int, end: int, *, own_text: bool) -> Value:
    run = read_run(reading, start, end)
    return value_of_source_run(run, lines=not own_text, own_text=own_text)


def _holds_block_tag(reading: Reading, start: int, end: int) -> bool:
    """Return True if an extension tag that is a block stands in a value, its source not kept."""
    return reading.constructs.any_tag_within(start, end) and any(
        isinstance(construct, TagMarkup)
        and construct.is_block
        and construct.facts.content != "source"
        for construct in reading.constructs.within(start, end)
    )


def _begins_list(text: str, start: int, end: int) -> bool:
    """Return True if a value begins with a list. A lone ``#1`` or ``:`` is more likely text."""
    while start < end and text[start].isspace():
        start += 1
    if start >= end or text[start] not in _LIST_SIGNS:
        return False
    return text[start] == "*" or text.find("\n", start, end) >= 0


def _is_structure(block: Block) -> bool:
    return not isinstance(block, (Paragraph, Figure, TransclusionBlock, Math))


class _Parts:
    """The parts of a value while blocks are put together.

    `sequence` are its lines and lists in their order, `beside` the pictures that stand in none.
    """

    def __init__(self) -> None:
        self.sequence: list[ValuePart] = []
        self.beside: list[Image] = []
        self.texts: list[str] = []
        self.own: list[str] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.references: list[str] = []
        self.foreign: list[Link] = []
        self.items: list[Value] = []
        self.blocks: list[Block] = []
        self.ordered = True

    def add(self, block: Block, reading: Reading) -> None:
        """Add what a block gives to the value that holds it."""
        if isinstance(block, (Paragraph, Math)):
            self.say(block.text)
            if isinstance(block, Math):
                self.sequence.append(Value(text=block.text))
                return
            self.line(block.text, block.links, block.images, block.references)
        elif isinstance(block, ContentList):
            self.ordered = self.ordered and block.ordered
            self.list(block.items)
        elif isinstance(block, DefinitionList):
            self.ordered = False
            self.list(tuple(_definitions(block)))
        elif isinstance(block, Figure):
            self.images.append(block.image)
            self.beside.append(block.image)
        elif isinstance(block, Gallery) and block.images:
            *others, last = block.images
            shown = [*others, captioned(last, block.caption) if block.caption else last]
            self.images += shown
            self.beside += shown
        elif isinstance(block, TransclusionBlock):
            self.call(block, reading)
        else:
            self.blocks.append(block)

    def call(self, block: TransclusionBlock, reading: Reading) -> None:
        """A call on a line of its own."""
        assert block.span is not None
        shown = reading.shown.get(block.span[0])
        if shown is None:
            return
        self.foreign += shown.foreign_links
        self.items += shown.items
        if shown.only_items:
            self.texts.append(shown.text)
            self.sequence.append(shown.items)
        else:
            self.say(shown.text)
            self.line(shown.text, shown.links, shown.images, shown.references, shown.items)

    def say(self, text: str | None) -> None:
        """Add text of the value's own."""
        if text:
            self.texts.append(text)
            self.own.append(text)

    def line(
        self,
        text: str | None,
        links: tuple[Link, ...],
        images: tuple[Image, ...],
        references: tuple[str, ...],
        items: tuple[Value, ...] = (),
    ) -> None:
        """Add what stands in a line."""
        self.links += links
        self.images += images
        self.references += references
        line = Value(
            text=text or None, links=links, images=images, references=references, items=items
        )
        self.sequence.append(line)

    def list(self, items: tuple[Value, ...]) -> None:
        """Add items with their texts."""
        self.sequence.append(items)
        self.items += items
        self.texts += texts_of(items)


def _combine(reading: Reading, blocks: tuple[Block, ...], *, own_text: bool) -> Value:
    parts = _Parts()
    for block in blocks:
        parts.add(block, reading)
    text = " ".join(parts.own if own_text else parts.texts)
    headed = None if own_text else headed_items(parts.sequence)
    if headed is not None:
        value = make_value(
            text, items=headed, images=tuple(parts.beside), foreign_links=tuple(parts.foreign)
        )
        return replace(value, blocks=tuple(parts.blocks)) if parts.blocks else value
    value = make_value(
        text,
        links=tuple(parts.links),
        images=tuple(parts.images),
        items=tuple(parts.items),
        foreign_links=tuple(parts.foreign),
        references=tuple(parts.references),
        ordered=True if parts.items and parts.ordered else None,
    )
    return replace(value, blocks=tuple(parts.blocks)) if parts.blocks else value


def _definitions(block: DefinitionList) -> Iterator[Value]:
    """Terms as items that hold what is said of them; definitions without a term as items."""
    for entry in block.items:
        if not entry.terms:
            yield from entry.definitions
            continue
        *others, last = entry.terms
        yield from others
        yield replace(last, items=(*last.items, *entry.definitions))
