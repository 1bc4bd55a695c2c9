"""A run over whole dumps: many processes, a ledger, nothing lost and nothing doubled."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from wikiextract.errors import InputError, OutputError, RunError
from wikiextract.pipeline.block import Block, BlockKey, BlockOptions, BlockResult
from wikiextract.pipeline.plan import PlannedInput, text_bytes
from wikiextract.pipeline.run_block import Verdict
from wikiextract.pipeline.runs.feed import CutOptions, Feed
from wikiextract.pipeline.runs.ledger import BlockEntry, Ledger
from wikiextract.pipeline.runs.run_folder import RunFolder
from wikiextract.pipeline.workers.crew import Crew, Death, PageLimits, Worker
from wikiextract.pipeline.workers.tasks import (
    Answer,
    Batch,
    CutDone,
    Ready,
    RunTask,
    Setup,
    Trouble,
)
from wikiextract.pipeline.workers.watch import Phase
from wikiextract.sources.bz2_text import Damage, told

_POLL = 0.2
_DEATHS = 3
_STARTS = 3


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a run is; bytes are those of the inputs. Pages include those of blocks under way."""

    pages: int
    records: int
    failed: int
    bytes_done: int
    bytes_all: int
    blocks_done: int
    workers: int
    seconds: float


@dataclass(frozen=True)
class RunListener:
    """Who is told of a run: of its progress, of what went wrong, and whether it is to stop."""

    progress: Callable[[Progress], None] = lambda _: None
    failure: Callable[[str, str], None] = lambda _where, _reason: None
    finished: Callable[[BlockResult], None] = lambda _: None
    stopped: Callable[[], bool] = lambda: False


@dataclass(frozen=True, kw_only=True)
class RunSettings:
    """What changes how a run is done and not what comes of it; and the size of blocks."""

    workers: int = 1
    limits: PageLimits = field(default_factory=PageLimits)
    block_bytes: int


class InterruptedRunError(Exception):
    """The listener wanted the run to stop; what is finished is kept."""


@dataclass
class _Totals:
    pages: int = 0
    records: int = 0
    failed: int = 0
    size: int = 0

    def add(self, result: BlockResult) -> None:
        self.pages += result.pages_read
        self.records += result.records
        self.failed += result.failed
        self.size += result.size


class DumpRun:
    """Runs the blocks that the ledger does not have yet."""

    def __init__(
        self,
        planned: Sequence[PlannedInput],
        options: BlockOptions,
        settings: RunSettings,
        listener: RunListener,
    ) -> None:
        self._planned = planned
        self._options = options
        self._settings = settings
        self._listener = listener
        self._totals = _Totals()
        self._deaths: dict[tuple[BlockKey, Phase, int], int] = {}
        self._started = time.monotonic()

    def run(self, folder: RunFolder, ledger: Ledger) -> None:
        """Run all blocks, each noted in the ledger when it is finished.

        Raises `InterruptedRunError` when the listener wants it to stop, `OutputError` for a disk
        that is full, `InputError` for a site or store that is unusable, and `RunError` when workers
        die without a page being the cause. After each of these the run can be resumed.
        """
        for result in ledger.results():
            self._totals.add(result)
        setup = Setup(options=self._options, page_bytes=self._settings.limits.memory)
        workers = self._settings.workers
        cut = CutOptions(
            folder=folder.work,
            size=text_bytes(self._settings.block_bytes),
            ahead=2 * workers,
            threads=workers,
        )
        with Crew(setup, self._settings.limits, (folder.lock,)) as crew:
            feed = Feed(self._planned, ledger, crew, cut)
            _Course(self, folder, ledger, crew, feed).run()

    def verdict(self, block: Block, death: Death) -> Verdict | None:
        """What is to be done about the page at which a worker died. Raises `RunError`."""
        phase, page = death.state.phase, death.state.page
        key = (block.key, phase, page)
        deaths = self._deaths[key] = self._deaths.get(key, 0) + 1
        if deaths > _DEATHS or (phase == "idle" and deaths > 1):
            raise RunError(f"block {block.key.name}", f"a worker died again: {death.fault.reason}")
        if phase == "page":
            return Verdict(page, phase, death.fault, deaths)
        if phase == "reading" and deaths > 1:
            return Verdict(page, phase, death.fault, deaths)
        return None

    def note(self, result: BlockResult) -> None:
        """Count a finished block and tell of it."""
        if not result.balanced:
            raise RunError(f"block {result.key.name}", "the counts of its pages do not add up")
        self._totals.add(result)
        for problem in result.problems:
            self._listener.failure(problem.title, problem.reason or "")
        self.note_damages(result.damages)
        self._listener.finished(result)

    def note_damages(self, damages: Sequence[Damage]) -> None:
        """Tell of what was left out of an input."""
        for damage in damages:
            self._listener.failure(*told(damage))

    def tell(self, ledger: Ledger, working: list[Worker]) -> None:
        """Tell how far the run is."""
        under_way = sum(worker.watch.state.page for worker in working)
        self._listener.progress(
            Progress(
                pages=self._totals.pages + under_way,
                records=self._totals.records,
                failed=self._totals.failed,
                bytes_done=self._totals.size,
                bytes_all=sum(planned.size for planned in self._planned),
                blocks_done=len(ledger),
                workers=len(working),
                seconds=time.monotonic() - self._started,
            )
        )

    @property
    def left(self) -> int | None:
        """How many records may still be written; None: any number."""
        limit = self._options.selection.limit
        return None if limit is None else limit - self._totals.records - self._totals.failed

    @property
    def workers(self) -> int:
        """How many blocks are run at once: with a limit one, so that the first records count."""
        return self._settings.workers if self.left is None else 1

    @property
    def stopped(self) -> bool:
        """Whether the run is to stop."""
        return self._listener.stopped()


