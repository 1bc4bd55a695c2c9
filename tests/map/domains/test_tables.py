"""Rows of tables that a mapping knows are parts of what the page describes."""

from __future__ import annotations

from tests.map.domains.boxes import described, infobox, texts, value
from wikiextract.map.domains.model import BoxMapping, MappingSet, PropertyRule, TableMapping
from wikiextract.nodes import Cell, PropertyValue, Row, Section, Table

TOWN = BoxMapping(name="town", types=("Town",), boxes=("town",))
MAYORS = TableMapping(
    name="mayors",
    types=("Person",),
    page_types=("Town",),
    property="mayor",
    header=((("name",), ("mayor",)), (("from", "year"),)),
    keywords=((("name",), ("mayor",)), (("from",),)),
    rules=(
        PropertyRule(property="name", names=("name",), kind="text"),
        PropertyRule(property="name", names=("mayor",), kind="text"),
        PropertyRule(property="since", names=("from&year",), kind="date"),
    ),
)


def row(*cells: tuple[int, str, int], header: bool | None = None) -> Row:
    made = (
        Cell(value=value(text), column=column, rowspan=span if span > 1 else None)
        for column, text, span in cells
    )
    return Row(cells=tuple(made), header=header)


ROWS = (
    row((0, "Mayor", 1), (1, "From (year)", 1), header=True),
    row((0, "Ann", 1), (1, "1950", 2)),
    row((0, "Bob", 1)),
)


def mayors(*columns: str, box: str = "town") -> tuple[PropertyValue, ...]:
    table = Table(width=2, columns=columns, rows=ROWS)
    section = Section(level=1, sections=(Section(level=2, title="Mayors", blocks=(table,)),))
    found = described(
        infobox(box, name=value("A")),
        mappings=MappingSet(boxes=(TOWN,), tables=(MAYORS,)),
        sections=(section,),
    )
    return found.entity.properties.get("mayor", ()) if found.entity is not None else ()


def test_each_row_is_a_part() -> None:
    found = mayors("The mayor", "From (year)")
    assert [one.types for one in found] == [("Person",), ("Person",)]
    assert [texts((one.properties or {})["name"]) for one in found] == [["Ann"], ["Bob"]]
    assert [texts((one.properties or {})["since"]) for one in found] == [["1950"], ["1950"]]


def test_a_table_without_the_columns_is_another() -> None:
    assert mayors("The mayor", "Party") == ()
    assert mayors("From the mayor", "Party") == ()


def test_what_is_of_another_class_has_no_such_parts() -> None:
    assert mayors("The mayor", "From (year)", box="other") == ()
