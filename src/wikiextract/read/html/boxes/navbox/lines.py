"""Running text of a navbox to items and sub-headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wikiextract.nodes import Value
from wikiextract.read.html.boxes.navbox.separators import (
    has_colon,
    is_strong,
    items_of_line,
    label_and_rest,
)
from wikiextract.read.html.values.inline import collect, collect_lines
from wikiextract.read.html.values.values import lines_and_lists, value_of_element
from wikiextract.read.text.headed_lists import ValuePart
from wikiextract.read.text.lines import line_items, split_run, whole
from wikiextract.read.text.run import TextRun
from wikiextract.read.text.value_parts import is_empty, value_of_run

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.boxes.navbox.build import GroupBuilder
    from wikiextract.read.html.context import ReadContext

_LONGEST_HEADING = 80


def read_lines(
    element: _Element, context: ReadContext, into: GroupBuilder, *, list_follows: bool
) -> GroupBuilder:
    """Add what running text shows to a group: its items, and groups for its sub-headings.

    Returns the group that a list right after the text belongs to.
    """
    target = into
    lines = list(split_run(collect(element, context, flat=True)))
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        if (list_follows or not last) and _is_heading_line(line, context):
            target = into.add_group(value_of_run(line))
            continue
        if last and list_follows and _ends_open(line):
            return into.add_group(value_of_run(line))
        found = None if _is_list_of_pairs(line) else label_and_rest(line, at_start=True)
        if found is None:
            _add_items(line, target)
            continue
        label, rest = found
        group = into.add_group(value_of_run(label))
        if rest is None:
            target = group
            continue
        _add_items(rest, group)
    return target


def _ends_open(line: TextRun) -> bool:
    return line.text().endswith((":", "："))


def _is_heading_line(line: TextRun, context: ReadContext) -> bool:
    """Return True if a line heads what follows: all bold, and no link of the page to itself."""
    if not is_strong(line) or len(line.text()) > _LONGEST_HEADING:
        return False
    if len(items_of_line(whole(line))) > 1:
        return False
    return not any(link.link.target == context.title for link in line.links)


def _is_list_of_pairs(line: TextRun) -> bool:
    """Return True if plain text and a colon stand before several items of a line ("1896: A | …").

    A first item with one colon more than the others begins with the heading of them all.
    """
    if not any(":" in piece for piece in line.pieces):
        return False
    colons = [part.text().count(":") for part in items_of_line(whole(line))]
    if len(colons) < 2 or sum(count > 0 for count in colons) * 2 <= len(colons):
        return False
    return colons[0] <= max(colons[1:])


def _add_items(line: TextRun, into: GroupBuilder) -> None:
    """Add the items of a line; a sub-heading within it becomes an item that holds what follows."""
    heading: _Heading | None = None
    for part in items_of_line(line):
        found = _heading_of(part) if has_colon(part) else None
        if found is None:
            item = value_of_run(part)
            if heading is None:
                into.add_item(item)
            else:
                heading.items.append(item)
            continue
        item = value_of_run(part)
        if heading is not None:
            into.add_item(heading.item())
        label, rest = found
        inner = [] if rest is None else [value_of_run(each) for each in items_of_line(rest)]
        heading = _Heading(value_of_run(label), item, inner)
        if len(inner) > 1:
            # Commas divide what belongs to the sub-heading: the next dot ends it.
            into.add_item(heading.item())
            heading = None
    if heading is not None:
        into.add_item(heading.item())


def _heading_of(part: TextRun) -> tuple[TextRun, TextRun | None] | None:
    """A sub-heading within a line, and its items; plain text is one before several links."""
    found = label_and_rest(whole(part), at_start=False)
    if found is not None:
        return found
    plain = label_and_rest(whole(part), at_start=True)
    if plain is None:
        return None
    label, rest = plain
    if rest is None or not any(comma in rest.text() for comma in ",，、;；"):
        return None
    return (label, rest) if len(items_of_line(whole(rest))) > 1 else None


@dataclass(slots=True)
class _Heading:
    """A sub-heading within a line, as far as its items have come."""

    label: Value
    whole: Value
    items: list[Value]

    def item(self) -> Value:
        """The sub-heading with its items; with a single one it is just "label: value"."""
        items = [item for item in self.items if not is_empty(item)]
        return replace(self.label, items=tuple(items)) if len(items) > 1 else self.whole


def row_value(element: _Element, context: ReadContext) -> Value:
    """A row above or below the groups: all its text, and what it lists as items.

    Lines, blocks and items of lists are items, and what separators divide in a line of links. A
    row that is a list and nothing else keeps how its items nest.
    """
    value = value_of_element(element, context, lines=False)
    if value.items and not any(item.items for item in value.items):
        items = _around_lists(lines_and_lists(element, context))
        if items is None:
            return value
        shown = [image for item in items for image in item.images]
        beside = tuple(image for image in value.images if image not in shown)
        return replace(value, items=items, links=(), references=(), images=beside)
    if value.items:
        return value
    run = collect_lines(element, context)
    lines = line_items(run) or list(split_run(run, breaks=()))
    items = tuple(value_of_run(part) for line in lines for part in _parts_of(line))
    if len(items) < 2:
        return value
    return Value(text=value.text, items=items, foreign_links=value.foreign_links)


def _around_lists(parts: Sequence[ValuePart]) -> tuple[Value, ...] | None:
    """Lists and the lines around them as items; None where a line only introduces a list."""
    items: list[Value] = []
    for part in parts:
        if isinstance(part, tuple):
            items += part
        elif (part.text or "").endswith((":", "：")):
            return None
        else:
            items.append(part)
    return tuple(items)


def _parts_of(line: TextRun) -> list[TextRun]:
    """The items of a line above or below the groups; a line of text without links is one."""
    parts = items_of_line(whole(line))
    linked = sum(bool(part.links or part.images) for part in parts)
    return parts if linked * 2 > len(parts) else [line]