class _Course:
    """The workers of one run and the blocks they are at."""

    def __init__(
        self, run: DumpRun, folder: RunFolder, ledger: Ledger, crew: Crew, feed: Feed
    ) -> None:
        self._run = run
        self._folder = folder
        self._ledger = ledger
        self._crew = crew
        self._feed = feed
        self._idle: list[Worker] = []
        self._blocks: dict[Worker, Block] = {}
        self._verdicts: dict[BlockKey, Verdict | None] = {}
        self._stillborn = 0

    def run(self) -> None:
        while not self._done():
            if self._run.stopped:
                raise InterruptedRunError
            self._assign()
            if not self._blocks and self._feed.exhausted:
                break
            for worker, event in list(self._crew.events(_POLL)):
                self._take(worker, event)
            self._run.tell(self._ledger, [w for w in self._blocks if w.ready])

    def _done(self) -> bool:
        left = self._run.left
        return left is not None and left <= 0

    def _assign(self) -> None:
        while len(self._blocks) < self._run.workers:
            block = self._feed.next()
            if block is None:
                return
            worker = self._idle.pop() if self._idle else self._crew.start()
            self._blocks[worker] = block
            worker.give(
                RunTask(
                    block=block,
                    journal=str(self._folder.work / f"{block.key.name}.journal"),
                    verdict=self._verdicts.pop(block.key, None),
                    limit=self._run.left,
                )
            )

    def _take(self, worker: Worker, event: Answer | Death) -> None:
        match event:
            case Ready():
                self._stillborn = 0
            case BlockResult():
                self._finish(worker, event)
            case Batch():
                self._feed.batch(event)
            case CutDone():
                self._feed.cut_done(event)
                self._run.note_damages(event.damages)
            case Death():
                self._bury(worker, event)
            case Trouble(where=where, problem=problem, advice=advice):
                error = OutputError if event.kind == "output" else InputError
                raise error(where, problem, advice)

    def _finish(self, worker: Worker, result: BlockResult) -> None:
        block = self._blocks.pop(worker)
        worker.task = None
        self._idle.append(worker)
        self._ledger.add(BlockEntry(result))
        self._run.note(result)
        self._feed.finished(block)

    def _bury(self, worker: Worker, death: Death) -> None:
        if worker is self._feed.cutter:
            self._feed.cutter_died(death)
            return
        self._crew.dismiss(worker)
        block = self._blocks.pop(worker, None)
        if block is None:  # it died idle
            self._idle.remove(worker)
            return
        if worker.ready:
            self._verdicts[block.key] = self._run.verdict(block, death)
        else:  # the system may have ended it for want of memory; when no other starts, it is ours
            self._stillborn += 1
            if self._stillborn > _STARTS:
                raise RunError("a worker", f"does not start: {death.fault.reason}")
            # What was to be done about a page of the block is still to be done.
            if isinstance(death.task, RunTask):
                self._verdicts[block.key] = death.task.verdict
        self._feed.take_back(block)


def missing(planned: Sequence[PlannedInput], ledger: Ledger) -> Iterator[str]:
    """The blocks that a finished run should have and does not: none, unless something is wrong."""
    for one in planned:
        if one.blocks is not None:
            keys = [block.key for block in one.blocks]
        else:
            entry = ledger.inputs.get(one.number)
            if entry is None:
                yield f"the end of {one.path}"
                continue
            keys = [BlockKey(one.number, number) for number in range(entry.blocks)]
        yield from (f"block {key.name}" for key in keys if key not in ledger)
