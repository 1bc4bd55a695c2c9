"""The account of a run while it goes on: the one loop over its blocks, whoever runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wikiextract.pipeline.block import BlockResult
from wikiextract.pipeline.counts import NOTHING, Counts, counts_of
from wikiextract.pipeline.pages.outcome import PageOutcome
from wikiextract.pipeline.runs.run import Progress, RunListener
from wikiextract.sources import Damage


class Account:
    """Counts what comes of a run and tells its listener. `limit` is how many records it may have.

    `bytes_all` are those of all inputs, 0 when that is not known.
    """

    def __init__(self, listener: RunListener, limit: int | None = None, bytes_all: int = 0) -> None:
        self.counts = NOTHING
        self._listener = listener
        self._limit = limit
        self._bytes_all = bytes_all
        self._bytes_done = 0

    def take(self, results: Iterator[BlockResult], keep: Callable[[BlockResult], None]) -> None:
        """Take the results of blocks as they come: each is kept, counted and told."""
        for result in results:
            keep(result)
            self.counts += result.report.counts
            self._bytes_done += result.size
            for problem in result.problems:
                self.fail(problem)
            for damage in result.damages:
                self.fail(damage)
            self._listener.finished(result)

    def take_before(self, result: BlockResult) -> None:
        """Count a block that was finished before, by the run that this one goes on with."""
        self.counts += result.counts
        self._bytes_done += result.size

    def fail(self, problem: PageOutcome | Damage) -> None:
        """Tell of a page that went wrong; count and tell a place that could not be read."""
        if isinstance(problem, Damage):
            self.counts += counts_of((problem,))
            self._listener.failure(*problem.as_failure())
        else:
            self._listener.failure(problem.title, problem.reason or "")

    def tell(self, counts: Counts = NOTHING, *, under_way: int = 0, size: int = 0) -> None:
        """Tell how far the run is, with what a block at work has come to, and its bytes read."""
        self._listener.progress(
            Progress(
                counts=self.counts + counts,
                under_way=under_way,
                bytes_done=self._bytes_done + size,
                bytes_all=self._bytes_all,
            )
        )

    @property
    def left(self) -> int | None:
        """The number of records that may still be written; None: any number."""
        return None if self._limit is None else self._limit - self.counts.written

    @property
    def full(self) -> bool:
        """Return True if no more records may be written."""
        return self.left is not None and self.left <= 0

    @property
    def stopped(self) -> bool:
        """Return True if the listener wants the run to stop."""
        return self._listener.stopped()
