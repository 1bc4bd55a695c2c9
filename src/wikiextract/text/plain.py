"""Sections as plain text, as programs that work with language want it.

Paragraphs and headings are divided by one empty line, and two never follow each other, so that two
can divide pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wikiextract.nodes import (
    Block,
    Code,
    ContentList,
    DefinitionList,
    Extension,
    Figure,
    Gallery,
    Image,
    Math,
    Paragraph,
    Quote,
    Reference,
    Section,
    Table,
    TransclusionBlock,
    Value,
)
from wikiextract.text.grid import block_texts, table_grid
from wikiextract.text.lines import headed_parts, one_line

_EMPTY_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


@dataclass(frozen=True)
class TextOptions:
    """The parts that a plain text has besides paragraphs."""

    title: bool = False
    """The page's title as the first line."""
    headings: bool = True
    """Headings of sections, a line each."""
    lists: bool = True
    """Lists, also of definitions."""
    tables: bool = False
    """Tables: a line a row, its cells divided by tabs."""
    references: bool = False
    """The texts of the notes, at the end."""
    captions: bool = False
    """Captions of pictures."""
    code: bool = True
    """Source code and preformatted text."""
    quotes: bool = True
    """Block quotations."""


def text_of(
    sections: Iterable[Section],
    options: TextOptions | None = None,
    *,
    title: str | None = None,
    references: Iterable[Reference] = (),
) -> str:
    """Return the plain text of sections, without line end; empty where they have none.

    A heading under which nothing is left stays out. `title` and `references` are written as
    `options` say.
    """
    options = options or TextOptions()
    parts: list[str] = []
    if options.title and title:
        parts.append(one_line(title))
    parts += headed_parts(
        sections,
        lambda section: one_line(section.title or "") if options.headings else "",
        lambda section: _parts(section, options),
    )
    if options.references:
        notes = [text for note in references if (text := one_line(note.text or ""))]
        if notes:
            parts.append("\n".join(notes))
    return "\n\n".join(parts)


def _parts(section: Section, options: TextOptions) -> Iterator[str]:
    for block in section.blocks:
        text = _EMPTY_LINES.sub("\n\n", _block(block, options)).strip()
        if text:
            yield text


def _block(block: Block, options: TextOptions) -> str:
    match block:
        case Paragraph() | Math():
            return block.text or ""
        case Code():
            return block.text if options.code else ""
        case ContentList():
            return "\n".join(_items(block, options)) if options.lists else ""
        case DefinitionList():
            return "\n".join(_definitions(block, options)) if options.lists else ""
        case Quote():
            return "\n".join(block_texts(block.blocks)) if options.quotes else ""
        case Table():
            return _table(block) if options.tables else ""
        case Gallery():
            return _captions(block.images) if options.captions else ""
        case Figure():
            return _captions((block.image,)) if options.captions else ""
        case Extension() | TransclusionBlock():
            return ""


def _items(block: ContentList, options: TextOptions) -> Iterator[str]:
    """The lines of a list: two spaces a level, and a number or a hyphen."""
    waiting = [(item, 0, mark) for item, mark in reversed(_marked(block.items, block.ordered))]
    while waiting:
        item, level, mark = waiting.pop()
        if item.text:
            yield f"{'  ' * level}{mark} {one_line(item.text)}"
        yield from _inner(item, options)
        inner = _marked(item.items, bool(item.ordered))
        waiting.extend((one, level + 1, its) for one, its in reversed(inner))


def _marked(items: tuple[Value, ...], ordered: bool) -> list[tuple[Value, str]]:
    return [(item, f"{number}." if ordered else "-") for number, item in enumerate(items, 1)]


def _definitions(block: DefinitionList, options: TextOptions) -> Iterator[str]:
    for entry in block.items:
        for value in (*entry.terms, *entry.definitions):
            if value.text:
                yield one_line(value.text)
            yield from _inner(value, options)
            yield from _items(ContentList(ordered=bool(value.ordered), items=value.items), options)


def _inner(value: Value, options: TextOptions) -> Iterator[str]:
    """The texts of blocks that stand in a value."""
    for block in value.blocks or ():
        wanted = not isinstance(block, Table) or options.tables
        if wanted and not (isinstance(block, Code) and not options.code):
            yield from map(one_line, block_texts((block,)))


def _table(table: Table) -> str:
    grid = table_grid(table, fill=False)
    lines = [one_line(table.caption.text)] if table.caption and table.caption.text else []
    rows = (grid.columns, *grid.rows) if table.columns else grid.rows
    lines += ["\t".join(map(one_line, row)).rstrip() for row in rows]
    return "\n".join(filter(None, lines))


def _captions(images: tuple[Image, ...]) -> str:
    return "\n".join(one_line(image.caption) for image in images if image.caption)
