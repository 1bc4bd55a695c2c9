"""Tables of rendered pages, and which tables are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from wikiextract.nodes import Cell, Row, Table
from wikiextract.read.blocks.grid import MAX_COLUMNS, Grid, GridPlace, column_names
from wikiextract.read.html.tree.tags import HEADING_TAGS, SKIPPED
from wikiextract.read.html.values.stated import with_sort_key
from wikiextract.read.html.values.values import BlockElementReader, value_of_element
from wikiextract.read.text.value_parts import caption_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

_ROW_GROUPS = ("thead", "tbody", "tfoot")
_BLOCKS_IN_CELLS = ("ul", "ol", "dl", "table", "figure", "p", "div", "blockquote", "pre")


class _PlacedCell(NamedTuple):
    """A cell element on the grid."""

    element: _Element
    place: GridPlace


def table_of_element(
    element: _Element, context: ReadContext, read_block: BlockElementReader
) -> Table:
    """A data table with all its cells; blocks in cells are read with `read_block`."""
    caption = caption_of(
        value_of_element(child, context, lines=False) for child in element if child.tag == "caption"
    )
    groups = list(_row_groups(element))
    placed, heads = _place(groups, context)
    width = 1 + max((cell.place.column for row in placed for cell in row), default=-1)
    rows = []
    for cells, head in zip(placed, heads, strict=True):
        header = head or (bool(cells) and all(cell.element.tag == "th" for cell in cells))
        rows.append(
            Row(
                cells=tuple(_cell(cell, width, context, read_block) for cell in cells),
                header=header or None,
            )
        )
    return Table(caption=caption, width=width, columns=column_names(rows, width), rows=tuple(rows))


def is_layout_element(table: _Element) -> bool:
    """Return True if a table only arranges its cells: its rows and columns mean nothing.

    Told by its role, or by having neither header cells nor caption nor MediaWiki's table class, and
    cells that hold blocks side by side or one below the other.
    """
    classes = (table.get("class") or "").split()
    if "wikitable" in classes or "sortable" in classes:
        return False
    if table.get("role") == "presentation":
        return True
    rows = [row for rows, _ in _row_groups(table) for row in rows]
    cells = [cell for row in rows for cell in row if cell.tag in ("td", "th")]
    if any(cell.tag == "th" for cell in cells) or table.find("caption") is not None:
        return False
    if len(cells) < 2:
        return True
    if any(next(cell.iter(*HEADING_TAGS), None) is not None for cell in cells):
        return True
    if len(rows) == 1 or len(cells) <= len(rows):
        return any(child.tag in _BLOCKS_IN_CELLS for cell in cells for child in cell)
    return False


def cells_of(table: _Element) -> Iterator[_Element]:
    """All cells and the caption of a table, in document order."""
    for child in table:
        if child.tag == "caption":
            yield child
    for rows, _ in _row_groups(table):
        for row in rows:
            yield from (cell for cell in row if cell.tag not in SKIPPED)


def _row_groups(table: _Element) -> Iterator[tuple[list[_Element], bool]]:
    """The rows of each row group, and whether it is the table's head."""
    loose: list[_Element] = []
    for child in table:
        if child.tag == "tr":
            loose.append(child)
        elif child.tag in _ROW_GROUPS:
            if loose:
                yield loose, False
                loose = []
            yield [row for row in child if row.tag == "tr"], child.tag == "thead"
    if loose:
        yield loose, False


def _place(
    groups: Sequence[tuple[list[_Element], bool]], context: ReadContext
) -> tuple[list[list[_PlacedCell]], list[bool]]:
    """Every cell's place, row by row; rows that nothing begins in and nothing reaches are kept."""
    rows: list[list[_PlacedCell]] = []
    heads: list[bool] = []
    for elements, head in groups:
        grid = Grid(len(elements))
        for element in elements:
            grid.begin_row()
            cells: list[_PlacedCell] = []
            for cell in element:
                if cell.tag not in ("td", "th"):
                    continue
                place = grid.place(cell.get("rowspan"), cell.get("colspan"))
                if place is None:
                    context.log.report(
                        "table-too-wide", f"cells past column {MAX_COLUMNS} left out"
                    )
                    break
                cells.append(_PlacedCell(cell, place))
            rows.append(cells)
            heads.append(head)
    return rows, heads


def _cell(
    placed: _PlacedCell, width: int, context: ReadContext, read_block: BlockElementReader
) -> Cell:
    value = value_of_element(placed.element, context, read_block=read_block)
    value = with_sort_key(value, placed.element)
    blocks = value.blocks or ()
    column, rowspan, colspan = placed.place
    colspan = min(colspan, width - column)
    return Cell(
        value=replace(value, blocks=None) if blocks else value,
        column=column,
        header=True if placed.element.tag == "th" else None,
        rowspan=rowspan if rowspan > 1 else None,
        colspan=colspan if colspan > 1 else None,
        blocks=blocks,
    )
