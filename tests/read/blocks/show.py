"""Nodes as an indented text that people can read and compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wikiextract.nodes import (
    Block,
    Code,
    ContentList,
    DefinitionList,
    Document,
    Extension,
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


def show_document(document: Document) -> str:
    lines: list[str] = []
    for section in document.sections:
        lines += show_section(section)
    for category in document.categories:
        parts = [category.name, category.sort_key and f"sort {category.sort_key}"]
        parts += [category.source, category.template, "hidden" if category.hidden else None]
        lines.append("category " + " | ".join(part for part in parts if part))
    for reference in document.references:
        head = f"reference {reference.id}"
        head += f" name={reference.name}" if reference.name else ""
        head += f" group={reference.group}" if reference.group else ""
        lines.append(head)
        lines += indent(
            show_text(reference.text, reference.links, reference.images, reference.references)
        )
        if reference.citation is not None:
            lines += indent(show_fields("citation", reference.citation))
    for language_link in document.language_links:
        lines.append(f"language {language_link.language}: {language_link.title}")
    for external in document.external_links:
        lines.append(f"external {external.url}" + (f" {external.text!r}" if external.text else ""))
    for call in document.templates:
        lines.append(f"call {call.name} ({call.kind})")
        lines += indent(f"{one.name} = {one.raw!r}" for one in call.parameters)
    lines += [f"! {one.code}" for one in document.diagnostics]
    return "\n".join(lines)


def indent(lines: Iterable[str]) -> Iterator[str]:
    return ("  " + line for line in lines)


def show_fields(name: str, node: Any) -> Iterator[str]:
    given = {key: getattr(node, key) for key in node.__struct_fields__}
    parts = [f"{key}={value!r}" for key, value in given.items() if value]
    yield f"{name} " + " ".join(parts)


def show_section(section: Section) -> Iterator[str]:
    title = "(lead)" if section.title is None else section.title
    yield "=" * section.level + f" {title}" + (f" #{section.anchor}" if section.anchor else "")
    yield from indent(show_text(None, section.title_links, (), section.references))
    for block in section.blocks:
        yield from indent(show_block(block))
    for inner in section.sections:
        yield from indent(show_section(inner))


def show_text(
    text: str | None,
    links: Iterable[Link] = (),
    images: Iterable[Image] = (),
    references: Iterable[str] = (),
) -> Iterator[str]:
    if text:
        yield f"“{text}”"
    for link in links:
        yield show_link(link)
    for image in images:
        yield from show_image(image)
    marks = " ".join(references)
    if marks:
        yield f"marks {marks}"


def show_link(link: Link, name: str = "link") -> str:
    wiki = f"{link.interwiki}:" if link.interwiki else ""
    anchor = f"#{link.anchor}" if link.anchor else ""
    red = " (red)" if link.red else ""
    language = f" [{link.language_name}]" if link.language_name else ""
    return f"{name} {link.text!r} → {link.kind} {wiki}{link.target}{anchor}{red}{language}"


def show_image(image: Image) -> Iterator[str]:
    parts = [image.file, image.caption and f"“{image.caption}”", image.alt and f"alt {image.alt!r}"]
    yield f"{image.media or 'image'} " + " ".join(part for part in parts if part)
    yield from indent(show_text(None, image.links, (), image.references))


def show_value(value: Value, head: str = "-") -> Iterator[str]:
    text = f" “{value.text}”" if value.text else ""
    parts = f" = {' | '.join(value.parts)}" if value.parts else ""
    ordered = " (ordered)" if value.ordered else ""
    yield f"{head}{text}{parts}{ordered}"
    yield from indent(show_text(None, value.links, value.images, value.references))
    for link in value.foreign_links:
        yield "  " + show_link(link, "foreign")
    for item in value.items:
        yield from indent(show_value(item))
    for block in value.blocks or ():
        yield from indent(show_block(block))


def show_block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        first, *others = [
            *show_text(block.text, block.links, block.images, block.references),
        ]
        yield f"p {first}"
        yield from indent(others)
    elif isinstance(block, ContentList):
        yield "ol" if block.ordered else "ul"
        for item in block.items:
            yield from indent(show_value(item))
    elif isinstance(block, DefinitionList):
        yield "dl"
        for entry in block.items:
            for term in entry.terms:
                yield from indent(show_value(term, "term"))
            for definition in entry.definitions:
                yield from indent(show_value(definition, "  :"))
    elif isinstance(block, Table):
        yield from show_table(block)
    elif isinstance(block, Quote):
        yield "quote"
        for inner in block.blocks:
            yield from indent(show_block(inner))
        if block.source:
            yield from indent(show_value(block.source, "source"))
    elif isinstance(block, Gallery):
        yield "gallery"
        if block.caption:
            yield from indent(show_value(block.caption, "caption"))
        for image in block.images:
            yield from indent(show_image(image))
    elif isinstance(block, Figure):
        yield from (
            f"figure {line}" if n == 0 else line for n, line in enumerate(show_image(block.image))
        )
    elif isinstance(block, Code):
        yield f"code {block.language or ''}{block.text!r}"
        yield from indent(show_text(None, block.links, (), block.references))
    elif isinstance(block, Math):
        yield f"math {block.text}"
    elif isinstance(block, Extension):
        yield f"extension {block.name} {block.text!r} {block.attributes or ''}".rstrip()


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
