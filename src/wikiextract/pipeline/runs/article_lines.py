"""A run whose records a program takes one after the other, while workers make the next ones."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from queue import Empty, Full, Queue

from wikiextract.errors import InputError, RunError, WikiextractError
from wikiextract.pipeline.runs.run import (
    InterruptedRunError,
    Progress,
    Run,
    RunListener,
    RunSummary,
)
from wikiextract.pipeline.runs.to_folder import run_to_stream

_AHEAD = 8
"""Pieces of the output (a MiB each) that wait to be taken; then the run waits."""

_WAIT = 0.1


class ArticleLines:
    """The records of a run as lines, in the order of the input; iterate once, then `close`.

    The run goes on in a thread of its own, which starts and watches the workers. It ends early when
    it is closed, or when the program comes to its end.
    """

    def __init__(self, run: Run) -> None:
        """Begin the run; its output is the format ``ndjson``, and it has a listener of its own."""
        self.progress = Progress()
        self._pieces: Queue[bytes] = Queue(_AHEAD)
        self._closed = threading.Event()
        self._told: list[tuple[str, str]] = []
        self._summary: RunSummary | None = None
        self._error: WikiextractError | OSError | None = None
        self._run = replace(
            run, listener=RunListener(self._move, self._fail, stopped=self._is_stopped)
        )
        self._thread = threading.Thread(target=self._work, name="wikiextract-run")
        self._thread.start()

    def __iter__(self) -> Iterator[bytes]:
        """Yield each record. Raises what the run ends with, and `InputError` for damage, last."""
        rest = b""
        while True:
            try:
                piece = self._pieces.get(timeout=_WAIT)
            except Empty:
                if not self._thread.is_alive() and self._pieces.empty():
                    break
                continue
            *lines, rest = (rest + piece).split(b"\n")
            yield from lines
        self._raise()

    def close(self) -> None:
        """End the run if it has not come to its end, and wait for that."""
        self._closed.set()
        self._thread.join()

    def _work(self) -> None:
        try:
            self._summary = run_to_stream(self._run, self._put)
        except InterruptedRunError:
            pass
        except (WikiextractError, OSError) as error:
            self._error = error

    def _put(self, piece: bytes) -> None:
        while not self._is_stopped():
            try:
                self._pieces.put(piece, timeout=_WAIT)
            except Full:
                continue
            return
        raise InterruptedRunError

    def _is_stopped(self) -> bool:
        return self._closed.is_set() or not threading.main_thread().is_alive()

    def _move(self, progress: Progress) -> None:
        self.progress = progress

    def _fail(self, where: str, reason: str) -> None:
        if not self._told:
            self._told.append((where, reason))

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error
        if self._summary is None:
            raise RunError("the run", "has ended before its end")
        counts, report = self._summary.counts, self._summary.report
        if counts.damaged or counts.unusable:
            damages = [(one.where, one.problem) for one in report.damages]
            raise InputError(*(damages or self._told)[0])
