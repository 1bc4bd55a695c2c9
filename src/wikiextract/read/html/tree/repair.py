"""Puts what stands loose in a list or a table where browsers show it.

HTML's tree rules let only items be in lists and only cells be in rows. libxml2 does not enforce
that (and takes a list out of a ``dt``), so that text could stand where no reader looks for it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from wikiextract.markup.names import GALLERY_BOX, GALLERY_CAPTION
from wikiextract.read.html.tree.class_names import has_class_with
from wikiextract.read.html.tree.galleries import gather_galleries
from wikiextract.read.html.tree.tags import LIST_TAGS, SKIPPED

if TYPE_CHECKING:
    from lxml.etree import _Element

_ITEMS = {"ul": frozenset(["li"]), "ol": frozenset(["li"]), "dl": frozenset(["dt", "dd"])}
_TABLE_PARTS = {
    "table": frozenset(["caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr"]),
    "thead": frozenset(["tr"]),
    "tbody": frozenset(["tr"]),
    "tfoot": frozenset(["tr"]),
    "tr": frozenset(["td", "th"]),
}


def repair(content: _Element, classes_in_it: Collection[str]) -> None:
    """Repair all lists, galleries and tables below `content`."""
    if has_class_with(classes_in_it, (GALLERY_BOX, GALLERY_CAPTION)):
        gather_galleries(content)
    for element in list(content.iter("ul", "ol", "dl")):
        if _has_loose(element, _ITEMS[str(element.tag)]):
            _settle_list(element)
    for element in list(content.iter("table", "thead", "tbody", "tfoot", "tr")):
        if _has_loose(element, _TABLE_PARTS[str(element.tag)]):
            _settle_table(element)


def _has_loose(element: _Element, parts: frozenset[str]) -> bool:
    """Return True if something that is shown stands in `element` beside its `parts`."""
    text = element.text
    if text and not text.isspace():
        return True
    for child in element:
        if child.tag not in parts and child.tag not in SKIPPED:
            return True
        text = child.tail
        if text and not text.isspace():
            return True
    return False


def _settle_list(element: _Element) -> None:
    """Give what is loose to the item before it, or to an item of its own when there is none."""
    items = _ITEMS[str(element.tag)]
    current: _Element | None = None
    text, element.text = element.text, None
    if text and not text.isspace():
        current = _new_item(element, 0)
        current.text = text
    for child in list(element):
        tail, child.tail = child.tail, None
        if child.tag in items:
            current = child
        elif child.tag in SKIPPED:
            pass
        elif child.tag not in LIST_TAGS and any(inner.tag in items for inner in child):
            current = _unwrap(child, items, current)
        elif current is not None:
            current.append(child)
        elif child.tag not in LIST_TAGS:
            current = _new_item(element, element.index(child))
            current.append(child)
        if tail and not tail.isspace():
            if current is None:
                current = _new_item(element, element.index(child) + 1)
            _add_text(current, tail)


def _unwrap(wrapper: _Element, items: frozenset[str], current: _Element | None) -> _Element | None:
    """Put the items of a styling element (or a ``dl``'s ``div``) in its place."""
    parent = wrapper.getparent()
    if parent is None:
        return current
    place = parent.index(wrapper)
    parent.remove(wrapper)
    if wrapper.text and not wrapper.text.isspace():
        if current is None:
            current = _new_item(parent, place)
            place += 1
        _add_text(current, wrapper.text)
    for child in list(wrapper):
        tail, child.tail = child.tail, None
        if child.tag in items or child.tag in SKIPPED or current is None:
            parent.insert(place, child)
            place += 1
            current = child if child.tag in items else current
        else:
            current.append(child)
        if tail and not tail.isspace():
            if current is None:
                current = _new_item(parent, place)
                place += 1
            _add_text(current, tail)
    return current


def _settle_table(element: _Element) -> None:
    """Put what is loose before the table."""
    table = element
    while table.tag != "table":
        outer = table.getparent()
        if outer is None:
            return
        table = outer
    parent = table.getparent()
    if parent is None:
        return
    holder = table.makeelement("div")
    holder.text, element.text = element.text, None
    parts = _TABLE_PARTS[str(element.tag)]
    for child in list(element):
        tail, child.tail = child.tail, None
        if child.tag not in parts and child.tag not in SKIPPED:
            holder.append(child)
        if tail and not tail.isspace():
            _add_text(holder, tail)
    parent.insert(parent.index(table), holder)


def _new_item(parent: _Element, place: int) -> _Element:
    item = parent.makeelement("dd" if parent.tag == "dl" else "li")
    parent.insert(place, item)
    return item


def _add_text(element: _Element, text: str) -> None:
    """Add text at the end of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
