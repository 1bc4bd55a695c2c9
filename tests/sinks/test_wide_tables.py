"""Tables of classes and views of infoboxes: they answer, and names of others break nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.sinks.records import alma_ata, article, stated
from tests.sinks.test_databases import FORMATS, ask, database
from wikiextract.nodes import (
    Field,
    FieldGroup,
    Infobox,
    Link,
    PageEntity,
    TypedValue,
    Value,
)
from wikiextract.record import Article, to_json
from wikiextract.sinks.wide import class_tables, infobox_views
from wikiextract.sinks.wide.names import SqlNames


def made(format_: str, folder: Path, *articles: Article) -> Path:
    """A database of the articles, from a shard each."""
    return database(format_, folder, [[to_json(one)] for one in articles])


def about(*types: str, **properties: Any) -> Article:
    entity = PageEntity(types=types, label="x", properties=properties)
    return article(entity=entity)


def number(value: float, unit: str | None = None, si: float | None = None) -> Any:
    typed = TypedValue(
        kind="quantity" if unit else "number", text="x", number=value, unit=unit, si_number=si,
        si_unit="m2" if si else None,
    )  # fmt: skip
    return stated("x", typed=typed)


def columns(path: Path, table: str) -> list[str]:
    query = f"SELECT column_name FROM wide_columns WHERE table_name = '{table}'"
    return [name for (name,) in ask(path, query) if name]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_class_is_a_table_with_columns_for_programs(format_: str, tmp_path: Path) -> None:
    path = made(format_, tmp_path, article(title="A", entity=alma_ata()), article(title="B"))
    for table in ("entity_Treaty", "entity_Event"):
        query = (
            "SELECT title, label, startDate, startDate_start, area, area_unit, geo_latitude,"
            f" inLanguage, inLanguage_count FROM {table} JOIN articles USING (article_id)"
        )
        assert ask(path, query) == [
            ("A", "Alma-Ata", "1991-12-21", "1991-12-21", 3e6, "m2", 43.25, "Russian", 2)
        ]


@pytest.mark.parametrize("format_", FORMATS)
def test_numbers_of_a_column_are_of_one_unit(format_: str, tmp_path: Path) -> None:
    path = made(
        format_, tmp_path,
        about("Lake", area=number(3, "km²", 3e6)), about("Lake", area=number(5, "ha", 5e4)),
        about("Lake", area=stated("large")), about("Lake", depth=number(7)),
    )  # fmt: skip
    query = "SELECT article_id, area, area_unit, depth FROM entity_Lake ORDER BY article_id"
    assert ask(path, query) == [
        (1, 3e6, "m2", None), (2, 5e4, "m2", None), (3, None, None, None), (4, None, None, 7),
    ]  # fmt: skip


@pytest.mark.parametrize("format_", FORMATS)
def test_links_money_and_flags_have_columns(format_: str, tmp_path: Path) -> None:
    price = TypedValue(kind="money", text="$5", amount=5, currency="USD")
    flag = TypedValue(kind="boolean", text="yes", boolean=True)
    site = TypedValue(kind="url", text="x", value="http://e.org")
    path = made(format_, tmp_path, about(
        "Work", author=stated("B", link=Link(text="B", target="Boris")),
        price=stated("$5", typed=price), free=stated("yes", typed=flag),
        site=stated("x", typed=site),
    ))  # fmt: skip
    query = "SELECT author, author_link, price, price_currency, free, site FROM entity_Work"
    assert ask(path, query) == [("B", "Boris", 5, "USD", True, "http://e.org")]


@pytest.mark.parametrize("format_", FORMATS)
def test_names_that_differ_in_case_or_signs_alone_are_kept_apart(
    format_: str, tmp_path: Path
) -> None:
    names = ("area", "Area", "AREA", "a rea", "a-rea", 'x"; DROP TABLE articles; --', "", "1", "id")
    values = {name: stated(str(place)) for place, name in enumerate(names)}
    path = made(format_, tmp_path, about("dbo:City", "DBO:city", "values", "ß", "SS", "", **values))
    (row,) = ask(path, "SELECT * FROM entity_dbo_City")
    assert {str(place) for place in range(len(names))} <= {str(value) for value in row}
    tables = {name for (name,) in ask(path, "SELECT DISTINCT table_name FROM wide_columns")}
    assert {"entity_DBO_city", "entity_dbo_City_2", "entity_values_2"} <= tables
    assert len(tables) == 6
    for table in tables:
        assert len(ask(path, f'SELECT * FROM "{table}"')) == 1
    assert len(ask(path, "SELECT * FROM articles")) == 1


@pytest.mark.parametrize("format_", FORMATS)
def test_thousands_of_properties_and_classes_are_bounded_and_told(
    format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(class_tables, "MOST_TABLES", 2)
    monkeypatch.setattr(class_tables, "MOST_PROPERTIES", 3)
    many = {f"p{place}": stated("x") for place in range(2000)}
    path = made(
        format_, tmp_path, about("A", **many), about("A", "B", p7=stated("y")), about("C"),
    )  # fmt: skip
    assert columns(path, "entity_A") == ["p7", "p0", "p1"]
    left = "SELECT count(*) FROM wide_columns WHERE column_name IS NULL AND source_name = 'A'"
    assert ask(path, left) == [(1997,)]
    none = "SELECT source_name, used FROM wide_columns WHERE table_name IS NULL"
    assert ask(path, none) == [("C", 1)]


def infobox(name: str | None, **params: str) -> Infobox:
    fields = tuple(Field(param=param, value=Value(text=text)) for param, text in params.items())
    return Infobox(name=name, groups=(FieldGroup(fields=fields),))


@pytest.mark.parametrize("format_", FORMATS)
def test_an_infobox_is_a_view_with_a_column_for_each_parameter(
    format_: str, tmp_path: Path
) -> None:
    labelled = Infobox(
        name="Infobox city",
        groups=(FieldGroup(fields=(Field(label="Total area", value=Value(text="7")),)),),
    )
    path = made(
        format_, tmp_path,
        article(title="P", infoboxes=(infobox("Infobox city", title="T", AREA="3", mayor="M"),)),
        article(title="Q", infoboxes=(labelled, infobox(None, x="y"), infobox("Taxobox", x="1"))),
    )  # fmt: skip
    query = (
        "SELECT article_title, infobox, title, area, mayor, total_area FROM infobox_city"
        " ORDER BY article_id"
    )
    assert ask(path, query) == [
        ("P", 1, "T", "3", "M", None), ("Q", 1, None, None, None, "7"),
    ]  # fmt: skip
    assert ask(path, "SELECT article_title, x FROM infobox_Taxobox") == [("Q", "1")]


@pytest.mark.parametrize("format_", FORMATS)
def test_views_are_bounded_and_take_no_tables_name(
    format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(infobox_views, "MOST_COLUMNS", 2)
    params = {"b": "1", "a": "2", "A": "3", "it's": "4"}
    path = made(
        format_, tmp_path, article(infoboxes=(infobox("Infobox items", **params),)),
        article(infoboxes=(infobox("infobox FIELDS", **{"it's": "5"}), infobox("O'X", **params))),
    )  # fmt: skip
    assert columns(path, "infobox_items_2") == ["A", "a_2"]
    assert ask(path, "SELECT A, a_2 FROM infobox_items_2") == [("3", "2")]
    assert columns(path, "infobox_FIELDS_2") == ["it_s"]
    assert ask(path, "SELECT count(*) FROM infobox_O_X") == [(1,)]


def test_names_need_no_quotes() -> None:
    names = SqlNames("taken")
    made_names = [names.new(name) for name in ("Taken", "a.b c", "1x", "", "区域", "x" * 99, "\0")]
    assert made_names == ["Taken_2", "a_b_c", "_1x", "unnamed", "区域", "x" * 60, "unnamed_2"]
