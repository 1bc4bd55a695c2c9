"""Data sources of Apache Spark 4, by its Python Data Source API. Needs pyspark and pyarrow.

https://spark.apache.org/docs/latest/api/python/tutorial/sql/python_data_source.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
from pyspark.sql.types import StructType

from wikiextract.errors import InputError
from wikiextract.pipeline.block import Block, BlockResult, ExtractorFactory
from wikiextract.pipeline.plan import plan_blocks
from wikiextract.sinks.arrow_schema import ARTICLE_SCHEMA
from wikiextract.spark.copies import states_of
from wikiextract.spark.filters import conditions_of
from wikiextract.spark.job import Job, job_of
from wikiextract.spark.notes import BlockNote, NoteFolder, job_name, note_of
from wikiextract.spark.running import give_away, keeper, taken
from wikiextract.spark.tables import BLOCKS, FAILURES, Row, block_row, failures_in


class BlockPartition(InputPartition):
    """A task: a block of the job of this name; `states` are those of the job's stores."""

    def __init__(self, job: str, block: Block, states: tuple[tuple[str, str], ...]) -> None:
        super().__init__(None)
        self.job = job
        self.block = block
        self.states = states


class _BlockReader(DataSourceReader):
    """Plans the blocks of a job."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def partitions(self) -> list[InputPartition]:
        """Return the blocks of the inputs, each a task."""
        job = self._job
        if not job.inputs:
            raise InputError("load()", "no input is given", "name a dump: load('wiki.xml.bz2')")
        blocks = plan_blocks(job.inputs, job.block_bytes, job.index)
        name = job_name(job, blocks)
        if job.report is not None:
            NoteFolder(job.report).plan(name, blocks)
        # Spark has sent the reader on its way before it asks for the tasks.
        states = states_of(job.block)
        return [BlockPartition(name, block, states) for block in blocks]

    def _run(self, task: BlockPartition) -> tuple[Path, BlockResult]:
        return keeper().run(replace(self._job, states=task.states), task.block)


class ArticleReader(_BlockReader):
    """Reads articles: a block a task, in the columns of the Parquet sink."""

    def __init__(self, job: Job, schema: StructType) -> None:
        if job.output is not None:
            advice = "call write_shards, or have Spark write the rows"
            raise InputError("option output", "is no option of rows that are read", advice)
        super().__init__(job)
        self._schema = schema

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        """Yield the records of a block, once it is whole.

        Places that cannot be read are noted in the job's report; without one they are an
        `InputError`, so that nothing is missing in silence.
        """
        if not isinstance(partition, BlockPartition):
            return
        wanted = to_arrow_schema(self._schema)
        folder, result = self._run(partition)
        if self._job.report is not None:
            NoteFolder(self._job.report).add(partition.job, note_of(partition.block, result))
        elif result.damages:
            where, problem = result.damages[0].as_failure()
            advice = "name a folder by option report to go on without what cannot be read"
            raise InputError(where, problem, advice)
        for batch in taken(folder, result):
            yield _columns(batch, wanted)


class PushingReader(ArticleReader):
    """Reads articles; pages that cannot meet the query's filters are passed over."""

    def pushFilters(self, filters: list[Any]) -> Iterable[Any]:  # noqa: N802  (Spark's name)
        """Take note of what filters ask of a page; Spark applies them to the rows, too."""
        selection = replace(self._job.block.selection, conditions=conditions_of(filters))
        self._job = replace(self._job, block=replace(self._job.block, selection=selection))
        return filters


class NoteReader(_BlockReader):
    """Reads rows made of notes: those of a report, or of blocks that are run for them.

    Blocks whose job has an output leave their shards there.
    """

    def __init__(self, job: Job, rows: Callable[[str, BlockNote], Iterator[Row]]) -> None:
        super().__init__(job)
        self._rows = rows

    def partitions(self) -> list[InputPartition]:
        """Return one task for a report, or the blocks."""
        told = self._job.report is not None and self._job.output is None
        return [InputPartition(None)] if told else super().partitions()

    def read(self, partition: InputPartition) -> Iterator[Row]:
        """Yield the rows of the report, or of a block."""
        if isinstance(partition, BlockPartition):
            folder, result = self._run(partition)
            give_away(folder, result, self._job.output)
            note = note_of(partition.block, result)
            if self._job.report is not None:
                NoteFolder(self._job.report).add(partition.job, note)
            yield from self._rows(partition.job, note)
        elif self._job.report is not None:
            for name, note in NoteFolder(self._job.report).read():
                yield from self._rows(name, note)


class WikiextractSource(DataSource):
    """The format ``wikiextract``: articles of dumps, as the Parquet sink writes them.

    A subclass may name a function as `extractor`, which makes records in place of the usual one.
    """

    extractor: ExtractorFactory | None = None

    @classmethod
    def name(cls) -> str:
        """Return the name of the format."""
        return "wikiextract"

    @property
    def job(self) -> Job:
        """The job that the options ask for."""
        job = job_of(dict(self.options))
        return replace(job, block=replace(job.block, extractor=type(self).extractor))

    def schema(self) -> StructType:
        """Return the columns that the options ask for; all, where they say nothing of them."""
        return from_arrow_schema(pa.schema(map(ARTICLE_SCHEMA.field, self.job.columns)))

    def reader(self, schema: StructType) -> DataSourceReader:
        """Return a reader of these columns."""
        return ArticleReader(self.job.of_columns(schema.names), schema)


class PushingSource(WikiextractSource):
    """`WikiextractSource` with filters pushed down.

    Spark refuses it unless ``spark.sql.python.filterPushdown.enabled`` is set, as `register` does.
    """

    def reader(self, schema: StructType) -> DataSourceReader:
        """Return a reader of these columns."""
        return PushingReader(self.job.of_columns(schema.names), schema)


class FailuresSource(WikiextractSource):
    """The format ``wikiextract.failures``: what went wrong, of a report or of dumps."""

    @classmethod
    def name(cls) -> str:
        """Return the name of the format."""
        return "wikiextract.failures"

    def schema(self) -> str:
        """Return its columns."""
        return FAILURES

    def reader(self, schema: StructType) -> DataSourceReader:
        """Return a reader of failures."""
        return NoteReader(self.job, failures_in)


class BlocksSource(WikiextractSource):
    """The format ``wikiextract.blocks``: what became of each block, counted."""

    @classmethod
    def name(cls) -> str:
        """Return the name of the format."""
        return "wikiextract.blocks"

    def schema(self) -> str:
        """Return its columns."""
        return BLOCKS

    def reader(self, schema: StructType) -> DataSourceReader:
        """Return a reader of blocks."""
        return NoteReader(self.job, block_row)


def _columns(batch: pa.RecordBatch, wanted: pa.Schema) -> pa.RecordBatch:
    """Return the columns wanted, in the types that Spark was told of."""
    chosen = batch.select(wanted.names)
    return chosen if chosen.schema.equals(wanted) else chosen.cast(wanted)
