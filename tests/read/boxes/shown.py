"""What an element shows and what nodes hold, as counts of words and links, for invariants.

The element's side is written without a look at our readers; only the marks of hidden and interface
markup (`read.tags`), which come before them, are used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from wikiextract import nodes
from wikiextract.read.html.tree.tags import SKIPPED

_WORD = re.compile(r"\w+")


def words(texts: Iterator[str]) -> Counter[str]:
    """How often each word stands in texts, each of which is folded first."""
    return Counter(word for text in texts for word in _WORD.findall(text))


def letters(texts: Iterator[str]) -> Counter[str]:
    """How often each letter and digit stands in texts: independent of where words are joined."""
    return Counter(letter for text in texts for letter in text if letter.isalnum())


def _is_mark(element: Any) -> bool:
    names = (element.get("class") or "").split()
    if not {"reference", "mw-ref"} & set(names):
        return False
    anchors = list(element.iter("a"))
    return not anchors or any("#cite_note" in (anchor.get("href") or "") for anchor in anchors)


def texts_of_element(element: Any) -> Iterator[str]:
    """The visible texts below an element; a formula gives its source."""
    if not isinstance(element.tag, str) or element.tag in SKIPPED or _is_mark(element):
        return
    if element.tag == "math" or "mwe-math-element" in (element.get("class") or ""):
        return
    if "wpDestFile=" in (element.get("href") or ""):
        return
    yield element.text or ""
    for child in element:
        yield from texts_of_element(child)
        yield child.tail or ""


def links_of_element(element: Any) -> int:
    """How many links to pages and URLs are visible below an element, pictures' own pages apart."""
    count = 0
    todo = [element]
    while todo:
        current = todo.pop()
        if not isinstance(current.tag, str) or current.tag in SKIPPED or _is_mark(current):
            continue
        if current.tag in ("a", "area") and _is_link(current):
            count += 1
        todo.extend(current)
    return count


def _is_link(anchor: Any) -> bool:
    names = (anchor.get("class") or "").split()
    if "mw-kartographer-map" in names:
        return False
    if not anchor.get("href"):
        return "selflink" in names or "mw-selflink" in names
    return not _leads_to_file(anchor)


def _leads_to_file(anchor: Any) -> bool:
    if "wpDestFile=" in anchor.get("href"):
        return True
    names = (anchor.get("class") or "").split()
    if "image" in names or "mw-file-description" in names:
        return True
    image = next(anchor.iter("img", "video", "audio"), None)
    resource = image.get("resource") if image is not None else None
    return resource is not None and anchor.get("href").partition("?")[0] == resource


# --- nodes ---------------------------------------------------------------------------------------


def of_images(images: tuple[nodes.Image, ...]) -> Iterator[str]:
    for image in images:
        yield image.caption or ""


def _beside(value: nodes.Value) -> Iterator[str]:
    yield from of_images(value.images)
    for link in value.foreign_links:
        yield link.text
        yield link.language_name or ""


def of_field(value: nodes.Value) -> Iterator[str]:
    """Of a value whose text includes its items."""
    yield value.text or ""
    todo = [value]
    while todo:
        current = todo.pop()
        yield from _beside(current)
        todo.extend(current.items)


def of_item(value: nodes.Value) -> Iterator[str]:
    """Of an item, whose text is its own."""
    yield value.text or ""
    yield from _beside(value)
    for item in value.items:
        yield from of_item(item)


def of_infobox(infobox: nodes.Infobox) -> Iterator[str]:
    yield infobox.title or ""
    yield from of_images(infobox.images)
    for group in infobox.groups:
        yield from _of_field_group(group)


def _of_field_group(group: nodes.FieldGroup) -> Iterator[str]:
    yield group.label or ""
    yield from of_images(group.images)
    for field in group.fields:
        yield field.label or ""
        yield from of_field(field.value)
    for inner in group.groups:
        yield from _of_field_group(inner)


def of_navbox(navbox: nodes.Navbox) -> Iterator[str]:
    if navbox.title is not None:
        yield navbox.title.text or ""
        yield from of_images(navbox.title.images)
    yield from of_images(navbox.images)
    for row in (navbox.above, navbox.below):
        if row is not None:
            yield from of_field(row)
    for group in navbox.groups:
        yield from _of_navbox_group(group)


def _of_navbox_group(group: nodes.NavboxGroup) -> Iterator[str]:
    yield group.label or ""
    yield from of_images(group.images)
    for link in group.foreign_links:
        yield link.text
        yield link.language_name or ""
    for row in (group.above, group.below):
        if row is not None:
            yield from of_field(row)
    for item in group.items:
        yield from of_item(item)
    for inner in group.groups:
        yield from _of_navbox_group(inner)


def links_of_node(node: Any) -> int:
    """How many links stand in a node at any depth."""
    if isinstance(node, nodes.Link):
        return 1
    if isinstance(node, tuple):
        return sum(links_of_node(part) for part in node)
    if isinstance(node, nodes.Node):
        return sum(links_of_node(getattr(node, name)) for name in node.__struct_fields__)
    return 0
