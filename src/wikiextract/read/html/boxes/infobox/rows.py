"""From an infobox's markup to its rows: title, headings, pairs, pictures, nested boxes.

Whatever a box is made of (table, ``div``, ``aside``, ``dl``), it is turned into the same few kinds
of row here, as elements; `assemble` reads them. Every shown part of the box goes into some row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, TypeAlias

from wikiextract.read.html.boxes.box_parts import head_of
from wikiextract.read.html.boxes.box_pictures import is_picture_cell, is_picture_row
from wikiextract.read.html.boxes.infobox.heading import is_heading, is_label_like, names_box
from wikiextract.read.html.boxes.infobox.inline_pairs import inline_pairs
from wikiextract.read.html.boxes.recognise_structure import shape_of
from wikiextract.read.html.data_files import box_parts
from wikiextract.read.html.tree.markup import (
    classes,
    element_children,
    gather,
    has_image,
    is_blank,
    is_skipped,
    nodes_of,
    row_cells,
    shown_text,
    span_of,
    table_rows,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

RowKind: TypeAlias = Literal["heading", "pair", "more", "value", "pictures", "open", "close"]

_CONTAINERS = frozenset(["div", "section", "aside", "center", "header", "article", "main"])
_NESTING = ("table", "dl", "section", "h2", "h3", "h4")
_TEXT_BLOCKS = frozenset(["p", "blockquote", "pre"])
_HEADING_TAGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "caption"])


@dataclass(frozen=True, slots=True)
class BoxRow:
    """One row. `label` and `values` are elements that no other row holds.

    heading: `label` heads what follows. pair: `label`, then one value for each further column.
    more: `values` go on with the field before. value: a value without label. pictures: `values`
    show pictures with their captions. open, close: a nested box, with its heading as `label` when
    it has one, begins and ends.
    """

    kind: RowKind
    label: _Element | None = None
    values: tuple[_Element, ...] = ()


def rows_of(box: _Element) -> Iterator[BoxRow]:
    """Return the rows of an infobox in their order.

    Read are rows of tables with one to many cells, terms of definition lists with what defines
    them, and in containers: elements of two cells, headings, and lines that begin with a label.
    """
    if box.tag in ("table", "tr"):
        yield from _table(box)
    elif box.tag == "dl":
        yield from _definitions(box)
    else:
        yield from _container(box)


def _table(table: _Element) -> Iterator[BoxRow]:
    started = False
    covered = 0  # how many rows to come have their first column filled by a label above
    for caption in table.iterchildren("caption"):
        if not is_blank(caption):
            yield from _single(caption, heading=True)
    rows = list(table_rows(table))
    columns: list[_Element] = []  # the header cells of a row whose columns the next row fills
    for row, following in zip_longest(rows, rows[1:]):
        cells = row_cells(row)
        if not cells:
            continue
        if columns:
            yield from _columns(columns, cells)
            columns = []
            continue
        if following is not None and _heads_columns(cells, following):
            columns = cells
            continue
        shown = [cell for cell in cells if not is_blank(cell)]
        if covered > 0:
            covered -= 1
            if shown:
                yield BoxRow("more", values=tuple(shown))
            continue
        first = cells[0]
        if len(shown) == 1 and not started and names_box(shown[0]):
            yield BoxRow("heading", shown[0])
            started = True
            continue
        started = started or bool(shown)
        if len(shown) > 1 and first.tag in ("th", "td") and not is_blank(first):
            covered = span_of(first, "rowspan") - 1
        if shown:
            yield from _cells(cells, shown, row)


def _heads_columns(cells: list[_Element], following: _Element) -> bool:
    """Return True if header cells each name the one cell below."""
    below = row_cells(following)
    if len(cells) < 2 or len(below) != len(cells):
        return False
    # What costs least first: in a box of two columns the next row nearly always has two cells, too.
    after = following.getnext()
    if after is not None and len(row_cells(after)) == len(cells):
        return False
    if not all(is_blank(cell) or is_label_like(cell, strictly=True) for cell in cells):
        return False
    return not any(
        span_of(cell, "rowspan") > 1 or is_label_like(cell, strictly=True) for cell in below
    )


def _columns(labels: list[_Element], values: list[_Element]) -> Iterator[BoxRow]:
    for label, value in zip(labels, values, strict=True):
        if not is_blank(label):
            yield BoxRow("pair", label, () if is_blank(value) else (value,))
        elif not is_blank(value):
            yield BoxRow("value", values=(value,))


def _cells(cells: Sequence[_Element], shown: Sequence[_Element], row: _Element) -> Iterator[BoxRow]:
    """The row, or rows, that cells in one line make."""
    if len(shown) == 1:
        cell = shown[0]
        if len(cells) == 2 and cell is cells[0] and _could_be_label(cell):
            yield BoxRow("pair", cell)
        else:
            yield from _single(cell)
        return
    if is_picture_row(shown):
        yield BoxRow("pictures", values=tuple(shown))
        return
    if len(shown) == 4 and _alternate(shown):
        yield BoxRow("pair", shown[0], (shown[1],))
        yield BoxRow("pair", shown[2], (shown[3],))
        return
    if is_blank(cells[0]) or (len(shown) > 2 and not is_label_like(shown[0], strictly=True)):
        yield BoxRow("value", values=tuple(shown))
        return
    label, *values = shown
    if is_picture_cell(label) and not is_label_like(label, strictly=True):
        yield BoxRow("pictures", values=(label,))
        yield from _cells(values, values, row)
        return
    if len(values) == 1 and _is_nested_box(values[0]) and not _holds_structure(label):
        yield BoxRow("open", label)
        yield from _container(values[0])
        yield BoxRow("close")
        return
    yield BoxRow("pair", label, tuple(values))


def _could_be_label(cell: _Element) -> bool:
    """Return True if a cell beside an empty one is a label whose value is missing."""
    if _holds_structure(cell) or has_image(cell):
        return False
    return is_label_like(cell, strictly=True) or len(shown_text(cell)) <= 60


def _alternate(cells: Sequence[_Element]) -> bool:
    """Return True if four cells are two labels with their values."""
    marked = [is_label_like(cell, strictly=True) for cell in cells]
    return marked == [True, False, True, False]


def _is_nested_box(cell: _Element) -> bool:
    """Return True if a cell holds nothing but a table of labels and values."""
    children = [child for child in element_children(cell) if not is_blank(child)]
    if len(children) != 1 or (cell.text and cell.text.strip()):
        return False
    child = children[0]
    if child.tag == "div":
        return _is_nested_box(child)
    return child.tag == "table" and shape_of(child).pairs >= 2


def _single(cell: _Element, *, heading: bool = False) -> Iterator[BoxRow]:
    """Yield the rows that a cell over the whole width, or a part without columns, makes."""
    if _holds_structure(cell):
        yield from _container(cell)
    else:
        yield from _leaf(cell, heading=heading)


def _leaf(cell: _Element, *, heading: bool = False) -> Iterator[BoxRow]:
    """Yield the rows that an element without any of its own makes."""
    if is_picture_cell(cell):
        yield BoxRow("pictures", values=(cell,))
    elif heading or is_heading(cell):
        yield BoxRow("heading", cell)
    else:
        pairs = inline_pairs(cell)
        if pairs is None:
            yield BoxRow("value", values=(cell,))
            return
        for label, value in pairs:
            if label is None:
                yield BoxRow("value", values=(value,))
            else:
                yield BoxRow("pair", label, (value,))


def _holds_structure(element: _Element) -> bool:
    """Return True if an element is more than running text: has rows of its own."""
    if not len(element):
        return False
    for inner in element.iter(*_NESTING):
        if inner is element or is_skipped(inner, element):
            continue
        if inner.tag == "dl" and inner.find("dt") is None:
            continue
        if inner.tag == "table" and not has_rows(inner):
            continue
        return True
    return any(_is_pair(child) for child in element.iter("div") if child is not element)


def has_rows(table: _Element) -> bool:
    """Return True if a table inside a box lists something, rather than place pictures."""
    if is_picture_cell(table):
        return False
    shape = shape_of(table)
    return shape.rows > 0


def _container(element: _Element) -> Iterator[BoxRow]:
    """The rows of an element that holds other blocks: each block, and the text between them."""
    pending: list[_Element | str] = []
    for node in nodes_of(element):
        if isinstance(node, str) or not (_is_block(node) or _holds_structure(node)):
            pending.append(node)
            continue
        yield from _text(pending)
        pending = []
        yield from _block(node)
    yield from _text(pending)


def _is_block(element: _Element) -> bool:
    return (
        element.tag in _CONTAINERS
        or element.tag in _HEADING_TAGS
        or element.tag in _TEXT_BLOCKS
        or element.tag in ("table", "dl", "figure", "ul", "ol")
    )


def _text(nodes: list[_Element | str]) -> Iterator[BoxRow]:
    """A row of what stands between blocks, when it shows anything."""
    if not nodes:
        return
    if all(isinstance(node, str) and node.isspace() for node in nodes):
        return
    holder = gather(nodes)
    if not is_blank(holder):
        yield from _leaf(holder)


def _block(element: _Element) -> Iterator[BoxRow]:
    if is_blank(element):
        return
    if element.tag == "table":
        yield from _nested_table(element)
    elif element.tag == "dl" and element.find("dt") is not None:
        yield from _definitions(element)
    elif element.tag in _HEADING_TAGS:
        yield from _single(element, heading=True)
    elif element.tag == "figure":
        yield BoxRow("pictures", values=(element,))
    elif element.tag in ("ul", "ol", "pre", "blockquote"):
        yield from _leaf(gather([element]))
    elif element.tag == "p":
        yield from _leaf(element)
    elif _is_pair(element):
        label, *values = [child for child in element_children(element) if not is_blank(child)]
        yield BoxRow("pair", label, tuple(values))
    elif is_picture_cell(element):
        yield BoxRow("pictures", values=(element,))
    elif _holds_structure(element):
        yield from _nested_container(element)
    elif _has_blocks(element) and not is_heading(element):
        yield from _container(element)
    else:
        yield from _single(element)


def _has_blocks(element: _Element) -> bool:
    return any(child.tag in ("div", "p", "section") for child in element_children(element))


def _is_pair(element: _Element) -> bool:
    """Return True if the classes of an element's children say label and value, side by side."""
    if element.tag not in ("div", "section", "li") or (element.text and element.text.strip()):
        return False
    children = [child for child in element_children(element) if not is_blank(child)]
    if len(children) != 2 or any(child.tail and child.tail.strip() for child in children):
        return False
    first, second = (" ".join(classes(child)) for child in children)
    parts = box_parts()
    if not any(word in first for word in parts.pair_label):
        return False
    return any(word in second for word in parts.pair_value)


