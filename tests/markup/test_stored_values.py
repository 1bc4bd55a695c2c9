"""What calls and links state for the queries of a wiki, as both views divide it."""

from __future__ import annotations

import pytest

from tests.work import is_linear
from wikiextract.markup.annotations import Annotation, read_annotation
from wikiextract.markup.stored_values import assigned_parts

PARTS: list[tuple[str | None, str]] = [("A b", "x"), (None, "y;z"), ("+sep", ";"), ("c_d", "v")]


def test_values_go_on_and_are_parted() -> None:
    assert [tuple(part) for part in assigned_parts(PARTS)] == [
        ("A b", 0, ";"),
        ("A b", 1, ";"),
        ("c d", 3, None),
    ]


@pytest.mark.parametrize(
    ("parts", "count"),
    [
        ([(None, "x")], 0),
        ([("", "x"), (None, "y")], 0),
        ([("_", "x")], 0),
        ([("@category", "x"), ("+index", "1"), ("Template", "T")], 0),
        ([("A", "x"), (None, "+sep")], 1),
    ],
)
def test_what_is_no_property(parts: list[tuple[str | None, str]], count: int) -> None:
    assert len(assigned_parts(parts)) == count


def _many(size: int) -> None:
    values: list[tuple[str | None, str]] = [("A", "x"), *[(None, "y")] * size]
    assigned_parts([*values, *[("+sep", ";")] * size, *values])


def test_many_separators_take_no_longer() -> None:
    assert is_linear(_many, 200)


@pytest.mark.parametrize(
    ("target", "name", "value"),
    [
        ("Has x::y", "Has x", "y"),
        ("has_x:: y ", "has x", "y"),
        ("A::B::C", "A", "B::C"),
        ("A:=B", "A", "B"),
        ("A::B:C", "A", "B:C"),
        ("A::::B", "A", "::B"),
    ],
)
def test_links_that_state_something(target: str, name: str, value: str) -> None:
    assert read_annotation(target) == Annotation(name, value, shown=value)


@pytest.mark.parametrize(
    ("target", "shown"), [("A::", ""), ("A:: ", ""), ("A::@@@", "A"), ("SMW::off", "")]
)
def test_links_that_state_nothing_and_what_they_show(target: str, shown: str) -> None:
    found = read_annotation(target)
    assert found is not None
    assert (found.value, found.shown) == ("", shown)


@pytest.mark.parametrize("target", ["A:B", ":A::B", "::B", "_::B", ""])
def test_links_that_are_links(target: str) -> None:
    assert read_annotation(target) is None
