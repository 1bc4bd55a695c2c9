"""What the Parquet sink makes of a dump, for comparison."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tests.pipeline.test_bulk import bulk
from wikiextract.pipeline.runs.to_folder import run_to_folder
from wikiextract.sinks.arrow_schema import ARTICLE_SCHEMA


def parquet_rows(dump: Path, folder: Path, **changes: Any) -> pa.Table:
    run = bulk(dump, folder, block_bytes=1 << 20, **changes)
    run_to_folder(replace(run, options=replace(run.options, format="parquet")))
    shards = sorted(folder.glob("part-*.parquet"))
    return pa.concat_tables(pq.read_table(shard, schema=ARTICLE_SCHEMA) for shard in shards)
