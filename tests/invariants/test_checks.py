"""The checks notice what is lost, repeated or moved: none of them passes whatever the record is."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.invariants.comparison import known_deviations
from tests.invariants.figures import comparisons
from tests.invariants.pages import page_paths, record_of
from tests.invariants.test_tables import tables_of

pytestmark = pytest.mark.shared

Json = dict[str, Any]


def lose_a_field(record: Json) -> None:
    record["infoboxes"][0]["groups"][0]["fields"].pop()


def repeat_a_navbox(record: Json) -> None:
    record["navboxes"].append(record["navboxes"][0])


def lose_a_reference(record: Json) -> None:
    record["references"] = [note for note in record.get("references", []) if not note.get("links")]


def lose_the_first_list(record: Json) -> None:
    todo = list(record.get("sections", []))
    while todo:
        section = todo.pop(0)
        lists = [block for block in section.get("blocks", []) if block["type"] == "list"]
        if lists:
            section["blocks"].remove(lists[0])
            return
        todo = section.get("sections", []) + todo


def widen_a_cell(record: Json) -> None:
    for table in tables_of(record.get("sections", [])):
        table["rows"][0]["cells"][0]["colspan"] = 77


@pytest.mark.parametrize(
    ("change", "noticed"),
    [
        (lose_a_field, "infobox words"),
        (repeat_a_navbox, "navbox words"),
        (repeat_a_navbox, "internal links"),
        (lose_a_reference, "internal links"),
        (lose_the_first_list, "lists"),
        (lose_the_first_list, "words"),
        (repeat_a_navbox, "words"),
        (widen_a_cell, "tables"),
    ],
)
def test_a_changed_record_is_noticed(
    change: Callable[[Json], None], noticed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = next((path for path in page_paths() if path.name.startswith("Google")), None)
    if path is None:
        pytest.skip("../shared/data/rendered is not on this machine")
    record = deepcopy(record_of(path))
    change(record)
    monkeypatch.setattr("tests.invariants.figures.record_of", lambda _: record)
    assert any(comparisons(path)[noticed].deviation.values())


def test_each_known_deviation_is_of_a_page_and_a_check() -> None:
    paths = page_paths()
    if not paths:
        pytest.skip("../shared/data/rendered is not on this machine")
    checks = {"infoboxes", *comparisons(paths[0])}
    assert all(
        page in {path.name for path in paths} and check in checks
        for page, check in known_deviations()
    )
