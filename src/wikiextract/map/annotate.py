"""Adds the typed values to the fields, list items and table cells of a document.

Nodes are frozen: what changes is built anew, what does not is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from wikiextract.map.map_places import typed_places
from wikiextract.map.values import ValueContext, read_values
from wikiextract.nodes import (
    Block,
    Cell,
    ContentList,
    Field,
    FieldGroup,
    Infobox,
    Row,
    Section,
    StoredFact,
    Table,
    TypedValue,
    Value,
)

_N = TypeVar("_N")
_FEW_LINES = 4
# The page of a source, behind its mark.
_CITED_PAGE = re.compile(r"\s?:\s?\d[\d\s,–—-]*\Z")


def annotate_infobox(infobox: Infobox, language: str | None) -> Infobox:
    """Return the infobox with the typed values of its fields."""
    groups = _each(infobox.groups, lambda group: _group(group, language))
    return infobox if groups is infobox.groups else replace(infobox, groups=groups)


def annotate_stored(
    stored: tuple[StoredFact, ...] | None, language: str | None
) -> tuple[StoredFact, ...] | None:
    """Return what a page stores with the typed values of it; None for nothing."""
    if not stored:
        return None
    return tuple(replace(fact, value=_value(fact.value, language)) for fact in stored)


def annotate_section(section: Section, language: str | None) -> Section:
    """Return the section and its subsections with typed values of list items and table cells."""
    blocks = _each(section.blocks, lambda block: _block(block, language))
    sections = _each(section.sections, lambda inner: annotate_section(inner, language))
    if blocks is section.blocks and sections is section.sections:
        return section
    return replace(section, blocks=blocks, sections=sections)


def _each(nodes: tuple[_N, ...], change: Callable[[_N], _N]) -> tuple[_N, ...]:
    """Return the nodes after `change`: the same tuple when none changed."""
    changed = tuple(change(node) for node in nodes)
    if all(new is old for new, old in zip(changed, nodes, strict=True)):
        return nodes
    return changed


def _group(group: FieldGroup, language: str | None) -> FieldGroup:
    fields = _each(group.fields, lambda field: _field(field, language))
    groups = _each(group.groups, lambda inner: _group(inner, language))
    if fields is group.fields and groups is group.groups:
        return group
    return replace(group, fields=fields, groups=groups)


def _field(field: Field, language: str | None) -> Field:
    value = _value(field.value, language)
    return field if value is field.value else replace(field, value=value)


def _value(value: Value, language: str | None) -> Value:
    items = _each(value.items, lambda item: _value(item, language))
    text = value.text
    typed = value.typed
    # Prose has no typed value.
    if text and not typed and _says_one_thing(items) and any(map(str.isdigit, text)):
        stated = _CITED_PAGE.sub("", text) if value.references else text
        typed = read_values(stated, ValueContext(language)).values
        if items:  # several lines make no number
            typed = tuple(one for one in typed if one.kind in ("date", "coordinates"))
    if value.blocks:
        typed = _with_places(typed, value.blocks)
    if items is value.items and typed is value.typed:
        return value
    return replace(value, items=items, typed=typed)


def _says_one_thing(items: Sequence[Value]) -> bool:
    """Return True if a text may have values beside those of its items.

    A list's text repeats its items, whose values stand with them; a few lines of which no two have
    values say one thing ("1 May 1950", "in Rome").
    """
    return len(items) <= _FEW_LINES and sum(bool(item.typed) for item in items) <= 1


def _block(block: Block, language: str | None) -> Block:
    match block:
        case ContentList():
            items = _each(block.items, lambda item: _value(item, language))
            return block if items is block.items else replace(block, items=items)
        case Table():
            rows = _each(block.rows, lambda row: _row(row, language))
            return block if rows is block.rows else replace(block, rows=rows)
    return block


def _row(row: Row, language: str | None) -> Row:
    cells = _each(row.cells, lambda cell: _cell(cell, language))
    return row if cells is row.cells else replace(row, cells=cells)


def _with_places(typed: tuple[TypedValue, ...], blocks: Sequence[Block]) -> tuple[TypedValue, ...]:
    """Return the values of a text, with the places of the maps beside it unless it says one."""
    if any(value.kind == "coordinates" for value in typed):
        return typed
    places = typed_places(blocks)
    return (*typed, *places) if places else typed


def _cell(cell: Cell, language: str | None) -> Cell:
    value = _value(cell.value, language)
    if cell.blocks:
        typed = _with_places(value.typed, cell.blocks)
        value = value if typed is value.typed else replace(value, typed=typed)
    return cell if value is cell.value else replace(cell, value=value)
