"""Records as tables in SQLite and DuckDB."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from tests.sinks.records import ARTICLES, FIXTURE, alma_ata, article, fixture_line, stated
from wikiextract.nodes import (
    Cell,
    Definition,
    DefinitionList,
    Field,
    FieldGroup,
    Infobox,
    Link,
    Navbox,
    NavboxGroup,
    PageEntity,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    TypedValue,
    Value,
)
from wikiextract.nodes import ContentList as List
from wikiextract.record import Article, to_json
from wikiextract.sinks import format_of
from wikiextract.sinks.rows import article_rows
from wikiextract.sinks.tables import TABLES, VIEWS

FORMATS = ["sqlite", "duckdb"]
COLUMNS = {table.name: [column.name for column in table.columns] for table in TABLES}


def rows_of(table: str, made: Article) -> list[dict[str, Any]]:
    """The rows of one table, without what is absent and without the article's number."""
    rows = [row for name, row in article_rows(made, 1) if name == table]
    named = [dict(zip(COLUMNS[table], row, strict=True)) for row in rows]
    return [
        {name: value for name, value in row.items() if value is not None and name != "article_id"}
        for row in named
    ]


def database(name: str, folder: Path, shards: list[list[bytes]]) -> Path:
    format_ = format_of(name)
    paths = []
    for number, lines in enumerate(shards):
        paths.append(folder / f"shard-{number}{format_.extension}")
        writer = format_.open(paths[-1])
        for line in lines:
            writer.write(json.loads(line), line)
        writer.finish()
    output = folder / f"all{format_.extension}"
    assert format_.gather(paths, output, sum(map(len, shards))).rows == sum(map(len, shards))
    return output


def ask(path: Path, query: str) -> list[tuple[Any, ...]]:
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as connection:
            return connection.execute(query).fetchall()
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def treaty(title: str, place: str, date: str, name: str) -> bytes:
    """The bundled article's record with another title, place and date."""
    record = json.loads(fixture_line("page.wikitext"))
    record["title"] = title
    for field in record["infoboxes"][0]["groups"][0]["fields"]:
        if field.get("param") == "location_signed":
            field["value"]["text"] = place
        if field.get("param") == "date_signed":
            field["value"]["typed"][0]["edtf"] = date
        if field.get("param") == "name":
            field["value"]["text"] = name
    return msgspec.json.encode(record)


SIGNED = """
SELECT title, place.text AS signed_at, day.date AS signed_on
FROM articles
JOIN infobox_fields AS place USING (article_id)
JOIN infobox_fields AS day USING (article_id, infobox)
WHERE place.param = 'location_signed' AND day.param = 'date_signed'
ORDER BY signed_on
"""


@pytest.mark.parametrize("format_", FORMATS)
def test_which_treaties_were_signed_where_and_when(format_: str, tmp_path: Path) -> None:
    lines = [treaty("B", "Minsk", "1991-12-08", "b"), fixture_line("page.wikitext")]
    answer = ask(database(format_, tmp_path, [lines]), SIGNED)
    assert answer == [
        ("B", "Minsk", "1991-12-08"),
        (FIXTURE.name, "哈薩克阿拉木圖", "1991-12-21"),
    ]


@pytest.mark.long
@pytest.mark.parametrize("format_", FORMATS)
def test_shards_are_gathered_in_order_whatever_their_sizes(format_: str, tmp_path: Path) -> None:
    lines = [treaty(f"Page {number}", "x", "2000", "y") for number in range(7)]
    answers = []
    for name, shards in {"one": [lines], "many": [lines[:1], [], lines[1:5], lines[5:]]}.items():
        (tmp_path / name).mkdir()
        path = database(format_, tmp_path / name, shards)
        answers.append([ask(path, f'SELECT * FROM "{table}"') for table in COLUMNS])
    assert answers[0] == answers[1]
    assert [row[:2] for row in answers[0][0]] == [(n + 1, f"Page {n}") for n in range(7)]