def _nested_table(table: _Element) -> Iterator[BoxRow]:
    if not has_rows(table):
        yield BoxRow("pictures", values=(table,))
        return
    rows = list(_table(table))
    if rows and rows[0].kind == "heading" and any(row.kind != "heading" for row in rows):
        yield BoxRow("open", rows[0].label)
        yield from rows[1:]
    else:
        yield BoxRow("open")
        yield from rows
    yield BoxRow("close")


def _nested_container(element: _Element) -> Iterator[BoxRow]:
    """A part of a box with a head that folds or titles it is a box of its own."""
    found = head_of(element)
    if found is None:
        yield from _container(element)
        return
    head, others = found
    yield BoxRow("open", head)
    for child in others:
        yield from _block(child)
    yield BoxRow("close")


def _definitions(element: _Element) -> Iterator[BoxRow]:
    label: _Element | None = None
    values: list[_Element] = []
    for child in element_children(element):
        if child.tag == "dt":
            if label is not None or values:
                yield _pair_or_value(label, values)
            label, values = child, []
        elif child.tag == "dd" and not is_blank(child):
            values.append(child)
        elif child.tag == "div":
            yield from _definitions(child)
    if label is not None or values:
        yield _pair_or_value(label, values)


def _pair_or_value(label: _Element | None, values: list[_Element]) -> BoxRow:
    if label is None or is_blank(label):
        return BoxRow("value", values=tuple(values))
    return BoxRow("pair", label, tuple(values))
