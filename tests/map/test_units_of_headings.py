"""A unit in the brackets of a label or heading is that of values that show none."""

from __future__ import annotations

import pytest

from wikiextract import Site, extract
from wikiextract.map.values.numbers import unit_of_name
from wikiextract.nodes import Table, TypedValue


@pytest.mark.parametrize(
    ("language", "name", "unit"),
    [
        ("en", "Area (km²)", "km2"),
        ("en", "Area [sq mi]", "[mi_i]2"),
        ("de", "Fläche (km²)", "km2"),
        ("fr", "Vitesse (km/h)", "km/h"),
        ("ru", "Длина (км)", "km"),
        ("ja", "面積（km²）", "km2"),
        ("en", "Area (km2)", "km2"),
        ("en", "Share (%)", "%"),
        ("en", "Length (metres)", "m"),
        ("en", "Density (/km²)", "/km2"),
    ],
)
def test_a_bracket_that_is_a_unit_says_it(language: str, name: str, unit: str) -> None:
    assert unit_of_name(name, language, None) == unit


@pytest.mark.parametrize(
    "name",
    [
        "Time (PB)",
        "Player (s)",
        "Viewers (m)",
        "Name (GB)",
        "Temperature (min)",
        "Album (year)",
        "Price (pounds)",
        "Area (km² in 2010)",
        "Area (est. km²)",
        "km² (area)",
        "Area km²",
        "Area ()",
    ],
)
def test_what_may_be_another_thing_says_nothing(name: str) -> None:
    assert unit_of_name(name, "en", None) is None


def test_a_short_symbol_says_a_unit_where_a_quantity_is_expected() -> None:
    assert unit_of_name("Height (m)", "en", "quantity") == "m"
    assert unit_of_name("Length(s)", "en", "quantity") is None
    assert unit_of_name("Born (m)", "en", "date") is None


def cells_under(heading: str, *texts: str) -> list[list[TypedValue]]:
    """The typed values of the cells of a table of one column."""
    rows = "".join(f"|-\n| {text}\n" for text in texts)
    table = f"{{| class=wikitable\n! {heading}\n{rows}|}}"
    article = extract(table, site=Site.bundled("enwiki"), title="Page")
    (block,) = (one for one in article.sections[0].blocks if isinstance(one, Table))
    return [list(cell.value.typed) for row in block.rows[1:] for cell in row.cells]


def test_numbers_of_a_column_have_the_unit_of_its_heading() -> None:
    found = cells_under("Area (km²)", "12.5", "1998", "", "5 sq mi", "unknown")
    said = [[(one.kind, one.number, one.unit_code) for one in typed] for typed in found]
    assert said == [
        [("quantity", 12.5, "km2")],
        [("quantity", 1998, "km2")],
        [],
        [("quantity", 5, "[mi_i]2")],
        [],
    ]


def test_a_number_with_its_share_in_brackets_is_no_percentage() -> None:
    ((votes,), *_) = cells_under("Votes (%)", "1,234 (12.5)")
    assert (votes.kind, votes.number, votes.unit_code) == ("number", 1234, None)
