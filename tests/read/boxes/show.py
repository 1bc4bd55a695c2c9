"""Boxes, notices and page facts as an indented text that people can read and compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wikiextract.nodes import (
    Document,
    FieldGroup,
    Image,
    Infobox,
    Link,
    Navbox,
    NavboxGroup,
    Notice,
    Value,
)


def show_document(document: Document) -> str:
    lines: list[str] = []
    for infobox in document.infoboxes:
        lines += show_infobox(infobox)
    for navbox in document.navboxes:
        lines += show_navbox(navbox)
    for notice in document.notices:
        lines += show_notice(notice)
    lines += show_facts(document)
    for section in document.sections:
        kinds = [type(block).__name__ for block in section.blocks]
        if kinds:
            lines.append(f"left: {' '.join(kinds)}")
    lines += [f"! {one.code}" for one in document.diagnostics]
    return "\n".join(lines)


def indent(lines: Iterable[str]) -> Iterator[str]:
    return ("  " + line for line in lines)


def show_link(link: Link) -> str:
    target = f"{link.interwiki}:{link.target}" if link.interwiki else link.target
    parts = [target, f"#{link.anchor}" if link.anchor else "", "red" if link.red else ""]
    language = f"({link.language_name})" if link.language_name else ""
    return f"[{link.text}→{' '.join(part for part in [*parts, language] if part)}]"


def show_links(links: Iterable[Link]) -> str:
    return " ".join(show_link(link) for link in links)


def show_image(image: Image) -> str:
    parts = [f"<{image.file}>"]
    if image.caption:
        parts.append(f"“{image.caption}”")
    if image.alt:
        parts.append(f"alt “{image.alt}”")
    if image.media:
        parts.append(image.media)
    parts += [show_links(image.links)] if image.links else []
    parts += [f"marks {' '.join(image.references)}"] if image.references else []
    return " ".join(parts)


def head_of(value: Value) -> str:
    parts = [f"“{value.text}”" if value.text else "—"]
    parts += [show_links(value.links)] if value.links else []
    parts += [show_image(image) for image in value.images]
    parts += [f"foreign {show_links(value.foreign_links)}"] if value.foreign_links else []
    parts += [f"pair {' | '.join(value.parts)}"] if value.parts else []
    parts += [f"marks {' '.join(value.references)}"] if value.references else []
    return " ".join(parts)


def show_value(value: Value) -> Iterator[str]:
    yield head_of(value)
    for item in value.items:
        yield from indent(f"- {line}" if at == 0 else f"  {line}" for at, line in numbered(item))


def numbered(value: Value) -> Iterator[tuple[int, str]]:
    return enumerate(show_value(value))


def show_infobox(infobox: Infobox) -> Iterator[str]:
    title = f" “{infobox.title}”" if infobox.title else ""
    links = f" {show_links(infobox.title_links)}" if infobox.title_links else ""
    yield f"infobox {infobox.name or '—'}{title}{links}"
    yield from indent(show_image(image) for image in infobox.images)
    for group in infobox.groups:
        yield from indent(show_field_group(group))


def show_field_group(group: FieldGroup) -> Iterator[str]:
    links = f" {show_links(group.label_links)}" if group.label_links else ""
    yield f"= {group.label or '—'}{links}"
    yield from indent(show_image(image) for image in group.images)
    for field in group.fields:
        first, *others = show_value(field.value)
        param = f" ({field.param})" if field.param else ""
        label_links = f" {show_links(field.label_links)}" if field.label_links else ""
        yield f"  {field.label or '·'}{param}{label_links}: {first}"
        yield from indent(indent(others))
    for inner in group.groups:
        yield from indent(show_field_group(inner))


def show_navbox(navbox: Navbox) -> Iterator[str]:
    title = navbox.title
    shown = f" “{title.text}”" if title is not None else ""
    if title is not None and title.link is not None:
        shown += f" {show_link(title.link)}"
    if title is not None and title.links:
        shown += f" and {show_links(title.links)}"
    yield f"{navbox.kind} {navbox.name or '—'}{shown}"
    if title is not None:
        yield from indent(f"title {show_image(image)}" for image in title.images)
    yield from indent(show_image(image) for image in navbox.images)
    yield from indent(show_row("above", navbox.above))
    for group in navbox.groups:
        yield from indent(show_navbox_group(group))
    yield from indent(show_row("below", navbox.below))


def show_row(name: str, value: Value | None) -> Iterator[str]:
    if value is not None:
        first, *others = show_value(value)
        yield f"{name} {first}"
        yield from indent(others)


def show_navbox_group(group: NavboxGroup) -> Iterator[str]:
    parts = [f"= {group.label or '—'}"]
    parts += [show_links(group.label_links)] if group.label_links else []
    parts += [f"foreign {show_links(group.foreign_links)}"] if group.foreign_links else []
    parts += [show_image(image) for image in group.images]
    parts += [f"template {group.name}"] if group.name else []
    yield " ".join(parts)
    yield from indent(show_row("above", group.above))
    for item in group.items:
        yield from indent(f"- {line}" if at == 0 else f"  {line}" for at, line in numbered(item))
    for inner in group.groups:
        yield from indent(show_navbox_group(inner))
    yield from indent(show_row("below", group.below))


def show_notice(notice: Notice) -> Iterator[str]:
    where = f" in “{notice.section}”" if notice.section else ""
    yield f"{notice.kind} {notice.template or '—'}{where} “{notice.text}”"
    if notice.links:
        yield f"  {show_links(notice.links)}"
    yield from indent(show_image(image) for image in notice.images)


def show_facts(document: Document) -> Iterator[str]:
    place = document.coordinates
    facts = {
        "display title": document.display_title,
        "page": document.page_id,
        "revision": document.revision_id,
        "time": document.timestamp,
        "url": document.url,
        "item": document.wikidata_id,
        "redirect": document.redirect_to,
        "redirect anchor": document.redirect_anchor,
        "disambiguation": document.disambiguation,
        "description": document.short_description,
        "place": f"{place.latitude} {place.longitude} “{place.text}” {place.globe or ''}".strip()
        if place
        else None,
    }
    for name, value in facts.items():
        if value is not None:
            yield f"{name}: {value}"
