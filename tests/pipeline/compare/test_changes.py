"""What differs between two records, for people."""

from __future__ import annotations

from typing import Any

import pytest

from wikiextract.pipeline.compare.changes import changes_text


def box(*fields: tuple[str, str]) -> dict[str, Any]:
    return {"infoboxes": [{"name": "Lake", "fields": [{"label": a, "text": b} for a, b in fields]}]}


@pytest.mark.parametrize(
    ("expected", "found", "lines"),
    [
        ({"a": [1, 2]}, {"a": [1, 2]}, []),
        (
            box(("Area", "1"), ("Depth", "2")),
            box(("Area", "1"), ("Depth", "3")),
            ["infoboxes[0].fields[1].text  (Lake › Depth)", '    - "2"', '    + "3"'],
        ),
        # What is new, or gone, moves the others, which are no changes.
        (
            box(("Depth", "2"), ("Type", "x")),
            box(("Area", "1"), ("Depth", "2"), ("Type", "x")),
            ["infoboxes[0].fields[0]  (Lake › Area)", '    + {"label":"Area","text":"1"}'],
        ),
        (
            box(("Area", "1"), ("Depth", "2"), ("Type", "x")),
            box(("Area", "1"), ("Type", "x")),
            ["infoboxes[0].fields[1]  (Lake › Depth)", '    - {"label":"Depth","text":"2"}'],
        ),
        ({"a": 1}, {"b": None}, ["a", "    - 1", "b", "    + null"]),
        ({}, [], ["the record", "    - {}", "    + []"]),
        ({"a": "x" * 300}, {}, ["a", f'    - "{"x" * 199}…']),
    ],
)
def test_changes_are_told(expected: Any, found: Any, lines: list[str]) -> None:
    assert list(changes_text(expected, found)) == lines


def test_too_many_changes_are_counted() -> None:
    lines = list(changes_text({"a": list(range(100))}, {"a": list(range(100, 250))}))
    assert lines[-1] == "… and 110 more changes"
    assert len(lines) < 125
