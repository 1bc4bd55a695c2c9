"""Which typed values a field gets: of its own text, or those of its items."""

from __future__ import annotations

import pytest

from wikiextract import Site, extract
from wikiextract.nodes import Table
from wikiextract.sources.page import Page


def kinds(written: str) -> tuple[list[str], list[list[str]]]:
    """The typed values of a field, and of each of its items, as text."""
    box = f"{{{{Infobox thing|name=N|field={written}|other=x}}}}"
    article = extract(box, site=Site.bundled("enwiki"), title="Page")
    fields = [field for group in article.infoboxes[0].groups for field in group.fields]
    value = next(field.value for field in fields if field.param == "field")
    return [one.text for one in value.typed], [[one.text for one in i.typed] for i in value.items]


@pytest.mark.parametrize(
    ("written", "own"),
    [
        ("500,000<ref>x</ref>{{rp|27}}", ["500,000"]),
        ("1.80 m<ref name=a>x</ref>{{r|a|p=3}}", ["1.80 m"]),
    ],
)
def test_the_page_of_a_source_is_no_part_of_a_value(written: str, own: list[str]) -> None:
    assert kinds(written)[0] == own


def test_a_few_lines_of_which_one_has_a_value_say_one_thing() -> None:
    assert kinds("1 May 1950<br>Rome") == (["1 May 1950"], [["1 May 1950"], []])


def test_values_of_a_list_stand_with_its_items() -> None:
    assert kinds("1 May 1950<br>2 June 1960") == ([], [["1 May 1950"], ["2 June 1960"]])


def fields(written: str, language: str = "enwiki") -> dict[str, list[tuple[str, str]]]:
    """The kinds and texts of the typed values of a box's fields, by parameter."""
    article = extract(f"{{{{Infobox thing|{written}}}}}", site=Site.bundled(language), title="Page")
    return {
        field.param or "": [(one.kind, one.text) for one in field.value.typed]
        for group in article.infoboxes[0].groups
        for field in group.fields
    }


def test_a_bare_year_is_a_number_only_where_the_name_says_so() -> None:
    found = fields("population=1998|number_of_pages=1998|something=1998|other=y")
    assert found["population"] == found["number_of_pages"] == [("number", "1998")]
    assert found["something"] == []


CELLS = [
    ("12,345 || 1998", ["12,345", ""], "a year or a number"),
    ("1 || 1998\n|-\n| 1 || 2400", ["1", "1998", "1", "2400"], "2400 is no year"),
]


@pytest.mark.parametrize(("rows", "expected", "why"), CELLS, ids=[why for *_, why in CELLS])
def test_bare_numbers_in_tables(rows: str, expected: list[str], why: str) -> None:
    table = f"{{|\n! A !! B\n|-\n| {rows}\n|}}"
    article = extract(table, site=Site.bundled("enwiki"), title="Page")
    (block,) = article.sections[0].blocks
    assert isinstance(block, Table)
    cells = [cell for row in block.rows if not row.header for cell in row.cells]
    assert ["".join(one.text for one in cell.value.typed) for cell in cells] == expected


def html_fields(row: str) -> list[tuple[str, str, str | None]]:
    """The origin, text and EDTF of the typed values of a box's only field."""
    box = (
        f"<table class='infobox'><tr><th colspan='2'>T</th></tr><tr><th>Born</th>{row}</tr></table>"
    )
    page = Page(html=f"<div class='mw-parser-output'>{box}</div>", title="Page", where="page")
    article = extract(page, site=Site.bundled("enwiki"))
    (field,) = (field for group in article.infoboxes[0].groups for field in group.fields)
    return [(one.origin, one.text, one.edtf) for one in field.value.typed]


HIDDEN = "<span style='display:none'>(<span class='bday'>1990-05-01</span>)</span>"
MICROFORMATS = [
    (f"<td>1 May 1990 {HIDDEN}</td>", [("microformat", "1 May 1990", "1990-05-01")]),
    (f"<td>1 May 1990 {HIDDEN}<br>Rome</td>", [("microformat", "1 May 1990", "1990-05-01")]),
    ("<td><time datetime='1990-05-01T12'>x</time></td>", [("microformat", "x", "1990-05-01")]),
    ("<td><abbr class='dtstart' title='1990'>then</abbr></td>", [("microformat", "then", "1990")]),
    ("<td>x <span class='bday'>1990-02-31</span></td>", []),
    ("<td><span class='bday'>soon</span></td>", []),
    ("<td><span class='geo'>52.5; -13.4</span></td>", [("microformat", "52.5; -13.4", None)]),
    ("<td><span class='geo'>152.5; -13.4</span></td>", []),
    (f"<td><span class='geo'>52.5; -13.4 {'x' * 1000}</span></td>", []),
]  # fmt: skip


@pytest.mark.parametrize(("row", "expected"), MICROFORMATS)
def test_microformats(row: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert html_fields(row) == expected


SORT_KEYS = [
    ("57,564 units", "57564", [("number", 57564.0)]),
    ("57.564 units", "57564", [("number", 57564.0)]),
    ("high", "3", []),
    ("5 of them", "3", []),
    ("10/01/2007", "000000002007-01-10-0000", [("date", None)]),
    ("in 2007", "2007-01-01", []),
    ("x", "7003120000000000000♠", []),
]


@pytest.mark.parametrize(("text", "key", "expected"), SORT_KEYS)
def test_keys_of_sortable_tables(
    text: str, key: str, expected: list[tuple[str, float | None]]
) -> None:
    table = f"<table class='wikitable'><tr><td data-sort-value='{key}'>{text}</td></tr></table>"
    page = Page(html=f"<div class='mw-parser-output'>{table}</div>", title="P", where="page")
    (block,) = extract(page, site=Site.bundled("enwiki")).sections[0].blocks
    assert isinstance(block, Table)
    typed = block.rows[0].cells[0].value.typed
    assert [(one.kind, one.number) for one in typed if one.origin == "microformat"] == expected


def test_addresses_are_those_that_are_linked() -> None:
    found = fields("website=[http://example.org/en its site], [http://example.com two]|name=x")
    assert found["website"] == [("url", "its site"), ("url", "two")]


def test_codes_are_no_numbers() -> None:
    found = fields("calling_code=+49 30|postal_code=10115|country_code=DE|other=x")
    assert found["calling_code"] == found["postal_code"] == []
    assert found["country_code"] == [("identifier", "DE")]


@pytest.mark.parametrize(("text", "expected"), [("Yes", True), ("no", False), ("n", None)])
def test_a_field_that_is_yes_or_no(text: str, expected: bool | None) -> None:
    article = extract(f"{{{{Infobox x|open={text}|b=x}}}}", site=Site.bundled("enwiki"), title="P")
    (value, *_) = (field.value for field in article.infoboxes[0].groups[0].fields)
    assert [one.boolean for one in value.typed] == ([] if expected is None else [expected])


def test_the_country_of_a_subject_does_not_say_whose_dollars_are_meant() -> None:
    box = "{{Infobox thing|country=[[Australia]]|budget=$5 million}}"
    article = extract(box, site=Site.bundled("enwiki"), title="Page")
    found = article.infoboxes[0].groups[0].fields[1].value.typed
    assert [(one.amount, one.currency) for one in found] == [(5e6, None)]
    assert "ambiguous-currency" in [one.code for one in article.diagnostics]
