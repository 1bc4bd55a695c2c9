"""A document of the source view as an indented text that people can read and compare."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tests.read.blocks.show import indent, show_image, show_link, show_text, show_value
from tests.read.blocks.show import show_block as show_common_block
from wikiextract.nodes import (
    Block,
    Document,
    FieldGroup,
    Infobox,
    Section,
    Span,
    TransclusionBlock,
)

_FACTS = ("display_title", "redirect_to", "redirect_anchor", "disambiguation", "short_description")


def show_document(document: Document, wikitext: str) -> str:
    """What `document` holds; spans are shown as the wikitext that they name."""
    lines = [
        f"{name} {getattr(document, name)!r}"
        for name in _FACTS
        if getattr(document, name) is not None
    ]
    if document.coordinates is not None:
        place = document.coordinates
        lines.append(f"coordinates {place.latitude} {place.longitude} “{place.text}”")
    for infobox in document.infoboxes:
        lines += show_infobox(infobox)
    for section in document.sections:
        lines += show_section(section)
    for navbox in document.navboxes:
        lines.append(f"navbox {navbox.name}")
    for notice in document.notices:
        section_title = f" in {notice.section!r}" if notice.section else ""
        lines.append(f"notice {notice.kind} {notice.template or ''}".rstrip() + section_title)
        lines += indent(show_text(notice.text, notice.links, (), notice.references))
    for category in document.categories:
        key = f" sort {category.sort_key!r}" if category.sort_key else ""
        lines.append(f"category {category.name}{key} {source_of(category.span, wikitext)}")
    for reference in document.references:
        head = f"reference {reference.id}"
        head += f" name={reference.name}" if reference.name else ""
        head += f" group={reference.group}" if reference.group else ""
        lines.append(head)
        lines += indent(
            show_text(reference.text, reference.links, reference.images, reference.references)
        )
        if reference.citation is not None:
            fields = msgspec.structs.asdict(reference.citation)
            shown = " ".join(f"{key}={value!r}" for key, value in fields.items() if value)
            lines.append(f"  citation {shown}")
    for language_link in document.language_links:
        lines.append(f"language {language_link.language}: {language_link.title}")
    for external in document.external_links:
        lines.append(f"external {external.url}" + (f" {external.text!r}" if external.text else ""))
    lines += show_templates(document, wikitext)
    lines += [f"! {one.code}: {one.message}" for one in document.diagnostics]
    return "\n".join(lines)


def source_of(span: Span | None, wikitext: str) -> str:
    text = "" if span is None else wikitext[slice(*span)]
    return repr(text if len(text) < 60 else f"{text[:28]} … {text[-28:]}")


def show_templates(document: Document, wikitext: str) -> Iterator[str]:
    for index, call in enumerate(document.templates):
        parent = "" if call.parent is None else f" in {call.parent}"
        yield f"call {index} {call.kind} {call.name}{parent} {source_of(call.span, wikitext)}"
        for one in call.parameters:
            positional = " (positional)" if one.positional else ""
            head = f"{one.name}{positional} {one.raw!r} at {source_of(one.span, wikitext)}"
            yield from indent(show_value(one.value, head))


def show_infobox(infobox: Infobox) -> Iterator[str]:
    yield f"infobox {infobox.name or '(table)'}" + (f" “{infobox.title}”" if infobox.title else "")
    yield from indent(show_text(None, infobox.title_links, infobox.images))
    for group in infobox.groups:
        yield from indent(show_group(group))


def show_group(group: FieldGroup) -> Iterator[str]:
    head = " ".join(part for part in (group.name, group.label and f"“{group.label}”") if part)
    yield f"group {head}".rstrip()
    yield from indent(show_text(None, group.label_links, group.images))
    for field in group.fields:
        label = f" “{field.label}”" if field.label else ""
        yield from indent(show_value(field.value, f"{field.param or ''}{label} =".lstrip()))
        for link in field.label_links:
            yield "    " + show_link(link, "label link")
    for inner in group.groups:
        yield from indent(show_group(inner))


def show_section(section: Section) -> Iterator[str]:
    title = "(lead)" if section.title is None else section.title
    yield "=" * section.level + f" {title}" + (f" #{section.anchor}" if section.anchor else "")
    yield from indent(show_text(None, section.title_links, (), section.references))
    for block in section.blocks:
        yield from indent(show_block(block))
    for inner in section.sections:
        yield from indent(show_section(inner))


def show_block(block: Block) -> Iterator[str]:
    if isinstance(block, TransclusionBlock):
        yield f"call {block.template} {block.name}"
    else:
        yield from show_common_block(block)


__all__ = ["show_document", "show_image"]
