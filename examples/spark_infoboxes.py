"""The infoboxes of a whole wiki as a table, partitioned by the class of what each page is about.

    spark-submit spark_infoboxes.py s3a://dumps/enwiki-*.xml.bz2 s3a://tables/infoboxes \\
        --store s3://dumps/enwiki.sqlite --report s3://tables/infoboxes-report

With ``--iceberg`` the output is the name of an Iceberg table (``lake.wiki.infoboxes``) of a catalog
that the session knows; otherwise it is a folder of Parquet files. What went wrong is printed at the
end, when there is a report.
"""

from __future__ import annotations

import argparse

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import coalesce, col, get, lit

from wikiextract.spark import register


def infoboxes(spark: SparkSession, dumps: str, **options: str) -> DataFrame:
    """Return a row for each page with infoboxes: which page, its class, its boxes."""
    register(spark)
    wanted = "title,page_id,namespace,kind,wikidata_id,infoboxes,entity,diagnostics"
    pages = spark.read.format("wikiextract").options(columns=wanted, **options).load(dumps)
    return pages.where("size(infoboxes) > 0").select(
        coalesce(get(col("entity.types"), 0), lit("none")).alias("class"),
        "title",
        "page_id",
        "wikidata_id",
        "infoboxes",
    )


def write(rows: DataFrame, output: str, *, iceberg: bool = False) -> None:
    """Write the rows, partitioned by class, in place of what was there."""
    if iceberg:
        table = rows.sortWithinPartitions("class").writeTo(output).using("iceberg")
        table.partitionedBy(col("class")).createOrReplace()
    else:
        rows.write.mode("overwrite").partitionBy("class").parquet(output)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("dumps")
    parser.add_argument("output")
    parser.add_argument("--store")
    parser.add_argument("--report")
    parser.add_argument("--iceberg", action="store_true")
    given = parser.parse_args()
    options = {name: getattr(given, name) for name in ("store", "report") if getattr(given, name)}
    spark = SparkSession.builder.appName("infoboxes").getOrCreate()
    write(infoboxes(spark, given.dumps, **options), given.output, iceberg=given.iceberg)
    if given.report:
        report = spark.read.option("report", given.report)
        report.format("wikiextract.failures").load().groupBy("code").count().show()
    spark.stop()


if __name__ == "__main__":
    main()
