"""From a navbox's markup to its groups: rows of a table, blocks of a cell, boxes within."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wikiextract.read.html.boxes.navbox.cells as cell_kinds
from wikiextract.nodes import Value
from wikiextract.read.html.boxes.box_parts import has_own_text, head_of
from wikiextract.read.html.boxes.box_pictures import is_picture_cell, read_pictures
from wikiextract.read.html.boxes.navbox.build import GroupBuilder
from wikiextract.read.html.boxes.navbox.lines import read_lines, row_value
from wikiextract.read.html.boxes.recognise import kind_by_class
from wikiextract.read.html.facts.transclusions import bar_template
from wikiextract.read.html.tree.markup import (
    detach,
    element_children,
    gather,
    has_image,
    is_blank,
    nodes_of,
    row_cells,
    shown_text,
    span_of,
    table_rows,
)
from wikiextract.read.html.tree.tags import BLOCK_TAGS, HEADING_TAGS, LIST_TAGS
from wikiextract.read.html.values.values import read_item, read_list, value_of_element
from wikiextract.read.text.value_parts import is_empty, side_by_side

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext


class NavboxReader:
    """Reads the boxes of one page."""

    def __init__(self, context: ReadContext) -> None:
        self._context = context

    def read(self, element: _Element) -> GroupBuilder:
        """A box: title, rows above and below, groups, pictures."""
        box = GroupBuilder(name=bar_template(element, self._context))
        self._box(element, box)
        box.tidy()
        return box

    def _box(self, element: _Element, box: GroupBuilder) -> None:
        """Read an element that is a box, or wraps one."""
        if element.tag == "table":
            inner = _inner_table(element)
            self._table(element, box) if inner is None else self._box(inner, box)
            return
        children = [child for child in element_children(element) if not is_blank(child)]
        while len(children) > 2 and cell_kinds.is_picture(children[0]):
            picture = children.pop(0)
            detach(picture)
            box.images.extend(read_pictures(gather([picture]), self._context)[0])
        found = head_of(element)
        if found is not None:
            head, others = found
            box.label = self._label(head)
            for child in others:
                self._box(child, box) if child.tag == "table" else self._blocks(child, box)
        elif (
            len(children) == 1 and children[0].tag in ("table", "div") and not has_own_text(element)
        ):
            self._box(children[0], box)
        else:
            self._blocks(element, box)

    def _label(self, element: _Element) -> Value:
        return value_of_element(element, self._context, lines=False)

    # --- tables ----------------------------------------------------------------------------------

    def _table(self, table: _Element, box: GroupBuilder) -> None:
        section = box  # the group of the last heading over the whole width
        covered: list[GroupBuilder] = []  # the group whose label goes on beside the next rows
        columns: list[Value] = []
        for caption in table.iterchildren("caption"):
            if not is_blank(caption):
                box.label = self._label(caption)
        rows = [row for row in table_rows(table) if not is_blank(row)]
        for number, row in enumerate(rows):
            cells = self._take_pictures(
                [cell for cell in row_cells(row) if not is_blank(cell)], box
            )
            if not cells:
                continue
            if covered:
                self._cells(cells, covered.pop())
            elif len(cells) == 1:
                section = self._single(cells[0], box, section, last=number == len(rows) - 1)
            elif columns and len(columns) == len(cells):
                for label, cell in zip(columns, cells, strict=True):
                    self._blocks(cell, section.add_group(label))
            elif all(cell.tag == "th" for cell in cells):
                columns = [self._label(cell) for cell in cells]
                continue
            else:
                spanned = min(span_of(cells[0], "rowspan") - 1, len(rows))
                covered = [self._cells(cells, section)] * spanned
            for label in columns if len(cells) != len(columns) else ():
                section.add_group(label)
            columns = []
        for label in columns:
            section.add_group(label)

    def _take_pictures(self, cells: list[_Element], box: GroupBuilder) -> list[_Element]:
        """The cells without those that only show the box's pictures, which are read."""
        if len(cells) < 2:
            return cells
        kept: list[_Element] = []
        for number, cell in enumerate(cells):
            is_label = number == 0 and cell.tag == "th" and len(cells) == 2
            if cell_kinds.is_picture(cell) and not is_label and len(cells) - number + len(kept) > 1:
                box.images.extend(read_pictures(cell, self._context)[0])
            else:
                kept.append(cell)
        return kept

    def _single(
        self, cell: _Element, box: GroupBuilder, section: GroupBuilder, *, last: bool
    ) -> GroupBuilder:
        """Read a cell over the whole width; returns the group that the next rows belong to."""
        nothing_yet = not (box.items or box.groups)
        if is_empty(box.label) and nothing_yet and cell_kinds.is_pretitle(cell):
            box.above = self._label(cell)
            return section
        if is_empty(box.label) and nothing_yet and cell_kinds.is_title(cell):
            box.label = self._label(cell)
            return section
        if has_image(cell) and not cell_kinds.holds_list(cell) and self._picture(cell, box):
            return section
        if cell_kinds.is_section(cell):
            return box.add_group(self._label(cell))
        above_or_below = cell_kinds.is_row_above_or_below(cell)
        if nothing_yet and box.above is None and (above_or_below or self._stands_above(cell)):
            box.above = row_value(cell, self._context)
            return section
        if (last and box.below is None and not nothing_yet) and (
            above_or_below or self._stands_above(cell)
        ):
            box.below = row_value(cell, self._context)
            return box
        self._blocks(cell, section if section is not box else box.add_group())
        return section

    def _stands_above(self, cell: _Element) -> bool:
        """Return True if a cell without telling class holds a note rather than items."""
        if cell_kinds.holds_list(cell) or cell.tag == "th":
            return False
        return sum(1 for _ in cell.iter("a")) <= 1

    def _picture(self, cell: _Element, into: GroupBuilder) -> bool:
        """Read a cell as pictures with a caption, if it is that."""
        if not is_picture_cell(cell) or sum(1 for _ in cell.iter("a")) > 6:
            return False
        images, rest = read_pictures(cell, self._context)
        into.images.extend(images)
        if not is_empty(rest):
            into.add_group().add_item(rest)
        return True

    def _cells(self, cells: list[_Element], section: GroupBuilder) -> GroupBuilder:
        """Read a row of several cells: a label with its content, or columns."""
        first, *others = cells
        if cell_kinds.is_one_line(cells) and not cell_kinds.is_marked(first):
            section.add_item(side_by_side([self._label(cell) for cell in cells]))
            return section
        if cell_kinds.is_label(first, others):
            group = section.add_group(self._label(first))
            for other in others:
                self._blocks(other, group)
            return group
        group = section
        for cell in cells:
            group = section.add_group()
            self._blocks(cell, group)
        return group

    # --- blocks ----------------------------------------------------------------------------------

    def _blocks(self, element: _Element, into: GroupBuilder) -> None:
        """Read what an element holds: the text between blocks, and each block."""
        target = into
        pending: list[_Element | str] = []
        for node in nodes_of(element):
            if isinstance(node, str) or node.tag not in BLOCK_TAGS:
                pending.append(node)
                continue
            if is_blank(node):
                continue
            target = self._flush(pending, into, list_follows=_lists(node)) or target
            pending = []
            target = self._block(node, into, target)
        self._flush(pending, into, list_follows=False)

    def _flush(
        self, pending: list[_Element | str], into: GroupBuilder, *, list_follows: bool
    ) -> GroupBuilder | None:
        """Read text between blocks; returns the group that a list after it belongs to."""
        if all(isinstance(node, str) and node.isspace() for node in pending):
            return None
        holder = gather(pending)
        if is_blank(holder):
            return None
        return read_lines(holder, self._context, into, list_follows=list_follows)

    def _block(self, node: _Element, into: GroupBuilder, target: GroupBuilder) -> GroupBuilder:
        """Read one block; returns the group that a list after it belongs to."""
        if node.tag in ("ul", "ol"):
            self._list(node, target)
        elif node.tag == "dl":
            self._definitions(node, target)
        elif node.tag == "table":
            self._nested_table(node, into)
        elif node.tag in HEADING_TAGS:
            return into.add_group(self._label(node))
        elif kind_by_class(node) in ("navbox", "sidebar"):
            into.groups.append(self.read(node))
        else:
            return self._container(node, into, target)
        return into

    def _container(self, node: _Element, into: GroupBuilder, target: GroupBuilder) -> GroupBuilder:
        found = head_of(node)
        if found is not None:
            head, others = found
            group = into.add_group(self._label(head))
            for child in others:
                if child.tag == "table":
                    self._table(child, group)
                else:
                    self._blocks(gather([child]), group)
            return into
        if has_image(node) and not shown_text(node):
            target.images.extend(read_pictures(node, self._context)[0])
            return target
        if any(child.tag in BLOCK_TAGS for child in node.iterdescendants()):
            self._blocks(node, target)
            return into
        return read_lines(node, self._context, into, list_follows=_lists(node.getnext()))

    def _nested_table(self, table: _Element, into: GroupBuilder) -> None:
        """Read a table in a cell: its title, if any, names a group; its rows are groups here."""
        nested = GroupBuilder()
        self._table(table, nested)
        nested.tidy()
        if is_empty(nested.label) and not (nested.above or nested.below):
            into.images.extend(nested.images)
            for item in nested.items:
                into.add_item(item)
            into.groups.extend(nested.groups)
        elif nested.has_content() or not is_empty(nested.label):
            nested.name = bar_template(table, self._context)
            into.groups.append(nested)

    def _list(self, element: _Element, into: GroupBuilder) -> None:
        items = [child for child in element_children(element) if child.tag == "li"]
        shown = [item for item in items if not is_blank(item)]
        if len(shown) == 1 and not any(tag in LIST_TAGS for tag in _tags(shown[0])):
            self._blocks(shown[0], into)
            return
        for value in read_list(element, self._context):
            into.add_item(value)

    def _definitions(self, element: _Element, into: GroupBuilder) -> None:
        """Terms head the definitions after them; definitions without a term are items."""
        target = into
        for child in element_children(element):
            if child.tag == "dt" and not is_blank(child):
                target = into.add_group(self._label(child))
            elif child.tag == "dd" and not is_blank(child):
                if _has_blocks(child):
                    self._blocks(child, target)
                else:
                    target.add_item(read_item(child, self._context))


def _inner_table(table: _Element) -> _Element | None:
    """The table that is all that a table of one cell holds."""
    cells = [cell for row in table_rows(table) for cell in row_cells(row) if not is_blank(cell)]
    if len(cells) != 1 or next(table.iterchildren("caption"), None) is not None:
        return None
    shown = [child for child in element_children(cells[0]) if not is_blank(child)]
    if len(shown) != 1 or shown[0].tag != "table" or has_own_text(cells[0]):
        return None
    return shown[0]


def _tags(element: _Element) -> list[str]:
    return [str(inner.tag) for inner in element.iterdescendants()]


def _has_blocks(element: _Element) -> bool:
    return any(child.tag in BLOCK_TAGS for child in element_children(element))


def _lists(node: _Element | None) -> bool:
    """Return True if a block is a list, or begins with one."""
    while node is not None and node.tag == "div":
        node = next((child for child in element_children(node) if not is_blank(child)), None)
    return node is not None and node.tag in ("ul", "ol")
