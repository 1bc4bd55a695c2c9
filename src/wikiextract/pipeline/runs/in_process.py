"""A run in this process: page after page, each record written when it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import msgspec

from wikiextract.pipeline.block import Block, BlockKey, BlockResult
from wikiextract.pipeline.counts import Counts
from wikiextract.pipeline.output import StreamOutput
from wikiextract.pipeline.pages.bounds import PageClock, limit_memory
from wikiextract.pipeline.pages.outcome import PageOutcome
from wikiextract.pipeline.reports.run_report import RunReport
from wikiextract.pipeline.run_block import BlockRunner, Supervision
from wikiextract.pipeline.runs.account import Account
from wikiextract.pipeline.runs.identity import files_read
from wikiextract.pipeline.runs.run import Run, RunSummary
from wikiextract.pipeline.runs.unchanged import Unchanged
from wikiextract.sinks import encoder_of
from wikiextract.sources import Damage
from wikiextract.version import __version__


def run_in_process(
    run: Run, write: Callable[[bytes], None], *, memory: int | None = None
) -> RunSummary:
    """Run without workers, folder and ledger; `write` is given each record when it is there.

    Pages are not isolated from each other: one that crashes ends the run. One that takes more time
    than the run's limits say is ended, in the main thread. When the listener wants it to stop, it
    ends after the page at hand. With `memory` the process has so many bytes for pages, once
    there is what they have in common. Raises `InputError` for a site or store that is
    unusable and for an input that changes meanwhile, `OutputError` for a format that needs a file,
    and what `write` raises.
    """
    output = StreamOutput(encoder_of(run.options.format), write)
    begun = datetime.now(UTC)
    running = _InProcess(run, output)
    if memory is not None:
        # Not before: the validator, which is no Python, aborts where memory ends while it is made.
        limit_memory(memory)
    running.account.take(running.results(), running.keep)
    output.end()
    finished = datetime.now(UTC)
    report = running.report
    report.begun, report.finished = _stamp(begun), _stamp(finished)
    report.seconds = (finished - begun).total_seconds()
    return RunSummary(counts=running.account.counts, report=report)


class _InProcess:
    """The inputs of a run, each as one block."""

    def __init__(self, run: Run, output: StreamOutput) -> None:
        self._sources = run.sources
        self._output = output
        sizes = [source.size for source in self._sources]
        limit = run.options.selection.limit
        self.account = Account(run.listener, limit, sum(sizes) if all(sizes) else 0)
        self.report = RunReport(
            inputs=[source.name for source in self._sources],
            version=__version__,
            format=run.options.format,
            workers=1,
            input_bytes=0,
        )
        stores = (run.options.store, run.options.entities)
        others = (*stores, *files_read(run.options).values())
        self._unchanged = Unchanged(self._sources, filter(None, others))
        self._runner = BlockRunner(run.options, PageClock(run.settings.limits.seconds).page)
        self._position = 0

    def results(self) -> Iterator[BlockResult]:
        for number, source in enumerate(self._sources):
            if self.account.full or self.account.stopped:
                return
            self._position = 0
            block = Block(key=BlockKey(number, 0), sources=(source,), size=source.size)
            supervision = Supervision(
                limit=self.account.left,
                failed=self._fail,
                passed=self._pass,
                stopped=lambda: self.account.stopped,
            )
            result = self._runner.run(block, supervision, self._output)
            self._unchanged.check(block.sources)
            yield msgspec.structs.replace(result, size=self._position)

    def keep(self, result: BlockResult) -> None:
        self.report.add(result)

    def _pass(self, counts: Counts, position: int) -> None:
        self._position = position
        self.account.tell(counts, size=position)

    def _fail(self, problem: PageOutcome | Damage) -> None:
        if isinstance(problem, Damage):
            self.report.add_damage(problem)
        self.account.fail(problem)


def _stamp(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
