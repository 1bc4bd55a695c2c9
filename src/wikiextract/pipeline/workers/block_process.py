"""Blocks run one after the other in a process of their own, for engines that schedule blocks."""

from __future__ import annotations

from pathlib import Path

from wikiextract.errors import InputError, OutputError
from wikiextract.pipeline.block import Block, BlockOptions, BlockResult
from wikiextract.pipeline.pages.bounds import PageLimits
from wikiextract.pipeline.workers.pool import Death, Worker, WorkerPool
from wikiextract.pipeline.workers.tasks import Ready, RunTask, Setup, Trouble
from wikiextract.pipeline.workers.verdict import Verdict
from wikiextract.pipeline.workers.verdicts import Verdicts

_POLL = 0.5


class BlockProcess:
    """A worker process, kept between blocks and replaced when a page ends it.

    What it opens (store, site, validator) is opened once. A page that crashes, hangs or takes too
    much memory costs itself alone, as in a run with workers.
    """

    def __init__(self, options: BlockOptions, limits: PageLimits) -> None:
        self._folder = Path(options.folder)
        self._pool = WorkerPool(Setup(options=options, page_bytes=limits.memory), limits)
        self._worker: Worker | None = None

    def run(self, block: Block) -> BlockResult:
        """Run a block as `run_block` does.

        Raises what that does, and `RunError` when processes die without a page being the cause.
        """
        journal = self._folder / f"{block.key.name}.journal"
        journal.unlink(missing_ok=True)
        verdicts = Verdicts()
        verdict: Verdict | None = None
        while True:
            worker = self._worker = self._worker or self._pool.start()
            worker.give(RunTask(block=block, journal=str(journal), verdict=verdict))
            ended = self._end(worker, verdicts)
            if isinstance(ended, BlockResult):
                worker.task = None
                return ended
            verdict = verdicts.of(block.key, ended, ready=worker.ready)
            self.close()

    def close(self) -> None:
        """End the process, if there is one; the next block starts another."""
        if self._worker is not None:
            self._pool.dismiss(self._worker)
            self._worker = None

    def _end(self, worker: Worker, verdicts: Verdicts) -> BlockResult | Death:
        """Wait for the worker's answer, or for its death; raises what it cannot go on for."""
        while True:
            for _, event in self._pool.events(_POLL):
                match event:
                    case Ready():
                        verdicts.started()
                    case Trouble(where=where, problem=problem, advice=advice):
                        self.close()
                        error = OutputError if event.kind == "output" else InputError
                        raise error(where, problem, advice)
                    case BlockResult() | Death():
                        return event
