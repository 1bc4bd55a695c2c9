"""Every text that a document shows, once: what the invariants count words in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wikiextract.nodes import (
    Block,
    Code,
    ContentList,
    DefinitionList,
    Document,
    Figure,
    Gallery,
    Image,
    Link,
    Math,
    Paragraph,
    Quote,
    Section,
    Table,
    Value,
)


def document_texts(document: Document) -> Iterator[str]:
    for section in document.sections:
        yield from section_texts(section)
    for reference in document.references:
        yield reference.text or ""


def section_texts(section: Section) -> Iterator[str]:
    yield section.title or ""
    yield from blocks_texts(section.blocks)
    for inner in section.sections:
        yield from section_texts(inner)


def blocks_texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from block_texts(block)


def block_texts(block: Block) -> Iterator[str]:
    if isinstance(block, (Paragraph, Code, Math)):
        yield block.text or ""
        if isinstance(block, Paragraph):
            yield from image_texts(block.images)
    elif isinstance(block, ContentList):
        for item in block.items:
            yield from item_texts(item)
    elif isinstance(block, DefinitionList):
        for entry in block.items:
            for value in (*entry.terms, *entry.definitions):
                yield from item_texts(value)
    elif isinstance(block, Table):
        if block.caption:
            yield from value_texts(block.caption)
        for row in block.rows:
            for cell in row.cells:
                yield from value_texts(cell.value)
                yield from blocks_texts(cell.blocks)
    elif isinstance(block, Quote):
        yield from blocks_texts(block.blocks)
        if block.source:
            yield from value_texts(block.source)
    elif isinstance(block, Gallery):
        if block.caption:
            yield from value_texts(block.caption)
        yield from image_texts(block.images)
    elif isinstance(block, Figure):
        yield from image_texts([block.image])


def value_texts(value: Value) -> Iterator[str]:
    """Of a value whose text includes its items."""
    yield value.text or ""
    todo = [value]
    while todo:
        current = todo.pop()
        yield from beside(current)
        todo.extend(current.items)


def item_texts(value: Value) -> Iterator[str]:
    """Of an item, whose text is its own."""
    yield value.text or ""
    yield from beside(value)
    for item in value.items:
        yield from item_texts(item)


def beside(value: Value) -> Iterator[str]:
    yield from image_texts(value.images)
    for link in value.foreign_links:
        yield link.text
        yield link.language_name or ""
    yield from blocks_texts(value.blocks or ())


def image_texts(images: Iterable[Image]) -> Iterator[str]:
    for image in images:
        yield image.caption or ""


def all_links(node: object) -> Iterator[Link]:
    """Every link in a node, wherever it stands."""
    todo = [node]
    while todo:
        current = todo.pop()
        if isinstance(current, Link):
            yield current
        elif isinstance(current, tuple):
            todo.extend(current)
        elif hasattr(current, "__struct_fields__"):
            todo.extend(getattr(current, name) for name in current.__struct_fields__)


def all_tables(node: object) -> Iterator[Table]:
    todo = [node]
    while todo:
        current = todo.pop()
        if isinstance(current, Table):
            yield current
        if isinstance(current, tuple):
            todo.extend(current)
        elif hasattr(current, "__struct_fields__"):
            todo.extend(getattr(current, name) for name in current.__struct_fields__)
