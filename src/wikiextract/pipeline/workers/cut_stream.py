"""Cuts an input that can only be read from its beginning into batches for the workers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from wikiextract.errors import InputError
from wikiextract.pipeline.block import BlockKey
from wikiextract.pipeline.workers.tasks import Batch, CutDone, CutTask
from wikiextract.sinks.partial import cannot_write
from wikiextract.sources.batches import Part, cut_batches
from wikiextract.sources.bz2_text import Damage
from wikiextract.sources.kinds import MANY_PAGES, Kind, kind_of_content
from wikiextract.sources.limits import SNIFF_BYTES
from wikiextract.sources.parallel import parallel_text
from wikiextract.sources.piece import Piece
from wikiextract.sources.source import STANDARD_INPUT, open_source


def cut_stream(task: CutTask, tell: Callable[[Batch], None], wait: Callable[[], None]) -> CutDone:
    """Cut the input into files; `tell` of each, and `wait` before there are too many.

    What is wrong with the input stands in the answer. Raises `OutputError` for a full disk.
    """
    batches = _Batches(task, tell, wait)
    damages: list[Damage] = []
    name = "standard input" if task.path == STANDARD_INPUT else task.path
    try:
        with open_source(task.path, kind=task.kind, damaged=damages.append) as source:
            text = parallel_text(task.path, task.threads, source.text)
            kind, text = _kind(task.kind, text)
            for part in _parts(text, kind, task.size):
                batches.add(part, kind, name)
    except InputError as error:
        damages.append(Damage(where=error.where, problem=error.problem_and_advice))
    finally:
        batches.end()
    return CutDone(task.input, batches.count, tuple(damages))


def _kind(stated: Kind | None, text: Iterator[bytes]) -> tuple[Kind, Iterator[bytes]]:
    if stated is not None:
        return stated, text
    head = b""
    while len(head) < SNIFF_BYTES and (chunk := next(text, None)) is not None:
        head += chunk
    if not head.strip():
        raise InputError("standard input", "empty: there is nothing in it")
    return kind_of_content(head), _joined(head, text)


def _joined(head: bytes, text: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from text


def _parts(text: Iterator[bytes], kind: Kind, size: int) -> Iterator[Part]:
    if kind in MANY_PAGES:
        return cut_batches(text, kind, size)
    return (Part(0, 1, None, chunk) for chunk in text)


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

    def add(self, part: Part, kind: Kind, name: str) -> None:
        if part.batch >= self.count:
            self.end()
            self.count = part.batch + 1
            if part.batch not in self._task.done:
                self._wait()
                self._open(part, kind, name)
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
            size = Path(batch.piece.path).stat().st_size
            self._tell(Batch(batch.key, batch.piece, size))

    def _open(self, part: Part, kind: Kind, name: str) -> None:
        key = BlockKey(self._task.input, part.batch)
        path = Path(self._task.folder) / f"{key.name}.text"
        # A file that is one page or one value is read as a whole; others page after page.
        framed = kind in MANY_PAGES
        piece = Piece(
            path=os.fspath(path),
            framing="text" if framed else "file",
            kind=kind,
            name=name,
            first=part.first if framed else None,
            site=part.site,
        )
        self._batch = Batch(key, piece, 0)
        try:
            self._stream = path.open("wb")
        except OSError as error:
            raise cannot_write(path, error) from error
