"""The blocks of a run by worker processes: many at once, nothing lost and nothing doubled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wikiextract.errors import InputError, OutputError, RunError
from wikiextract.pipeline.block import Block, BlockKey, BlockOptions, BlockResult
from wikiextract.pipeline.plan import PlannedInput
from wikiextract.pipeline.runs.account import Account
from wikiextract.pipeline.runs.feed import CutOptions, Feed
from wikiextract.pipeline.runs.ledger import BlockEntry, Ledger
from wikiextract.pipeline.runs.run import InterruptedRunError, RunListener, RunSettings
from wikiextract.pipeline.runs.run_folder import RunFolder
from wikiextract.pipeline.runs.unchanged import Unchanged
from wikiextract.pipeline.workers.pool import Death, Worker, WorkerPool
from wikiextract.pipeline.workers.tasks import (
    Answer,
    Batch,
    CutDone,
    Ready,
    RunTask,
    Setup,
    Trouble,
)
from wikiextract.pipeline.workers.verdict import Verdict
from wikiextract.pipeline.workers.verdicts import Verdicts

_POLL = 0.2


def run_with_workers(
    planned: Sequence[PlannedInput],
    options: BlockOptions,
    settings: RunSettings,
    listener: RunListener,
    folder: RunFolder,
    ledger: Ledger,
    unchanged: Unchanged,
) -> None:
    """Run the blocks that the ledger does not have yet; each is noted there when it is finished.

    Raises `InterruptedRunError` when the listener wants it to stop, `OutputError` for a disk that
    is full, `InputError` for a site or store that is unusable, and `RunError` when workers die
    without a page being the cause. After each of these the run can be resumed. Nothing is noted
    that was read of files which are not `unchanged`: that is an `InputError`.
    """
    size = sum(one.size for one in planned)
    account = Account(listener, options.selection.limit, size)
    for result in ledger.results():
        account.take_before(result)
    setup = Setup(options=options, page_bytes=settings.limits.memory)
    workers = settings.workers
    cut = CutOptions(
        folder=folder.work, size=settings.block_bytes, ahead=2 * workers, threads=workers
    )

    def keep(result: BlockResult) -> None:
        ledger.add(BlockEntry(result))
        if not result.balanced:
            raise RunError(f"block {result.key.name}", "its shards do not have all its records")

    with WorkerPool(setup, settings.limits, (folder.lock,)) as pool:
        feed = Feed(planned, ledger, pool, cut, unchanged)
        dispatcher = _Dispatcher(account, folder, pool, feed, unchanged, workers)
        account.take(dispatcher.results(), keep)


class _Dispatcher:
    """Gives blocks to workers and takes what they answer."""

    def __init__(
        self,
        account: Account,
        folder: RunFolder,
        pool: WorkerPool,
        feed: Feed,
        unchanged: Unchanged,
        workers: int,
    ) -> None:
        self._account = account
        self._folder = folder
        self._pool = pool
        self._feed = feed
        self._unchanged = unchanged
        # With a limit one block is run at a time, so that the first records count.
        self._most = workers if account.left is None else 1
        self._idle: list[Worker] = []
        self._blocks: dict[Worker, Block] = {}
        self._standing: dict[BlockKey, Verdict | None] = {}
        self._verdicts = Verdicts()

    def results(self) -> Iterator[BlockResult]:
        """The results of blocks as they are finished, until none is left or enough is written."""
        while not self._account.full:
            if self._account.stopped:
                raise InterruptedRunError
            self._assign()
            if not self._blocks and self._feed.exhausted:
                return
            for worker, event in list(self._pool.events(_POLL)):
                if isinstance(event, BlockResult):
                    block = self._blocks.pop(worker)
                    worker.task = None
                    self._idle.append(worker)
                    self._unchanged.check(block.sources)
                    yield event
                    self._feed.finished(block)
                else:
                    self._take(worker, event)
            under_way = sum(w.watch.state.page for w in self._blocks if w.ready)
            self._account.tell(under_way=under_way)

    def _assign(self) -> None:
        while len(self._blocks) < self._most:
            block = self._feed.next()
            if block is None:
                return
            worker = self._idle.pop() if self._idle else self._pool.start()
            self._blocks[worker] = block
            worker.give(
                RunTask(
                    block=block,
                    journal=str(self._folder.work / f"{block.key.name}.journal"),
                    verdict=self._standing.pop(block.key, None),
                    limit=self._account.left,
                )
            )

    def _take(self, worker: Worker, event: Answer | Death) -> None:
        match event:
            case Ready():
                self._verdicts.started()
            case Batch():
                self._feed.batch(event)
            case CutDone():
                self._feed.cut_done(event)
                for damage in event.damages:
                    self._account.fail(damage)
            case Death():
                self._bury(worker, event)
            case Trouble(where=where, problem=problem, advice=advice):
                error = OutputError if event.kind == "output" else InputError
                raise error(where, problem, advice)

    def _bury(self, worker: Worker, death: Death) -> None:
        if worker is self._feed.cutter:
            self._feed.cutter_died(death)
            return
        self._pool.dismiss(worker)
        block = self._blocks.pop(worker, None)
        if block is None:  # it died idle
            self._idle.remove(worker)
            return
        self._standing[block.key] = self._verdicts.of(block.key, death, ready=worker.ready)
        self._feed.take_back(block)


def missing(planned: Sequence[PlannedInput], ledger: Ledger) -> Iterator[str]:
    """The blocks that a finished run should have and does not: none, unless something is wrong."""
    for one in planned:
        if one.blocks is not None:
            keys = [block.key for block in one.blocks]
        else:
            entry = ledger.inputs.get(one.number)
            if entry is None:
                yield f"the end of {one.source.where}"
                continue
            keys = [BlockKey(one.number, number) for number in range(entry.blocks)]
        yield from (f"block {key.name}" for key in keys if key not in ledger)
