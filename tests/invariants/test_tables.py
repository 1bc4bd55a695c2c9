"""A table's cells, times their spans, fill its grid, each position once, as the markup says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.invariants.boxes import is_infobox, is_navbox
from tests.invariants.comparison import Comparison, hold
from tests.invariants.pages import content_of, page_files, record_of
from tests.invariants.visible import classes, hidden

pytestmark = pytest.mark.shared


def tables_of(value: Any) -> Iterator[dict[str, Any]]:
    todo = [value]
    while todo:
        current = todo.pop()
        if isinstance(current, list):
            todo += current
        elif isinstance(current, dict):
            if current.get("type") == "table" and "rows" in current:
                yield current
            todo += current.values()


def filled(table: dict[str, Any]) -> list[tuple[int, int]]:
    """The grid positions that the cells fill, one entry a cell and position."""
    return [
        (row + down, cell["column"] + right)
        for row, cells in enumerate(table.get("rows", []))
        for cell in cells.get("cells", [])
        for down in range(cell.get("rowspan", 1))
        for right in range(cell.get("colspan", 1))
    ]


@pytest.mark.parametrize("path", page_files())
def test_cells_fill_the_grid_without_overlap(path: Path) -> None:
    for table in tables_of(record_of(path).get("sections", [])):
        positions = filled(table)
        assert len(positions) == len(set(positions))
        assert all(column < table["width"] for _, column in positions)
        assert all(row < len(table.get("rows", [])) for row, _ in positions)
        if table.get("rows", []):
            assert max(column for _, column in positions) == table["width"] - 1
        assert not table.get("columns", []) or len(table.get("columns", [])) == table["width"]


def tables_of_markup(element: Any) -> Iterator[Any]:
    """The data tables of the running content, those in tables too."""
    todo = [element]
    while todo:
        current = todo.pop()
        if hidden(current) or is_infobox(current) or is_navbox(current):
            continue
        if current.tag == "table" and "wikitable" in classes(current):
            yield current
        todo.extend(reversed(current))


def rows_of_markup(table: Any) -> list[Any]:
    parts = [[part] if part.tag == "tr" else part for part in table if part.tag != "caption"]
    return [row for part in parts for row in part if row.tag == "tr" and not hidden(row)]


def span(cell: Any, name: str) -> int:
    stated = (cell.get(name) or "").strip()
    return max(1, int(stated)) if stated.isdigit() else 1


def grid_of_markup(table: Any) -> tuple[int, frozenset[tuple[int, int]]]:
    """Number of cells and the grid positions that they fill.

    As https://html.spec.whatwg.org/multipage/tables.html#forming-a-table says.
    """
    taken: set[tuple[int, int]] = set()
    count = 0
    rows = rows_of_markup(table)
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            if cell.tag not in ("td", "th") or hidden(cell):
                continue
            while (y, x) in taken:
                x += 1
            height = len(rows) if cell.get("rowspan") == "0" else span(cell, "rowspan")
            width = span(cell, "colspan")
            bottom = min(y + height, len(rows))
            taken.update((down, x + right) for down in range(y, bottom) for right in range(width))
            count += 1
            x += width
    return count, frozenset(taken)


def compare_tables(content: Any, record: dict[str, Any]) -> Comparison:
    """Every data table of the markup; the record may have more, since not all have a class."""
    shown = Counter(grid_of_markup(table) for table in tables_of_markup(content))
    found = Counter(
        (sum(len(row.get("cells", [])) for row in table.get("rows", [])), frozenset(filled(table)))
        for table in tables_of(record.get("sections", []))
    )
    return Comparison(shown.total(), shown - found, {})


@pytest.mark.parametrize("path", page_files())
def test_tables_fill_the_grid_of_the_markup(path: Path) -> None:
    hold(path.name, "tables", compare_tables(content_of(path), record_of(path)))
