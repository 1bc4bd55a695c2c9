"""Each visible word of an infobox and of a navbox is in the record, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.invariants.pages import content_of, page_files, record_of
from tests.invariants.shown import Json, infobox_texts, navbox_texts
from tests.invariants.visible import classes, hidden, letters, text_nodes

pytestmark = pytest.mark.shared


def is_infobox(element: Any) -> bool:
    return element.tag in ("table", "div", "aside") and bool(
        classes(element) & {"infobox", "infobox_v2", "infobox_v3", "sinottico"}
    )


_NAVIGATION = {
    "navbox",
    "navframe",
    "navbox-container",
    "vertical-navbox",
    "sidebar",
    "portal-bar",
    "portalbox",
    "sister-bar",
    "bandeau-portail",
    "cda",
    "mw-authority-control",
    "authority-control",
}


def is_navbox(element: Any) -> bool:
    """Bars of portals and identifiers are navigation too; so are vertical boxes."""
    names = {name.lower() for name in classes(element)}
    return bool(names & _NAVIGATION) or any(name.startswith("normdaten-") for name in names)


def outermost(element: Any, wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """The boxes of a kind that stand in no box of any kind: what is in a box belongs to it."""
    todo = [element]
    while todo:
        current = todo.pop()
        if hidden(current):
            continue
        if is_infobox(current) or is_navbox(current):
            if wanted(current):
                yield current
        else:
            todo.extend(current)


def of_markup(path: Path, wanted: Callable[[Any], bool]) -> Counter[str]:
    boxes = outermost(content_of(path), wanted)
    return letters([text for box in boxes for text in text_nodes(box)])


def of_record(boxes: list[Json], texts: Callable[[Json], Iterator[str]]) -> Counter[str]:
    return letters([text for box in boxes for text in texts(box)])


@pytest.mark.parametrize("path", page_files())
def test_each_word_of_the_infoboxes_is_there_once(path: Path) -> None:
    shown = of_markup(path, is_infobox)
    found = of_record(record_of(path)["infoboxes"], infobox_texts)
    assert not shown - found, "missing"
    if shown:
        assert not found - shown, "repeated, or not shown"


@pytest.mark.parametrize("path", page_files())
def test_each_word_of_the_navboxes_is_there_once(path: Path) -> None:
    shown = of_markup(path, is_navbox)
    found = of_record(record_of(path)["navboxes"], navbox_texts)
    assert not shown - found, "missing"
    if shown:
        assert not found - shown, "repeated, or not shown"
