"""Sections and their blocks."""

from __future__ import annotations

from collections.abc import Iterator

from tests.cases.tree import values
from tests.cases.tree.values import indent, show_image, show_text
from wikiextract.nodes import (
    Block,
    Code,
    ContentList,
    DefinitionList,
    Extension,
    Figure,
    Gallery,
    Math,
    Paragraph,
    Quote,
    Section,
    Table,
    TransclusionBlock,
    Value,
)


def show_value(value: Value, head: str = "-") -> Iterator[str]:
    return values.show_value(value, show_block, head)


def show_section(section: Section) -> Iterator[str]:
    title = "(lead)" if section.title is None else section.title
    yield "=" * section.level + f" {title}" + (f" #{section.anchor}" if section.anchor else "")
    yield from indent(show_text(None, section.title_links, (), section.references))
    for block in section.blocks:
        yield from indent(show_block(block))
    for inner in section.sections:
        yield from indent(show_section(inner))


def show_block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            first, *others = show_text(block.text, block.links, block.images, block.references)
            yield f"p {first}"
            yield from indent(others)
        case ContentList():
            yield "ol" if block.ordered else "ul"
            for item in block.items:
                yield from indent(show_value(item))
        case DefinitionList():
            yield "dl"
            for entry in block.items:
                for term in entry.terms:
                    yield from indent(show_value(term, "term"))
                for definition in entry.definitions:
                    yield from indent(show_value(definition, "  :"))
        case Table():
            yield from show_table(block)
        case Quote():
            yield "quote"
            for inner in block.blocks:
                yield from indent(show_block(inner))
            if block.source:
                yield from indent(show_value(block.source, "source"))
        case Gallery():
            yield "gallery"
            if block.caption:
                yield from indent(show_value(block.caption, "caption"))
            for image in block.images:
                yield from indent(show_image(image))
        case Figure():
            first, *others = show_image(block.image)
            yield f"figure {first}"
            yield from others
        case Code():
            yield f"code {block.language or ''}{block.text!r}"
            yield from indent(show_text(None, block.links, (), block.references))
        case Math():
            yield f"math {block.text}"
        case Extension():
            attributes = {one.name: one.value for one in block.attributes}
            yield f"extension {block.name} {block.text!r} {attributes or ''}".rstrip()
        case TransclusionBlock():
            yield f"call {block.template} {block.name}"


def show_table(table: Table) -> Iterator[str]:
    yield f"table {table.width} wide" + (
        f", columns {list(table.columns)}" if table.columns else ""
    )
    if table.caption:
        yield from indent(show_value(table.caption, "caption"))
    for row in table.rows:
        yield "  row" + (" (header)" if row.header else "")
        for cell in row.cells:
            head = f"{'!' if cell.header else '|'}{cell.column}"
            if cell.rowspan or cell.colspan:
                head += f" {cell.rowspan or 1}x{cell.colspan or 1}"
            yield from indent(indent(show_value(cell.value, head)))
            for block in cell.blocks:
                yield from indent(indent(indent(show_block(block))))
