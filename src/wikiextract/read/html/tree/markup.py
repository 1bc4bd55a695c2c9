"""Facts about single elements of a rendered page: classes, inline style, rows, what is shown.

Nothing here decides what an element means; the readers of boxes do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from wikiextract.kept import kept
from wikiextract.read.html.data_files import box_classes, interface
from wikiextract.read.html.tree.tags import EXTENSION, EXTENSION_BLOCK, MEDIA_TAGS, SKIPPED

if TYPE_CHECKING:
    from lxml.etree import _Element

# Flags, icons and markers are smaller, pictures of the subject are not.
_SMALLEST_PICTURE = 50.0
# Real elements have fewer than twenty.
_MOST_CLASSES = 60
_FEW = 4
_SHOWN_WITHOUT_TEXT = MEDIA_TAGS | {EXTENSION, EXTENSION_BLOCK}
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*(px|em|rem|ex|ch|pt|%)?", re.IGNORECASE)


def classes(element: _Element) -> tuple[str, ...]:
    """The class tokens of an element, in lower case."""
    value = element.get("class")
    return class_tokens(value) if value else ()


@kept(4_096)
def class_tokens(value: str) -> tuple[str, ...]:
    """The tokens in a class attribute, in lower case. Pages have few different ones."""
    return tuple(value.lower().split()[:_MOST_CLASSES])


def style(element: _Element) -> dict[str, str]:
    """The declarations of an element's ``style`` attribute, names and values in lower case."""
    declarations: dict[str, str] = {}
    for declaration in (element.get("style") or "")[:4000].lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon and value.strip():
            declarations[name.strip()] = value.strip()
    return declarations


def pixels(length: str | None) -> float | None:
    """A CSS or HTML length in pixels (of a 14 px font); None when it is relative or unreadable."""
    found = _LENGTH.match(length or "")
    if not found or found[2] == "%":
        return None
    return float(found[1]) * interface().pixels[(found[2] or "px").lower()]


def share(length: str | None) -> float | None:
    """A length in per cent, or None when it is given in another unit."""
    found = _LENGTH.match(length or "")
    return float(found[1]) if found and found[2] == "%" else None


def floats(element: _Element) -> bool:
    """Return True if the element itself stands beside the text: ``float``, ``align`` or a class."""
    if (element.get("align") or "").lower() in ("right", "left"):
        return True
    if not box_classes().floating.isdisjoint(classes(element)):
        return True
    return style(element).get("float", "").startswith(("right", "left"))


def element_children(element: _Element) -> Iterator[_Element]:
    """The child elements, without comments and processing instructions."""
    return (child for child in element if isinstance(child.tag, str))


def table_rows(table: _Element) -> Iterator[_Element]:
    """The rows of a table itself, not of tables in its cells. A bare ``tr`` is its own row."""
    if table.tag == "tr":
        yield table
        return
    for child in element_children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def row_cells(row: _Element) -> list[_Element]:
    """The cells of a row."""
    return [cell for cell in row if cell.tag in ("td", "th")]


def span_of(cell: _Element, name: str) -> int:
    """``colspan`` or ``rowspan`` of a cell, within HTML's own bounds (1 to 1000)."""
    value = (cell.get(name) or "").strip()
    if not (value.isascii() and value.isdigit()):
        return 1
    return min(int(value.lstrip("0")[:5] or "1"), 1000)


def shown_text(element: _Element) -> str:
    """The text that is shown below an element, white space folded; for decisions, not values."""
    if element.tag in SKIPPED:
        return ""
    if not len(element):
        return " ".join((element.text or "").split())
    pieces: list[str] = []
    _collect(element, pieces)
    return " ".join("".join(pieces).split())


def _collect(element: _Element, pieces: list[str]) -> None:
    # To ask for all these tags takes as long as a walk through some ten elements.
    if len(element) > _FEW and next(element.iterdescendants(*SKIPPED), None) is None:
        pieces.append(etree.tostring(element, method="text", encoding="unicode", with_tail=False))
        return
    if element.text:
        pieces.append(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SKIPPED:
            _collect(child, pieces)
        if child.tail:
            pieces.append(child.tail)


def has_text(element: _Element) -> bool:
    """Return True if any text but white space is shown below the element."""
    if element.tag in SKIPPED:
        return False
    if element.text and not element.text.isspace():
        return True
    for child in element:
        if isinstance(child.tag, str) and has_text(child):
            return True
        if child.tail and not child.tail.isspace():
            return True
    return False


def has_image(element: _Element) -> bool:
    """Return True if a picture, video or sound is shown below the element."""
    return next(shown_images(element), None) is not None


def shown_images(element: _Element) -> Iterator[_Element]:
    """The pictures, videos and sounds that are shown below an element (or are it).

    Pictures of formulas are none: formulas are text.
    """
    for image in element.iter(*MEDIA_TAGS):
        if "mwe-math" not in (image.get("class") or "") and not is_skipped(image, element):
            yield image


def is_large(image: _Element) -> bool:
    """Return True if a picture is more than a flag, an icon or a marker."""
    if image.tag == "audio":
        return False
    width = pixels(image.get("width"))
    height = pixels(image.get("height"))
    if width is None and height is None:
        return True
    return max(width or 0, height or 0) >= _SMALLEST_PICTURE


def is_skipped(element: _Element, top: _Element) -> bool:
    """Return True if an element below `top` stands in hidden or interface markup."""
    current: _Element | None = element
    while current is not None and current is not top:
        if current.tag in SKIPPED:
            return True
        current = current.getparent()
    return top.tag in SKIPPED


def only_table(element: _Element) -> list[_Element] | None:
    """The rows of the table that is all that an element shows, when it has several."""
    if not len(element):
        return None
    shown = [child for child in element_children(element) if not is_blank(child)]
    if len(shown) != 1 or shown[0].tag not in ("div", "table"):
        return None
    if shown_text(shown[0]) != shown_text(element):
        return None
    if shown[0].tag == "div":
        return only_table(shown[0])
    rows = list(table_rows(shown[0]))
    return rows if len(rows) > 1 else None


def is_blank(element: _Element) -> bool:
    """Return True if an element shows nothing: no text, no picture, nothing that is kept."""
    if has_text(element):
        return False
    if not len(element) and element.tag not in _SHOWN_WITHOUT_TEXT:
        return True
    return not has_image(element) and not has_extension(element)


def has_extension(element: _Element) -> bool:
    """Return True if an element holds (or is) what stands for an extension tag."""
    return next(element.iter(EXTENSION, EXTENSION_BLOCK), None) is not None


def detach(element: _Element) -> None:
    """Take an element out of its tree and leave the text that follows it where it is."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        element.tail = None
    parent.remove(element)


def gather(nodes: list[_Element | str], tag: str = "div") -> _Element:
    """A new element that holds the given texts and elements, which leave their places.

    An element that still has a tail loses it: pass the tail as a text of its own.
    """
    holder = etree.Element(tag)
    last: _Element | None = None
    for node in nodes:
        if isinstance(node, str):
            if last is None:
                holder.text = (holder.text or "") + node
            else:
                last.tail = (last.tail or "") + node
        else:
            node.tail = None
            holder.append(node)
            last = node
    return holder


def nodes_of(element: _Element) -> list[_Element | str]:
    """The texts and child elements of an element in their order, comments left out."""
    nodes: list[_Element | str] = [element.text] if element.text else []
    for child in element:
        if isinstance(child.tag, str):
            nodes.append(child)
        if child.tail:
            nodes.append(child.tail)
    return nodes