@pytest.mark.parametrize("format_", FORMATS)
def test_views_can_be_asked(format_: str, tmp_path: Path) -> None:
    path = database(format_, tmp_path, [[fixture_line("page.wikitext"), fixture_line()]])
    for view in VIEWS:
        assert ask(path, f"SELECT * FROM {view.name}") or view.name == "footnotes"
    facts = "SELECT text FROM facts WHERE name = 'location_signed' AND title = "
    assert ask(path, f"{facts} '{FIXTURE.name}'") == [("哈薩克阿拉木圖",)]


def test_sqlite_looks_links_up_by_index(tmp_path: Path) -> None:
    path = database("sqlite", tmp_path, [[fixture_line()]])
    plan = ask(path, "EXPLAIN QUERY PLAN SELECT article_id FROM links WHERE target = 'x'")
    assert "links_target" in plan[0][-1]
    key = ask(path, "EXPLAIN QUERY PLAN SELECT text FROM infobox_fields WHERE article_id = 1")
    assert "SEARCH" in key[0][-1]


@pytest.mark.long
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(ARTICLES)
def test_rows_fit_their_tables_and_come_in_the_order_of_their_keys(made: Article) -> None:
    last: dict[str, tuple[Any, ...]] = {}
    keys = {table.name: len(table.key) for table in TABLES}
    for name, row in article_rows(made, 1):
        assert len(row) == len(COLUMNS[name])
        key = row[: keys[name]]
        assert COLUMNS[name][: len(key)] == list(next(t.key for t in TABLES if t.name == name))
        assert name not in last or last[name] < key
        last[name] = key


@pytest.mark.long
@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(ARTICLES)
def test_whatever_a_record_holds_can_be_written(tmp_path: Path, made: Article) -> None:
    for format_ in FORMATS:
        path = database(format_, tmp_path, [[to_json(made)]])
        links = len(rows_of("links", made))
        assert ask(path, "SELECT count(*), count(DISTINCT position) FROM links") == [(links, links)]


def test_every_link_of_the_bundled_article_is_a_row_once() -> None:
    record = json.loads(fixture_line())
    for name in ("image", "entity", "more_entities"):
        record.pop(name, None)  # shown in an infobox too
    waiting, links = [record], 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            links += "target" in node and "kind" in node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    made = msgspec.json.decode(fixture_line(), type=Article)
    assert len(rows_of("links", made)) == links > 100


def test_numbers_too_large_for_a_column_are_left_out(tmp_path: Path) -> None:
    made = article(page_id=1 << 70)
    assert "page_id" not in rows_of("articles", made)[0]
    database("sqlite", tmp_path, [[to_json(made)]])


# --- rows of made-up records ----------------------------------------------------------------------


def test_fields_of_nested_groups_name_their_headings_and_box() -> None:
    inner = FieldGroup(label="Career", name="Infobox club", fields=(field("to", "1999"),))
    outer = FieldGroup(label="Life", fields=(field("from", "a"),), groups=(inner,))
    made = article(infoboxes=(Infobox(name="Infobox person", groups=(outer,)),))
    assert rows_of("infobox_fields", made) == [
        {"infobox": 1, "field": 1, "infobox_name": "Infobox person", "group_label": "Life",
         "param": "from", "text": "a"},
        {"infobox": 1, "field": 2, "infobox_name": "Infobox club", "group_label": "Life / Career",
         "param": "to", "text": "1999"},
    ]  # fmt: skip


def field(param: str, text: str, *items: Value) -> Field:
    return Field(param=param, value=Value(text=text, items=items))


