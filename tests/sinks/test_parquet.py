"""Records written as Parquet come back as they were, and others can read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings

from tests.shared import shared_path
from tests.sinks.records import ARTICLES, alma_ata, article, fixture_line
from wikiextract.errors import InputError
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.record import Article, to_json
from wikiextract.record.schemas import load_schema
from wikiextract.sinks import format_of
from wikiextract.sinks.arrow_schema import ARTICLE_SCHEMA
from wikiextract.sinks.flat_record import flatten, unflatten
from wikiextract.sinks.parquet import read_parquet
from wikiextract.sources import Page, open_source


def written(path: Path, lines: list[bytes]) -> Path:
    writer = format_of("parquet").open(path)
    for line in lines:
        writer.write(json.loads(line), line)
    shard = writer.finish()
    assert (shard.rows, shard.bytes) == (len(lines), path.stat().st_size)
    return path


@pytest.mark.long
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(ARTICLES)
def test_a_flat_record_is_the_same_record(made: Article) -> None:
    line = to_json(made)
    rebuilt = unflatten(flatten(msgspec.json.decode(line)))
    assert rebuilt == json.loads(line)


@pytest.mark.long
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(ARTICLES)
def test_what_is_written_is_what_is_read(tmp_path: Path, made: Article) -> None:
    line = to_json(made)
    (back,) = read_parquet(written(tmp_path / "a.parquet", [line]))
    assert to_json(back) == line


@pytest.mark.parametrize("file", ["page.html", "page.wikitext"])
def test_the_bundled_article_comes_back(tmp_path: Path, file: str) -> None:
    (back,) = read_parquet(written(tmp_path / "a.parquet", [fixture_line(file)]))
    assert to_json(back) == fixture_line(file)


@pytest.mark.shared
def test_a_real_wiki_comes_back(tmp_path: Path) -> None:
    path = shared_path("data/ltgwiki-20180101-pages-articles.xml.bz2")
    extractor = Extractor()
    pages = (page for page in open_source(str(path)) if isinstance(page, Page))
    lines = [to_json(extractor.article(page)) for _, page in zip(range(200), pages, strict=False)]
    back = [to_json(record) for record in read_parquet(written(tmp_path / "a.parquet", lines))]
    assert back == lines


def test_columns_are_the_properties_of_the_schema() -> None:
    schema = load_schema("article")
    columns = [name for name in ARTICLE_SCHEMA.names if name != "record_json"]
    assert [name.removesuffix("_json") for name in columns] == list(schema["properties"])


def test_every_property_of_every_part_has_a_column() -> None:
    names = set(_names(ARTICLE_SCHEMA))
    for part, definition in load_schema("article")["$defs"].items():
        for name in definition.get("properties", ()):
            # These have their place elsewhere: `flat_record`.
            elsewhere = name in {"sections", "groups", "image", "qualifiers"}
            assert {name, f"{name}_json"} & names or elsewhere, f"{part}.{name}"


def _names(type_: Any) -> Any:
    for field in type_ if hasattr(type_, "names") else ():
        yield field.name
        yield from _names_of_type(field.type)


def _names_of_type(type_: Any) -> Any:
    for index in range(type_.num_fields):
        field = type_.field(index)
        yield field.name
        yield from _names_of_type(field.type)


def test_a_record_that_the_columns_cannot_hold_is_kept_whole(tmp_path: Path) -> None:
    large = to_json(article(title="Large", page_id=1 << 80))
    table = pq.read_table(written(tmp_path / "a.parquet", [to_json(article(title="Plain")), large]))
    assert table.column("record_json").to_pylist() == [None, large.decode()]
    assert table.column("title").to_pylist() == ["Plain", "Large"]
    assert [record.title for record in read_parquet(tmp_path / "a.parquet")] == ["Plain", "Large"]


def test_a_record_with_what_no_column_has_is_kept_whole(tmp_path: Path) -> None:
    line = msgspec.json.encode({**json.loads(fixture_line()), "novelty": {"holds": [1]}})
    table = pq.read_table(written(tmp_path / "a.parquet", [fixture_line(), line]))
    plain, whole = table.column("record_json").to_pylist()
    assert (plain, json.loads(whole)) == (None, json.loads(line))
    assert table.column("sections").to_pylist()[1] == []


def test_shards_gathered_are_one_file(tmp_path: Path) -> None:
    lines = [to_json(article(title=f"Page {number}")) for number in range(10)]
    shards = [written(tmp_path / f"{n}.parquet", lines[n::2]) for n in range(2)]
    whole = format_of("parquet").gather(shards, tmp_path / "all.parquet", 10)
    assert whole.rows == 10
    titles = [record.title for record in read_parquet(tmp_path / "all.parquet")]
    assert titles == [f"Page {n}" for n in (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)]
    assert pq.ParquetFile(tmp_path / "all.parquet").num_row_groups == 1


def test_the_same_records_are_the_same_bytes(tmp_path: Path) -> None:
    lines = [fixture_line("page.html"), fixture_line("page.wikitext")]
    files = [written(tmp_path / f"{name}.parquet", lines).read_bytes() for name in "ab"]
    assert files[0] == files[1]


def test_an_abandoned_shard_leaves_nothing(tmp_path: Path) -> None:
    writer = format_of("parquet").open(tmp_path / "a.parquet")
    writer.write({}, fixture_line())
    writer.abandon()
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_records(tmp_path: Path) -> None:
    assert list(read_parquet(written(tmp_path / "a.parquet", []))) == []


def test_files_that_are_no_records(tmp_path: Path) -> None:
    other = tmp_path / "other.parquet"
    pd.DataFrame({"x": [1]}).to_parquet(other)
    with pytest.raises(InputError, match="column"):
        list(read_parquet(other))
    (tmp_path / "text").write_text("no parquet")
    with pytest.raises(InputError, match="cannot be read"):
        list(read_parquet(tmp_path / "text"))
    with pytest.raises(InputError, match="cannot be read"):
        list(read_parquet(tmp_path / "missing"))


def test_an_entity_comes_back_with_all_that_it_holds(tmp_path: Path) -> None:
    line = to_json(article(entity=alma_ata(), more_entities=(alma_ata(), alma_ata())))
    (back,) = read_parquet(written(tmp_path / "a.parquet", [line]))
    assert to_json(back) == line


# --- by others ------------------------------------------------------------------------------------


@pytest.fixture
def shown(tmp_path: Path) -> str:
    return str(written(tmp_path / "a.parquet", [fixture_line("page.wikitext"), fixture_line()]))


def test_duckdb_reads_it(shown: str) -> None:
    query = """
        SELECT field.param, field.value.typed[1].edtf
        FROM (SELECT unnest(infoboxes) AS box FROM read_parquet(?)),
             unnest(box.groups) AS g(g), unnest(g.fields) AS f(field)
        WHERE field.param = 'date_signed'
    """
    assert duckdb.execute(query, [shown]).fetchall() == [("date_signed", "1991-12-21")]
    whole = duckdb.execute("SELECT * FROM read_parquet(?)", [shown]).fetchall()
    assert len(whole) == 2


def test_pandas_reads_it(shown: str) -> None:
    frame = pd.read_parquet(shown)
    assert list(frame["title"]) == ["阿拉木图宣言"] * 2
    names = [category["name"] for category in frame["categories"][0]]
    assert names == [c["name"] for c in json.loads(fixture_line("page.wikitext"))["categories"]]


def test_polars_reads_it(shown: str) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.read_parquet(shown)
    navboxes = frame.explode("navboxes").select(polars.col("navboxes").struct.field("name"))
    assert frame.height == 2
    assert navboxes.height >= 2


@pytest.fixture
def entities(tmp_path: Path) -> str:
    lines = [to_json(article(entity=alma_ata())), to_json(article())]
    return str(written(tmp_path / "a.parquet", lines))


SIGNED = [("Alma-Ata", "1991-12-21", "date")]


def test_duckdb_reads_entities(entities: str) -> None:
    query = """
        SELECT entity.label, value.typed.edtf, value.source.param
        FROM read_parquet(?), unnest(entity.properties) AS p(value)
        WHERE value.name = 'startDate'
    """
    assert duckdb.execute(query, [entities]).fetchall() == SIGNED


def test_pandas_reads_entities(entities: str) -> None:
    (entity, none) = pd.read_parquet(entities)["entity"]
    assert none is None
    values = [
        (entity["label"], value["typed"]["edtf"], value["source"]["param"])
        for value in entity["properties"]
        if value["name"] == "startDate"
    ]
    assert values == SIGNED


def test_polars_reads_entities(entities: str) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    value = polars.col("properties").struct
    frame = (
        polars.read_parquet(entities)
        .select(polars.col("entity").struct.unnest())
        .explode("properties")
        .filter(value.field("name") == "startDate")
        .select(
            "label",
            value.field("typed").struct.field("edtf"),
            value.field("source").struct.field("param"),
        )
    )
    assert frame.rows() == SIGNED


def test_pyarrow_reads_entities(entities: str) -> None:
    table = pq.read_table(entities, columns=["entity"])
    (entity, none) = table["entity"].to_pylist()
    assert (entity["label"], none) == ("Alma-Ata", None)
