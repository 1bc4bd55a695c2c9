"""Prints how much the invariants check: ``python -m tests.invariants.figures``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from tests.invariants.boxes import is_infobox, is_navbox, outermost
from tests.invariants.comparison import Comparison
from tests.invariants.pages import address_of, content_of, page_paths, record_of
from tests.invariants.test_boxes import compare_infoboxes, compare_navboxes
from tests.invariants.test_links import compare_links
from tests.invariants.test_lists import compare_lists, outer_lists, shape_of_markup
from tests.invariants.test_tables import compare_tables, grid_of_markup, tables_of_markup
from tests.invariants.test_words import compare_words


def comparisons(path: Path) -> dict[str, Comparison]:
    content, record = content_of(path), record_of(path)
    return {
        "infobox words": compare_infoboxes(content, record),
        "navbox words": compare_navboxes(content, record),
        "internal links": compare_links(content, record, *address_of(path)),
        "lists": compare_lists(content, record),
        "tables": compare_tables(content, record),
        "words": compare_words(content, record),
    }


def also_counted(path: Path) -> Counter[str]:
    content = content_of(path)
    tables = [grid_of_markup(table) for table in tables_of_markup(content)]
    return Counter(
        {
            "infoboxes": sum(1 for _ in outermost(content, is_infobox)),
            "navboxes": sum(1 for _ in outermost(content, is_navbox)),
            "list items": sum(shape_of_markup(element)[0] for element in outer_lists(content)),
            "table cells": sum(cells for cells, _ in tables),
            "grid positions": sum(len(grid) for _, grid in tables),
        }
    )


def main() -> None:
    figures: Counter[str] = Counter()
    pages = page_paths()
    for path in pages:
        figures.update(also_counted(path))
        for check, found in comparisons(path).items():
            figures[check] += found.shown
            figures[f"{check}: missing"] += found.deviation["missing"]
            figures[f"{check}: extra"] += found.deviation["extra"]
            figures[f"{check}: exact pages"] += not any(found.deviation.values())
    lines = [f"pages: {len(pages)}", *(f"{name}: {number}" for name, number in figures.items())]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
