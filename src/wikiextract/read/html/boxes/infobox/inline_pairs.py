"""Labels inside a cell: "**Motto:** In God we trust", "**In office**" above a date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from wikiextract.read.html.boxes.infobox.heading import COLONS, holds_place
from wikiextract.read.html.tree.markup import (
    element_children,
    gather,
    is_blank,
    nodes_of,
    shown_text,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_LABEL = 60
_WRAPPERS = frozenset(["div", "span", "small", "p", "center", "font"])
# A cell with more nodes is no list of pairs; finding out would take quadratic time.
_MOST_NODES = 2000
_LABEL_TAGS = frozenset(["b", "strong", "i", "em", "a", "span"])


def inline_pairs(cell: _Element) -> list[tuple[_Element | None, _Element]] | None:
    """The labels and values that a cell holds one after the other; None when it has no label.

    A label is bold and begins a line; a colon, or the end of the line, ends it. A link that a colon
    ends is a label at the beginning of the cell; before coordinates any text that a colon ends.
    """
    inner = _innermost(cell)
    nodes = nodes_of(inner)
    if len(nodes) > _MOST_NODES:
        return None
    starts = _label_places(nodes)
    if not starts and holds_place(cell):
        return _place_pair(nodes)
    if not starts:
        start = _linked_label(nodes)
        if start is None:
            return None
        starts = [start]
    pairs: list[tuple[_Element | None, _Element]] = []
    before = gather(nodes[: starts[0]])
    if not is_blank(before):
        pairs.append((None, before))
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(nodes)
        label = nodes[start]
        assert not isinstance(label, str)
        value = gather(_without_colon(nodes[start + 1 : end]))
        pairs.append((gather([label], "span"), value))
    return pairs


def _innermost(cell: _Element) -> _Element:
    """The element that holds all that a cell shows, below wrappers that only style it."""
    element = cell
    for _ in range(4):
        children = [child for child in element_children(element) if not is_blank(child)]
        if len(children) != 1 or children[0].tag not in _WRAPPERS:
            break
        if shown_text(children[0]) != shown_text(element):
            break
        element = children[0]
    return element


def _label_places(nodes: list[_Element | str]) -> list[int]:
    """Where in a cell's nodes labels stand."""
    places = []
    at_start = True
    for index, node in enumerate(nodes):
        if isinstance(node, str):
            at_start = at_start and node.isspace()
            continue
        if node.tag == "br" or node.tag in ("div", "p", "ul", "ol"):
            at_start = True
            continue
        if is_blank(node):
            continue
        if at_start and _is_label(node, islice(nodes, index + 1, None)):
            places.append(index)
        at_start = False
    return places


def _is_label(element: _Element, after: Iterator[_Element | str]) -> bool:
    text = shown_text(element)
    if not text or len(text) > _LONGEST_LABEL or not _is_strong(element, text):
        return False
    shown = (node for node in after if isinstance(node, str) or not _is_empty(node))
    following = list(islice(shown, 2))
    if not following:
        return False
    if text.endswith(COLONS):
        return True
    first = following[0]
    if isinstance(first, str):
        if first.lstrip().startswith(COLONS):
            return True
        if not first.isspace() or len(following) == 1:
            return False
        first = following[1]
    return not isinstance(first, str) and first.tag in ("br", "div", "ul")


def _is_empty(node: _Element) -> bool:
    return node.tag != "br" and is_blank(node)


def _is_strong(element: _Element, text: str) -> bool:
    if element.tag in ("b", "strong"):
        return True
    if element.tag not in ("span", "a", "i", "small"):
        return False
    strong = next(element.iter("b", "strong"), None)
    return strong is not None and shown_text(strong).rstrip(":： ") == text.rstrip(":： ")


def _without_colon(nodes: list[_Element | str]) -> list[_Element | str]:
    """A value's nodes without the colon that separates it from its label."""
    for index, node in enumerate(nodes):
        if isinstance(node, str):
            stripped = node.lstrip()
            if not stripped:
                continue
            if stripped.startswith(COLONS):
                return [stripped[1:], *nodes[index + 1 :]]
        break
    return nodes


def _linked_label(nodes: list[_Element | str]) -> int | None:
    """Where a link stands that begins the cell and that a colon ends."""
    for index, node in enumerate(nodes):
        if isinstance(node, str):
            if node.isspace():
                continue
            return None
        after = nodes[index + 1] if index + 1 < len(nodes) else None
        label = node.tag == "a" and 0 < len(shown_text(node)) <= _LONGEST_LABEL
        if label and isinstance(after, str) and after.lstrip().startswith(COLONS):
            return index
        return None
    return None


def _place_pair(nodes: list[_Element | str]) -> list[tuple[_Element | None, _Element]] | None:
    """The label before coordinates: "Coordinates: 56°30′N 27°20′E"."""
    for index, node in enumerate(nodes[:6]):
        text = node if isinstance(node, str) else shown_text(node)
        if not isinstance(node, str) and holds_place(node):
            return None
        if not text.strip():
            continue
        if text.rstrip().endswith(COLONS) and len(text) <= _LONGEST_LABEL:
            label = gather(nodes[: index + 1], "span")
            return [(label, gather(nodes[index + 1 :]))]
        if isinstance(node, str) or node.tag not in _LABEL_TAGS:
            return None
    return None
