"""Blocks of the rendered page that stand in the wikitext, with their place in it.

Sections, lists, tables and extension tags of both views are compared in their order, section by
section: what says the same is the same. What only one view has (a list that a template gives) is
passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from wikiextract.nodes import Block, ContentList, Extension, Section, Table, Value
from wikiextract.read.blocks.told import TOLD_CELLS, TOLD_ITEMS, TOLD_ROWS
from wikiextract.read.same_order import same_or_alike, same_order

_T = TypeVar("_T")
_BEGINNING = 40
_PLACED = (ContentList, Table, Extension)
"""Blocks that have places in the wikitext."""


def with_spans(sections: Sequence[Section], written: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with the spans of those that are `written` in the wikitext."""
    result = list(sections)
    pairs = same_or_alike(
        [_section_key(section) for section in sections],
        [_section_key(section) for section in written],
        [section.level for section in sections],
        [section.level for section in written],
    )
    for index, number in pairs:
        other = written[number]
        section = sections[index]
        result[index] = replace(
            section,
            span=other.span,
            blocks=_blocks(section.blocks, other.blocks),
            sections=with_spans(section.sections, other.sections),
        )
    return tuple(result)


def _section_key(section: Section) -> Hashable:
    return section.level, _text(section.title)


def _blocks(blocks: Sequence[Block], written: Sequence[Block]) -> tuple[Block, ...]:
    if not any(isinstance(block, _PLACED) for block in written):
        return tuple(blocks)
    result = list(blocks)
    kind: type[ContentList] | type[Table] | type[Extension]
    for kind in _PLACED:
        places = [index for index, block in enumerate(blocks) if isinstance(block, kind)]
        others = [block for block in written if isinstance(block, kind)]
        if not places or not others:
            continue
        for index, other in _same_or_alone([blocks[place] for place in places], others):
            result[places[index]] = _with_span(blocks[places[index]], other)
    return tuple(result)


def _same_or_alone(
    blocks: Sequence[Block], written: Sequence[Block]
) -> Iterator[tuple[int, Block]]:
    """Pairs of the same blocks; where each view has as many, those left over are the same too."""
    pairs = dict(_same(blocks, written, _block_key))
    yield from pairs.items()
    used = {id(other) for other in pairs.values()}
    left = [index for index in range(len(blocks)) if index not in pairs]
    rest = [other for other in written if id(other) not in used]
    if len(left) == len(rest):
        for index, other in zip(left, rest, strict=True):
            if _size(blocks[index]) == _size(other):
                yield index, other


def _block_key(block: Block) -> Hashable:
    match block:
        case ContentList():
            items = block.items[:TOLD_ITEMS]
            return len(block.items), *(_text(item.text)[:_BEGINNING] for item in items)
        case Table():
            cells = [cell for row in block.rows[:TOLD_ROWS] for cell in row.cells[:TOLD_CELLS]]
            return len(block.rows), *(_text(cell.value.text)[:_BEGINNING] for cell in cells)
        case Extension():
            return block.name, block.text
    return id(block)


def _size(block: Block) -> Hashable:
    match block:
        case ContentList():
            return len(block.items), block.ordered
        case Table():
            return len(block.rows), block.width
        case Extension():
            return block.name
    return id(block)


def _with_span(block: Block, other: Block) -> Block:
    match block, other:
        case ContentList(), ContentList():
            return replace(block, span=other.span, items=_items(block.items, other.items))
        case (Table(), Table()) | (Extension(), Extension()):
            return replace(block, span=other.span)
    return block


def _items(items: Sequence[Value], written: Sequence[Value]) -> tuple[Value, ...]:
    """Items with their spans, where both views have the same ones."""
    if len(items) != len(written):
        return tuple(items)
    return tuple(
        replace(item, span=other.span, items=_items(item.items, other.items))
        for item, other in zip(items, written, strict=True)
    )


def _same(
    these: Sequence[_T], those: Sequence[_T], key: Callable[[_T], Hashable]
) -> Iterator[tuple[int, _T]]:
    """For those of `these` that have an equal in the same order: number, and the equal."""
    for index, other in same_order([key(one) for one in these], [key(one) for one in those]):
        yield index, those[other]


def _text(text: str | None) -> str:
    return "".join((text or "").split()).casefold()