def test_items_of_a_field_keep_their_pairs_and_nesting() -> None:
    item = Value(
        text="Russia: Boris", parts=("Russia", "Boris"), links=(Link(text="B", target="Boris"),),
        items=(Value(text="deputy"),),
    )  # fmt: skip
    group = FieldGroup(fields=(field("signatories", "Russia: Boris deputy", item),))
    made = article(infoboxes=(Infobox(groups=(group,)),))
    common = {"infobox": 1, "field": 1, "param": "signatories"}
    assert rows_of("infobox_items", made) == [
        {**common, "item": 1, "text": "Russia: Boris", "part_1": "Russia", "part_2": "Boris",
         "link": "Boris"},
        {**common, "item": 2, "parent": 1, "text": "deputy"},
    ]  # fmt: skip
    assert rows_of("infobox_fields", made)[0]["items"] == 1


def test_sections_have_paths_and_text() -> None:
    blocks = (Paragraph(text="One."), List(items=(Value(text="a", items=(Value(text="b"),)),)))
    inner = Section(level=3, title="Early", blocks=(Quote(blocks=(Paragraph(text="Two."),)),))
    made = article(sections=(Section(level=2, title="Life", blocks=blocks, sections=(inner,)),))
    assert rows_of("sections", made) == [
        {"section": 1, "level": 2, "title": "Life", "path": "Life", "text": "One.\na\nb"},
        {"section": 2, "parent": 1, "level": 3, "title": "Early", "path": "Life / Early",
         "text": "Two."},
    ]  # fmt: skip
    assert [row["text"] for row in rows_of("paragraphs", made)] == ["One.", "Two."]


def test_list_items_have_levels_and_kinds() -> None:
    nested = Value(text="a", ordered=True, items=(Value(text="b"),))
    definition = Definition(terms=(Value(text="t"),), definitions=(Value(text="d"),))
    blocks = (List(items=(nested, Value(text="c"))), DefinitionList(items=(definition,)))
    made = article(sections=(Section(level=1, blocks=blocks),))
    shown = [
        tuple(row.get(name) for name in ("list", "item", "parent", "level", "kind", "text"))
        for row in rows_of("list_items", made)
    ]
    assert shown == [
        (1, 1, None, 1, "bullet", "a"),
        (1, 2, 1, 2, "number", "b"),
        (1, 3, None, 1, "bullet", "c"),
        (2, 1, None, 1, "term", "t"),
        (2, 2, None, 1, "definition", "d"),
    ]


def test_cells_know_their_columns_and_nested_tables_their_parents() -> None:
    deep = Table(width=1, rows=(Row(cells=(Cell(column=0, value=Value(text="x")),)),))
    cells = (
        Cell(column=0, value=Value(text="1"), rowspan=2),
        Cell(column=1, value=Value(), blocks=(deep,)),
    )
    table = Table(width=2, columns=("No", "What"), rows=(Row(cells=cells),))
    made = article(sections=(Section(level=1, blocks=(table,)),))
    assert [(row["table_number"], row.get("parent_table")) for row in rows_of("tables", made)] == [
        (1, None),
        (2, 1),
    ]
    names = ("table_number", "row_number", "column_number", "column_name", "rowspan", "text")
    assert [tuple(row.get(n) for n in names) for row in rows_of("table_cells", made)] == [
        (1, 1, 1, "No", 2, "1"),
        (1, 1, 2, "What", 1, None),
        (2, 1, 1, None, 1, "x"),
    ]


def test_navbox_items_have_the_labels_of_their_groups() -> None:
    foreign = Link(text="en", target="Foo", kind="interwiki", interwiki="en")
    inner = NavboxGroup(label="1991", items=(Value(text="c", foreign_links=(foreign,)),))
    outer = NavboxGroup(label="Years", items=(Value(text="b"),), groups=(inner,))
    box = Navbox(name="N", above=Value(text="a"), groups=(outer,), below=Value(text="d"))
    names = ("item", "place", "group_label", "text", "foreign_language", "foreign_link")
    assert [
        tuple(row.get(n) for n in names)
        for row in rows_of("navbox_items", article(navboxes=(box,)))
    ] == [
        (1, "above", None, "a", None, None),
        (2, "group", "Years", "b", None, None),
        (3, "group", "Years / 1991", "c", "en", "Foo"),
        (4, "below", None, "d", None, None),
    ]


