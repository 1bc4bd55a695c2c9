"""Cuts an input that can only be read from its beginning into batches for the workers."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from wikiextract.errors import CutOffError, InputError
from wikiextract.pipeline.block import BlockKey
from wikiextract.pipeline.workers.tasks import Batch, CutDone, CutTask
from wikiextract.sinks.partial import cannot_write, new_file
from wikiextract.sources import Damage
from wikiextract.sources.cut.batches import BatchPart


def cut_stream(task: CutTask, tell: Callable[[Batch], None], wait: Callable[[], None]) -> CutDone:
    """Cut the input into files; `tell` of each, and `wait` before there are too many.

    What is wrong with the input stands in the answer. Raises `OutputError` for a full disk.
    """
    batches = _Batches(task, tell, wait)
    damages: list[Damage] = []
    try:
        for part in task.source.parts(task.size, task.threads, damages.append):
            batches.add(part)
    except InputError as error:
        size = task.source.size or None
        start = (size or 0) if error.position is None else error.position
        problem = error.problem_and_advice
        cut_off = isinstance(error, CutOffError)
        where = task.source.where
        if not (cut_off and damages and damages[-1].end == size):  # it says so, too
            damages.append(Damage(where=where, problem=problem, start=start, end=size))
    finally:
        batches.end()
    return CutDone(task.input, batches.count, tuple(damages))


class _Batches:
    """Writes the parts of each batch into its file."""

    def __init__(
        self, task: CutTask, tell: Callable[[Batch], None], wait: Callable[[], None]
    ) -> None:
        self._task = task
        self._tell = tell
        self._wait = wait
        self._stream: BinaryIO | None = None
        self._batch: Batch | None = None
        self.count = 0

    def add(self, part: BatchPart) -> None:
        """Put a part into its batch's file, unless that batch is done."""
        if part.batch >= self.count:
            self.end()
            self.count = part.batch + 1
            if part.batch not in self._task.done:
                self._wait()
                self._open(part)
        if self._stream is not None:
            try:
                self._stream.write(part.text)
            except OSError as error:
                raise cannot_write(Path(self._stream.name), error) from error

    def end(self) -> None:
        """Close the batch at hand and tell of it."""
        if self._stream is not None and self._batch is not None:
            try:
                self._stream.close()
            except OSError as error:
                raise cannot_write(Path(self._stream.name), error) from error
            finally:
                self._stream = None
            batch = self._batch
            size = Path(batch.path).stat().st_size
            self._tell(Batch(batch.key, batch.path, batch.source, size))

    def _open(self, part: BatchPart) -> None:
        key = BlockKey(self._task.input, part.batch)
        path = Path(self._task.folder) / f"{key.name}.text"
        source = self._task.source.batch(os.fspath(path), part)
        self._batch = Batch(key, os.fspath(path), source)
        self._stream = os.fdopen(new_file(path, path), "wb")
