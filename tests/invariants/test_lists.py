"""A list's depth and number of items are those of the markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.invariants.comparison import Comparison, compare_in_order, hold
from tests.invariants.pages import content_of, page_files, record_of
from tests.invariants.visible import classes, hidden, visible_text

pytestmark = pytest.mark.shared

_NOT_CONTENT_LISTS = {"references", "gallery", "mw-gallery-traditional"}
# Boxes, bars of portals, sister projects and identifiers: classes that begin so.
_BOXES = (
    "navbox",
    "infobox",
    "sidebar",
    "vertical-navbox",
    "hatnote",
    "ambox",
    "metadata",
    "bandeau-portail",
    "portalbox",
    "portal-bar",
    "sister-bar",
    "autres-projets",
    "mw-authority-control",
    "breadcrumb-nav-container",
)


def apart(element: Any) -> bool:
    """Whether what an element holds is no list of the running content, or one of another node."""
    names = classes(element)
    return (
        hidden(element)
        or element.tag in ("table", "figure", "dl")
        or bool(names & _NOT_CONTENT_LISTS)
        or any(name.startswith(_BOXES) for name in names)
    )


def outer_lists(element: Any) -> Iterator[Any]:
    """Lists of the running content: not within a table, a box, a footnote or another list."""
    todo = [element]
    while todo:
        current = todo.pop()
        if apart(current):
            continue
        if current.tag in ("ul", "ol"):
            yield current
        else:
            todo.extend(reversed(current))


def shape_of_markup(element: Any) -> tuple[int, int]:
    """Number of items and depth of a list element; empty items do not count."""
    count = deepest = 0
    todo = [(element, 0)]
    while todo:
        current, depth = todo.pop()
        if apart(current):
            continue
        depth += current.tag in ("ul", "ol")
        if current.tag == "li" and (visible_text(current).strip() or holds_image(current)):
            count += 1
            deepest = max(deepest, depth)
        todo.extend((child, depth) for child in current)
    return count, deepest


def holds_image(element: Any) -> bool:
    return element.find(".//img") is not None


def shape_of_items(items: list[dict[str, Any]]) -> tuple[int, int]:
    inner = [shape_of_items(item.get("items", [])) for item in items]
    return len(items) + sum(c for c, _ in inner), 1 + max((d for _, d in inner), default=-1)


def lists_of_record(sections: list[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    for section in sections:
        yield from lists_of_blocks(section.get("blocks", []))
        yield from lists_of_record(section.get("sections", []))


def lists_of_blocks(blocks: list[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        if block["type"] == "list":
            yield shape_of_items(block.get("items", []))
        yield from lists_of_blocks(block.get("blocks", []))


def compare_lists(content: Any, record: dict[str, Any]) -> Comparison:
    shown = [shape_of_markup(element) for element in outer_lists(content)]
    return compare_in_order(
        [shape for shape in shown if shape[0]], list(lists_of_record(record.get("sections", [])))
    )


@pytest.mark.parametrize("path", page_files())
def test_lists_have_the_shape_of_the_markup(path: Path) -> None:
    hold(path.name, "lists", compare_lists(content_of(path), record_of(path)))
