"""The data sources made known to a Spark session, articles as a view of it, and their shards."""

from __future__ import annotations

from glob import escape

from pyspark.sql import DataFrame, Row, SparkSession
from pyspark.sql.datasource import DataSourceReader

from wikiextract.errors import OutputError
from wikiextract.sources.remote import names_anywhere, write_whole
from wikiextract.spark.data_sources import (
    BlocksSource,
    FailuresSource,
    PushingSource,
    WikiextractSource,
)
from wikiextract.spark.job import local_path

_PUSHDOWN = "spark.sql.python.filterPushdown.enabled"


def register(spark: SparkSession) -> None:
    """Make the formats ``wikiextract``, ``….failures`` and ``….blocks`` known to a session.

    From Spark 4.1 on filters are pushed down, for which a setting of the session is turned on.
    """
    pushes = hasattr(DataSourceReader, "pushFilters")
    if pushes:
        spark.conf.set(_PUSHDOWN, "true")
    for source in (PushingSource if pushes else WikiextractSource, FailuresSource, BlocksSource):
        spark.dataSource.register(source)


def create_view(spark: SparkSession, name: str, path: str, **options: str) -> DataFrame:
    """Return the articles of dumps, of which SQL knows as `name` from now on.

    `options` are those of the format ``wikiextract``.
    """
    register(spark)
    articles = spark.read.format("wikiextract").options(**options).load(path)
    articles.createOrReplaceTempView(name)
    return articles


def write_shards(spark: SparkSession, path: str, output: str, **options: str) -> list[Row]:
    """Write the articles of dumps into a folder, a shard or more a block, and return its blocks.

    The tasks write, not Spark: rows never pass Java. `options` are those of the format
    ``wikiextract``, and `format`, that of the shards (default ``parquet``). The rows are those of
    the format ``wikiextract.blocks``; the folder has ``_SUCCESS`` when all blocks are there, or
    ``_FINISHED_WITH_DAMAGE`` when places could not be read or pages are to be tried again. Raises
    `OutputError` for a folder that has shards, and for an output that cannot be written.
    """
    folder = local_path(output).rstrip("/")
    if names_anywhere(f"{escape(folder)}/part-*"):
        raise OutputError(output, "has shards already", "name a new folder, or empty it")
    register(spark)
    blocks = spark.read.format("wikiextract.blocks").options(output=output, **options).load(path)
    rows: list[Row] = blocks.collect()
    whole = not any(row.damaged or row.unusable or row.killed for row in rows)
    write_whole(f"{folder}/{'_SUCCESS' if whole else '_FINISHED_WITH_DAMAGE'}", b"")
    return rows
