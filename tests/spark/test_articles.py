"""Articles in Spark: the Parquet sink's rows, whatever the number of tasks, and what goes wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

from tests.pipeline.dumps import pages, write_multistream
from tests.sources.dumps import FOOTER, HEADER, page, revision
from tests.spark.sink import parquet_rows
from wikiextract.errors import OutputError
from wikiextract.sinks.arrow_schema import ARTICLE_SCHEMA

pytestmark = pytest.mark.processes

BLOCK = "0.002"
"""MiB of a block: three streams of the dumps here."""


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dumps") / "dump.xml.bz2"
    write_multistream(path, pages(120))
    return path


@pytest.fixture
def articles(spark: Any) -> Any:
    spark_module = pytest.importorskip("wikiextract.spark")
    spark_module.register(spark)
    return spark.read.format("wikiextract").option("blockSize", BLOCK)


def test_rows_are_those_of_the_parquet_sink(articles: Any, dump: Path, tmp_path: Path) -> None:
    expected = parquet_rows(dump, tmp_path / "run")
    read = articles.load(str(dump))
    assert read.rdd.getNumPartitions() > 3
    assert read.toArrow().cast(ARTICLE_SCHEMA).equals(expected)


def test_columns_and_filters_give_the_rows_that_spark_would_choose(
    articles: Any, dump: Path, tmp_path: Path
) -> None:
    report = str(tmp_path / "report")
    read = articles.option("columns", "title,kind,page_id").option("report", report).load(str(dump))
    assert read.columns == ["title", "kind", "page_id"]
    found = read.filter("title in ('Page 7', 'Page 13', 'None') and kind <> 'redirect'").collect()
    assert [tuple(row) for row in found] == [("Page 7", "article", 7), ("Page 13", "article", 13)]
    blocks = read.sparkSession.read.format("wikiextract.blocks").option("report", report).load()
    (counted,) = blocks.selectExpr("sum(rows)", "sum(record)", "sum(skipped)").collect()
    assert tuple(counted) == (2, 2, 118)


def test_the_example_writes_boxes_by_the_class_of_their_page(spark: Any, tmp_path: Path) -> None:
    from examples.spark_infoboxes import infoboxes, write

    path, output = tmp_path / "dump.xml", tmp_path / "boxes"
    settlement = "{{Infobox settlement|name=Ulm|population_total=126,000}}"
    texts = (settlement, "{{Infobox x|name=Y}}", "no box")
    made = [
        page(f"Page {number}", revision(text, number=number), page_id=number)
        for number, text in enumerate(texts, start=1)
    ]
    path.write_text(HEADER.format(version="0.11") + "".join(made) + FOOTER)
    write(infoboxes(spark, str(path), site="enwiki"), str(output))
    found = spark.read.parquet(str(output)).select("title", "class").orderBy("title").collect()
    assert [row.title for row in found] == ["Page 1", "Page 2"]
    assert found[0]["class"] != found[1]["class"] == "none"


def test_tasks_write_shards_themselves(spark: Any, dump: Path, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from wikiextract.spark import write_shards

    output, report = tmp_path / "out", tmp_path / "report"
    options = {"blockSize": BLOCK, "report": str(report)}
    blocks = write_shards(spark, str(dump), f"file:{output}", **options)
    shards = sorted(output.glob("part-*.parquet"))
    assert len(shards) == len(blocks) > 3
    assert (output / "_SUCCESS").exists()
    written = pa.concat_tables(pq.read_table(shard, schema=ARTICLE_SCHEMA) for shard in shards)
    assert written.equals(parquet_rows(dump, tmp_path / "run"))
    assert sum(block.rows for block in blocks) == len(written)
    told = spark.read.format("wikiextract.blocks").option("report", str(report)).load().collect()
    assert sorted(told) == sorted(blocks)
    with pytest.raises(OutputError, match="has shards already"):
        write_shards(spark, str(dump), str(output), **options)
    with pytest.raises(Exception, match="call write_shards"):
        spark.read.format("wikiextract").option("output", str(output)).load(str(dump)).collect()


def test_shards_of_a_damaged_dump_are_marked(spark: Any, tmp_path: Path) -> None:
    from wikiextract.spark import write_shards

    path, output = tmp_path / "dump.xml.bz2", tmp_path / "out [1]"
    starts = write_multistream(path, pages(60))
    data = bytearray(path.read_bytes())
    data[starts[3] + 20 : starts[3] + 120] = bytes(100)
    path.write_bytes(data)
    blocks = write_shards(spark, str(path), str(output), blockSize=BLOCK, format="ndjson")
    assert sum(block.damaged for block in blocks)
    lines = sum(shard.read_bytes().count(b"\n") for shard in output.glob("part-*.ndjson"))
    assert lines == sum(block.rows for block in blocks) > 0
    assert [one.name for one in output.glob("_*")] == ["_FINISHED_WITH_DAMAGE"]
    with pytest.raises(OutputError, match="has shards already"):
        write_shards(spark, str(path), str(output))


def test_a_view_is_read_by_sql(spark: Any, dump: Path) -> None:
    from wikiextract.spark import create_view

    create_view(spark, "pages", str(dump), columns="title,page_id")
    found = spark.sql("SELECT title FROM pages WHERE page_id IN (3, 5) ORDER BY page_id").collect()
    assert [row.title for row in found] == ["Page 3", "Page 5"]


def test_pages_in_trouble_cost_themselves_and_are_listed(spark: Any, tmp_path: Path) -> None:
    from tests.spark.trouble import TroubledSource
    from wikiextract.spark import register

    register(spark)
    spark.dataSource.register(TroubledSource)
    path, report = tmp_path / "dump.xml.bz2", str(tmp_path / "report")
    write_multistream(path, pages(60, p7="It is killed", p23="It is endless", p37="It is aborted"))
    read = spark.read.format("troubled").options(blockSize=BLOCK, pageSeconds="2", report=report)
    rows = read.load(str(path)).select("page_id", "diagnostics.code").collect()
    ids = [number for number in range(1, 61) if number % 11]
    assert [row.page_id for row in rows] == ids
    degraded = [row.page_id for row in rows if "rendered-view-failed" in (row.code or ())]
    assert degraded == [7, 23, 37]
    failures = spark.read.format("wikiextract.failures").option("report", report).load()
    found = failures.select("page_id", "outcome", "code").collect()
    assert [tuple(row) for row in found] == [
        (7, "degraded", "page-killed"),
        (23, "degraded", "page-timeout"),
        (37, "degraded", "page-crashed"),
    ]
    blocks = spark.read.format("wikiextract.blocks").option("report", report).load()
    counts = blocks.selectExpr("sum(rows)", "sum(record + degraded + failed)", "min(done)")
    (counted,) = counts.collect()
    assert tuple(counted) == (len(ids), len(ids), True)


def test_a_task_whose_process_is_killed_gives_the_same_rows_again(
    spark: Any, tmp_path: Path
) -> None:
    from tests.spark.trouble import StrikingSource

    spark.dataSource.register(StrikingSource)
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(60, p23="It strikes"))
    read = spark.read.format("striking").option("blockSize", BLOCK).load(str(path))
    found = [row.page_id for row in read.select("page_id").collect()]
    assert found == [number for number in range(1, 61) if number % 11]
    struck = list(Path(spark.conf.get("spark.local.dir")).rglob("struck"))
    assert len(struck) == 1


def test_what_cannot_be_read_is_listed_or_ends_the_job(
    spark: Any, articles: Any, tmp_path: Path
) -> None:
    path = tmp_path / "dump.xml.bz2"
    starts = write_multistream(path, pages(60))
    data = bytearray(path.read_bytes())
    data[starts[3] + 20 : starts[3] + 120] = bytes(100)
    path.write_bytes(data)
    with pytest.raises(Exception, match="name a folder by option report"):
        articles.load(str(path)).collect()
    report = str(tmp_path / "report")
    read = articles.option("report", report).load(str(path))
    assert 0 < len(read.select("page_id").collect()) < 55
    failures = spark.read.format("wikiextract.failures").option("report", report).load()
    assert {row.outcome for row in failures.collect()} == {"damaged"}