def test_values_are_in_columns_for_programs() -> None:
    date = TypedValue(kind="date", text="c. 1450", edtf="1450~", start="1450-01-01")
    lengths = TypedValue(
        kind="quantity", text="3–4 km", low=3, high=4, unit="km", unit_code="km", as_of="2001"
    )
    price = TypedValue(kind="money", text="$5", amount=5, currency="USD")
    value = Value(text="x", typed=(lengths, date, price))
    columns = {
        "date": "1450~", "date_start": "1450-01-01", "low": 3, "high": 4, "unit": "km",
        "unit_code": "km", "amount": 5, "currency": "USD", "as_of": "2001",
    }  # fmt: skip
    table = Table(width=1, rows=(Row(cells=(Cell(column=0, value=value),)),))
    made = article(
        infoboxes=(Infobox(groups=(FieldGroup(fields=(Field(value=value),)),)),),
        sections=(Section(level=1, blocks=(List(items=(value,)), table)),),
    )
    for name in ("infobox_fields", "list_items", "table_cells"):
        (row,) = rows_of(name, made)
        assert row.items() >= columns.items()


def test_money_alone_gives_the_range() -> None:
    price = TypedValue(kind="money", text="$5–6", low=5, high=6, currency="USD")
    field_ = Field(value=Value(text="x", typed=(price,)))
    (row,) = rows_of(
        "infobox_fields", article(infoboxes=(Infobox(groups=(FieldGroup(fields=(field_,)),)),))
    )
    assert (row["low"], row["high"], row["currency"]) == (5, 6, "USD")


def test_values_of_entities_follow_what_they_belong_to() -> None:
    more = PageEntity(types=("Place",), properties={"name": stated("Hall")})
    made = article(entity=alma_ata(), more_entities=(more,))
    assert rows_of("entities", made) == [
        {"entity": 1, "id": "http://www.wikidata.org/entity/Q1", "type": "Treaty",
         "label": "Alma-Ata"},
        {"entity": 2, "type": "Place"},
    ]  # fmt: skip
    assert [row["type"] for row in rows_of("entity_types", made)] == ["Treaty", "Event", "Place"]
    names = ("entity", "value", "parent", "property", "qualifier", "position", "text")
    assert [tuple(row.get(n) for n in names) for row in rows_of("entity_values", made)] == [
        (1, 1, None, "startDate", False, 1, "21 December 1991"),
        (1, 2, None, "signatory", False, 1, None),
        (1, 3, 2, "country", False, 1, "Russia"),
        (1, 4, 2, "person", False, 1, "Boris"),
        (1, 5, 2, "role", True, 1, "president"),
        (1, 6, None, "signatory", False, 2, None),
        (1, 7, 6, "country", False, 1, "Armenia"),
        (1, 8, None, "inLanguage", False, 1, "Russian"),
        (1, 9, None, "inLanguage", False, 2, "Kazakh"),
        (1, 10, None, "area", False, 1, "3 km²"),
        (1, 11, None, "geo", False, 1, "43° N"),
        (2, 1, None, "name", False, 1, "Hall"),
    ]
    rows = rows_of("entity_values", made)
    assert rows[0].items() >= {
        "kind": "date", "date": "1991-12-21", "infobox": 1, "infobox_name": "Infobox treaty",
        "param": "date", "label": "Signed", "span_start": 3, "span_end": 9,
    }.items()  # fmt: skip
    assert rows[3]["link"] == "Boris Yeltsin"
    assert (rows[9]["si_number"], rows[9]["as_of"]) == (3e6, "2019")
    assert (rows[10]["latitude"], rows[10]["longitude"]) == (43.25, 76.9)
