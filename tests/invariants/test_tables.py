"""A table's cells, times their spans, fill its grid, each position once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.invariants.pages import page_files, record_of

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
        for row, cells in enumerate(table["rows"])
        for cell in cells["cells"]
        for down in range(cell.get("rowspan", 1))
        for right in range(cell.get("colspan", 1))
    ]


@pytest.mark.parametrize("path", page_files())
def test_cells_fill_the_grid_without_overlap(path: Path) -> None:
    for table in tables_of(record_of(path)["sections"]):
        positions = filled(table)
        assert len(positions) == len(set(positions))
        assert all(column < table["width"] for _, column in positions)
        assert all(row < len(table["rows"]) for row, _ in positions)
        if table["rows"]:
            assert max(column for _, column in positions) == table["width"] - 1
        assert not table["columns"] or len(table["columns"]) == table["width"]
