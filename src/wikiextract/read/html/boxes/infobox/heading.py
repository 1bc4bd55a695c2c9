"""Which parts of an infobox head what follows, and which name the value beside them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from wikiextract.read.html.data_files import box_parts, interface
from wikiextract.read.html.tree.markup import (
    classes,
    element_children,
    is_large,
    shown_images,
    shown_text,
    style,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_HEADING = 160
_LONGEST_LABEL = 120
_STRONG = ("b", "strong", "big")
COLONS = (":", "：")


def is_heading(cell: _Element) -> bool:
    """Return True if a cell without neighbours heads the rows below it.

    Header cells do, and cells set apart by a colour or all in bold. Places, lists and sentences do
    not, whatever they look like.
    """
    text = shown_text(cell)
    if not text or len(text) > _LONGEST_HEADING or holds_place(cell):
        return False
    if any(is_large(image) for image in shown_images(cell)):
        return False
    if has_heading_class(cell):
        return True
    if next(cell.iter("ul", "ol"), None) is not None:
        return False
    if cell.tag == "th":
        return True
    return is_coloured(cell) or is_bold(cell, text)


def names_box(cell: _Element) -> bool:
    """Return True if the first cell of a box is its title, whatever else stands in it."""
    if any(is_large(image) for image in shown_images(cell)) or holds_place(cell):
        return False
    if has_heading_class(cell):
        return True
    return any(is_name(inner) for inner in cell.iter("div", "span"))


def is_name(element: _Element) -> bool:
    """Return True if microformats mark an element as the name of what a box is about."""
    return not box_parts().name.isdisjoint(classes(element))


def has_heading_class(cell: _Element) -> bool:
    """Return True if a class says that a cell, or its row, heads what follows."""
    row = cell.getparent()
    tokens = classes(cell) + (classes(row) if row is not None and row.tag == "tr" else ())
    return not box_parts().heading.isdisjoint(tokens)


def holds_place(cell: _Element) -> bool:
    """Return True if coordinates stand in a cell."""
    place = box_parts().place
    return any(not place.isdisjoint(classes(inner)) for inner in cell.iter("span", "a", "div"))


def is_coloured(cell: _Element) -> bool:
    """Return True if a cell, or what alone stands in it, has a background of its own."""
    for element in chain((cell,), _only_children(cell)):
        declared = style(element)
        colour = declared.get("background-color") or declared.get("background")
        colour = colour or (element.get("bgcolor") or "").lower()
        if colour and colour.split()[0] not in interface().no_colour:
            return True
    return False


def _only_children(cell: _Element) -> Iterator[_Element]:
    """The child of a cell, and its child, as far as each holds all that is shown."""
    element = cell
    for _ in range(3):
        children = list(islice(element_children(element), 2))
        if len(children) != 1 or shown_text(children[0]) != shown_text(cell):
            break
        element = children[0]
        yield element


def is_bold(cell: _Element, text: str | None = None) -> bool:
    """Return True if all that a cell shows is bold (or larger, as old wikis write headings)."""
    text = shown_text(cell) if text is None else text
    if not text:
        return False
    if style(cell).get("font-weight", "") in ("bold", "bolder", "700"):
        return True
    strong = 0
    for element in cell.iter(*_STRONG):
        if not any(ancestor.tag in _STRONG for ancestor in _between(element, cell)):
            strong += len(shown_text(element).replace(" ", ""))
    marks = sum(len(shown_text(mark)) for mark in cell.iter("sup"))
    return strong > 0 and strong + marks + 2 >= len(text.replace(" ", ""))


def _between(element: _Element, top: _Element) -> list[_Element]:
    found = []
    parent = element.getparent()
    while parent is not None and parent is not top:
        found.append(parent)
        parent = parent.getparent()
    return found


def is_label_like(cell: _Element, *, strictly: bool = False) -> bool:
    """Return True if a cell could name the value beside it; `strictly`: only if marked so."""
    text = shown_text(cell)
    if not text or len(text) > _LONGEST_LABEL:
        return False
    if not strictly:
        return True
    if cell.tag == "th" or text.endswith(COLONS) or cell.get("scope") == "row":
        return True
    return is_bold(cell, text) or is_coloured(cell)
