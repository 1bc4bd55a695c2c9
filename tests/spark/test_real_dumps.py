"""Real dumps in Spark: the Parquet sink's rows, with one task and with four at a time."""

from __future__ import annotations

import bz2
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

from tests.shared import shared_path
from tests.spark.sink import parquet_rows
from wikiextract.sinks.arrow_schema import ARTICLE_SCHEMA
from wikiextract.store import build_store

pytestmark = pytest.mark.shared

LTG = "data/ltgwiki-20180101-pages-articles.xml.bz2"
ENGLISH = "data/enwiki-2016-sample.xml.bz2"


@pytest.fixture
def articles(spark: Any) -> Any:
    from wikiextract.spark import register

    register(spark)
    return spark.read.format("wikiextract").option("blockSize", "0.12")


def plain(dump: Path, folder: Path) -> Path:
    """The dump as plain XML, which is cut into blocks by a scan."""
    path = folder / dump.name.removesuffix(".bz2")
    path.write_bytes(bz2.decompress(dump.read_bytes()))
    return path


def check(read: Any, expected: Any) -> None:
    assert read.rdd.getNumPartitions() >= 4
    at_once, one_by_one = read.toArrow(), read.coalesce(1).toArrow()
    assert at_once.cast(ARTICLE_SCHEMA).equals(expected)
    assert one_by_one.equals(at_once)
    pruned = read.filter("namespace = 0 and title >= 'M'").select("title", "infoboxes").toArrow()
    titles = expected.column("title").to_pylist()
    rows = [number for number, title in enumerate(titles) if title >= "M"]
    assert pruned.cast(pruned.schema).equals(
        expected.select(["title", "infoboxes"]).take(rows).combine_chunks().cast(pruned.schema)
    )


def test_the_source_view_of_the_english_sample(articles: Any, tmp_path: Path) -> None:
    dump = plain(shared_path(ENGLISH), tmp_path)
    check(articles.load(str(dump)), parquet_rows(dump, tmp_path / "run"))


def test_the_rendered_view_of_a_whole_wiki(articles: Any, tmp_path: Path) -> None:
    dump = plain(shared_path(LTG), tmp_path)
    store = str(tmp_path / "store.sqlite")
    build_store([str(dump)], store)
    expected = parquet_rows(dump, tmp_path / "run", store=store)
    check(articles.option("store", store).load(str(dump)), expected)
    columns = articles.options(store=store, columns="title,infoboxes,categories")
    pruned = columns.load(str(dump)).toArrow()
    assert pruned.equals(expected.select(pruned.column_names).cast(pruned.schema))
