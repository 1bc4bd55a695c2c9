"""Blocks run in one of Spark's Python processes, each by a process of its own beside that."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from wikiextract.errors import RunError
from wikiextract.pipeline.block import Block, BlockResult
from wikiextract.pipeline.runs.temporary import temporary_folder
from wikiextract.pipeline.workers.block_process import BlockProcess
from wikiextract.sources.remote import put
from wikiextract.spark.arrow_stream import batches_in
from wikiextract.spark.copies import here, with_copies
from wikiextract.spark.job import Job

_COPIES = "wikiextract-copies"


class BlockKeeper:
    """Runs the blocks of a job; its process and folder are kept until another job comes.

    Spark gives one Python process many tasks, and opening a store takes longer than a page.
    """

    def __init__(self) -> None:
        self._job: Job | None = None
        self._process: BlockProcess | None = None
        self._folder = Path()
        self._open = contextlib.ExitStack()

    def run(self, job: Job, block: Block) -> tuple[Path, BlockResult]:
        """Run a block; the folder that its shards are in, and what came of it.

        Raises what `BlockProcess.run` does.
        """
        if self._process is None or job != self._job:
            self.close()
            self._process = self._started(job)
            self._job = job
        with here(block, self._folder) as copied:
            result = self._process.run(copied)
        if not result.balanced:
            raise RunError(f"block {block.key.name}", "its shards do not have all its records")
        return self._folder, result

    def _started(self, job: Job) -> BlockProcess:
        place = os.environ.get("SPARK_LOCAL_DIRS", "").partition(",")[0] or None
        self._folder = self._open.enter_context(temporary_folder(place))
        # Only in Spark's own folder of the executor nobody else can have put a copy.
        copies = Path(place) if place is not None else self._folder
        options = replace(job.block, folder=str(self._folder))
        options = with_copies(options, job.states, copies / _COPIES)
        process = BlockProcess(options, job.limits)
        self._open.callback(process.close)
        return process

    def close(self) -> None:
        """End the process and remove the folder."""
        self._open.close()
        self._job = self._process = None


@lru_cache(maxsize=1)
def keeper() -> BlockKeeper:
    """Return the one of this process."""
    return BlockKeeper()


def give_away(folder: Path, result: BlockResult, output: str | None) -> None:
    """Move the shards of a block into the folder `output`, wherever that is, or remove them.

    A task that is tried again puts the same shards in the same places.
    """
    for shard in result.shards:
        path = folder / shard.name
        if output is not None:
            put(path, f"{output.rstrip('/')}/{shard.name}")
        path.unlink()


def taken(folder: Path, result: BlockResult) -> Iterator[pa.RecordBatch]:
    """Yield the records of a block, and remove its shards."""
    shards = [folder / shard.name for shard in result.shards]
    try:
        for shard in shards:
            yield from batches_in(shard)
    finally:
        for shard in shards:
            shard.unlink(missing_ok=True)
