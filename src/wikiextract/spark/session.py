"""The data sources made known to a Spark session, and articles as a view of it."""

from __future__ import annotations

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.datasource import DataSourceReader

from wikiextract.spark.data_sources import (
    BlocksSource,
    FailuresSource,
    PushingSource,
    WikiextractSource,
)

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
