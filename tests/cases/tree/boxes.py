"""Infoboxes, navigation boxes and notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.cases.tree.blocks import show_value
from tests.cases.tree.values import indent, show_link, show_text
from wikiextract.nodes import FieldGroup, Infobox, Link, Navbox, NavboxGroup, Notice

_NONE = "—"


def show_infobox(infobox: Infobox) -> Iterator[str]:
    yield f"infobox {infobox.name or _NONE}" + (f" “{infobox.title}”" if infobox.title else "")
    yield from indent(show_text(None, infobox.title_links, infobox.images, infobox.references))
    for group in infobox.groups:
        yield from indent(show_field_group(group))


def show_field_group(group: FieldGroup) -> Iterator[str]:
    yield _head("group", group.name, group.label)
    yield from indent(show_text(None, group.label_links, group.images, group.references))
    for field in group.fields:
        params = ", ".join((field.param or _NONE, *(field.more_params or ())))
        label = f" “{field.label}”" if field.label else ""
        yield from indent(show_value(field.value, f"{params}{label} ="))
        yield from indent(indent(_links(field.label_links, "label link")))
    for inner in group.groups:
        yield from indent(show_field_group(inner))


def show_navbox(navbox: Navbox) -> Iterator[str]:
    title = navbox.title
    yield _head(navbox.kind, navbox.name or _NONE, title.text if title is not None else None)
    if title is not None:
        yield from indent(_links([title.link] if title.link is not None else [], "title link"))
        yield from indent(show_text(None, title.links, title.images, title.references))
    yield from indent(show_text(None, (), navbox.images))
    if navbox.above is not None:
        yield from indent(show_value(navbox.above, "above"))
    for group in navbox.groups:
        yield from indent(show_navbox_group(group))
    if navbox.below is not None:
        yield from indent(show_value(navbox.below, "below"))


def show_navbox_group(group: NavboxGroup) -> Iterator[str]:
    yield _head("group", group.name, group.label)
    yield from indent(_links(group.label_links, "label link"))
    yield from indent(_links(group.foreign_links, "foreign"))
    yield from indent(show_text(None, (), group.images, group.references))
    if group.above is not None:
        yield from indent(show_value(group.above, "above"))
    for item in group.items:
        yield from indent(show_value(item))
    for inner in group.groups:
        yield from indent(show_navbox_group(inner))
    if group.below is not None:
        yield from indent(show_value(group.below, "below"))


def show_notice(notice: Notice) -> Iterator[str]:
    where = f" in {notice.section!r}" if notice.section else ""
    yield _head("notice", notice.kind, None, notice.template) + where
    yield from indent(show_text(notice.text, notice.links, notice.images, notice.references))


def _head(name: str, first: str | None, quoted: str | None, last: str | None = None) -> str:
    parts = (name, first, f"“{quoted}”" if quoted else None, last)
    return " ".join(part for part in parts if part)


def _links(links: Iterable[Link], name: str) -> Iterator[str]:
    return (show_link(link, name) for link in links)
