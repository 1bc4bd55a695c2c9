"""Real dumps in Spark: the Parquet sink's rows, with one task and with four at a time.

Whole dumps take minutes (``-m slow``); CI renders the first pages of a wiki with all its templates.
"""

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
FROM = "S"
"""The first title of those that are read again: all of them, four times, took minutes."""


@pytest.fixture
def articles(spark: Any) -> Any:
    from wikiextract.spark import register

    register(spark)
    return spark.read.format("wikiextract").option("blockSize", "0.12")


def plain(dump: Path, folder: Path, pages: int | None = None) -> Path:
    """The dump, or its first pages, as plain XML, which is cut into blocks by a scan."""
    path = folder / dump.name.removesuffix(".bz2")
    text = bz2.decompress(dump.read_bytes())
    if pages is not None:
        text = b"<page>".join(text.split(b"<page>")[: pages + 1]).rstrip() + b"\n</mediawiki>"
    path.write_bytes(text)
    return path


def check(read: Any, expected: Any) -> Any:
    """All rows with four tasks at a time; those of some titles with one, and with few columns.

    Gives the rows of these titles.
    """
    assert read.rdd.getNumPartitions() >= 4
    assert read.toArrow().cast(ARTICLE_SCHEMA).equals(expected)
    titles = expected.column("title").to_pylist()
    some = expected.take([number for number, title in enumerate(titles) if title >= FROM])
    assert 0 < len(some) < len(expected)
    one_by_one = read.coalesce(1).filter(f"title >= '{FROM}'").toArrow()
    assert one_by_one.cast(ARTICLE_SCHEMA).equals(some.combine_chunks())
    pruned = read.filter(f"namespace = 0 and title >= '{FROM}'").select("title", "infoboxes")
    assert same(pruned.toArrow(), some)
    return some


def same(pruned: Any, expected: Any) -> bool:
    columns = expected.select(pruned.column_names).combine_chunks()
    return bool(pruned.equals(columns.cast(pruned.schema)))


@pytest.mark.slow
def test_the_source_view_of_the_english_sample(articles: Any, tmp_path: Path) -> None:
    dump = plain(shared_path(ENGLISH), tmp_path)
    check(articles.load(str(dump)), parquet_rows(dump, tmp_path / "run"))


@pytest.mark.parametrize("pages", [200, pytest.param(None, marks=pytest.mark.slow)])
def test_the_rendered_view_of_a_wiki(articles: Any, tmp_path: Path, pages: int | None) -> None:
    dump = plain(shared_path(LTG), tmp_path, pages)
    store = str(tmp_path / "store.sqlite")
    build_store([str(shared_path(LTG))], store)
    expected = parquet_rows(dump, tmp_path / "run", store=store)
    articles = articles.option("blockSize", "0.03")
    some = check(articles.option("store", store).load(str(dump)), expected)
    chosen = articles.options(store=store, columns="title,infoboxes,categories").load(str(dump))
    assert same(chosen.filter(f"title >= '{FROM}'").toArrow(), some)
