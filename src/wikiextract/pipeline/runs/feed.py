"""The blocks of a run that are ready to be run, in the order of the dump."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wikiextract.errors import RunError
from wikiextract.pipeline.block import Block, BlockKey
from wikiextract.pipeline.plan import PlannedInput
from wikiextract.pipeline.runs.ledger import InputEntry, Ledger
from wikiextract.pipeline.runs.unchanged import Unchanged
from wikiextract.pipeline.workers.pool import Death, Worker, WorkerPool
from wikiextract.pipeline.workers.tasks import Batch, CutDone, CutTask, Setup
from wikiextract.sources.cut.cutting import COMPRESSION
from wikiextract.sources.source import Stored, Streamed

_DEATHS = 3
"""How often in a row the process that cuts may die with no batch cut."""


@dataclass(frozen=True, kw_only=True)
class CutOptions:
    """The options with which inputs are cut while they are read: see `CutTask`."""

    folder: Path
    size: int
    ahead: int
    threads: int


class Feed:
    """Gives blocks; starts the worker that cuts an input when it is that input's turn."""

    def __init__(
        self,
        planned: Sequence[PlannedInput],
        ledger: Ledger,
        pool: WorkerPool,
        options: CutOptions,
        unchanged: Unchanged,
    ) -> None:
        self._inputs = deque(planned)
        self._ledger = ledger
        self._pool = pool
        self._options = options
        self._unchanged = unchanged
        self._ready: deque[Block] = deque()
        self._cutting: PlannedInput | None = None
        self._cut: set[int] = set()
        self._files: dict[BlockKey, Path] = {}
        self._deaths = 0
        self.cutter: Worker | None = None

    def next(self) -> Block | None:
        """The next block; None when there is none yet, or no more (see `exhausted`)."""
        while not self._ready and self._cutting is None and self._inputs:
            self._open(self._inputs.popleft())
        return self._ready.popleft() if self._ready else None

    @property
    def exhausted(self) -> bool:
        """Return True if there will be no more blocks."""
        return not self._ready and self._cutting is None and not self._inputs

    def take_back(self, block: Block) -> None:
        """Give this block again, before the others."""
        self._ready.appendleft(block)

    def finished(self, block: Block) -> None:
        """Let the cutting go on, now that a block is finished."""
        path = self._files.pop(block.key, None)
        if path is not None:
            with contextlib.suppress(OSError):
                path.unlink()
            if self.cutter is not None and self._cutting is not None:
                self.cutter.grant(1)

    def batch(self, batch: Batch) -> None:
        """Take a batch that was cut. Raises `InputError` when the input has changed meanwhile."""
        self._check_input()
        self._deaths = 0
        self._cut.add(batch.key.index)
        self._files[batch.key] = Path(batch.path)
        size = batch.size // COMPRESSION  # about what the batch takes of the input
        self._ready.append(Block(key=batch.key, sources=(batch.source,), size=size))

    def cut_done(self, done: CutDone) -> None:
        """Note that the input has ended. Raises `OutputError`, and `InputError` as `batch` does."""
        assert self._cutting is not None
        self._check_input()
        number = self._cutting.number
        self._ledger.add(InputEntry(input=number, blocks=done.batches, damages=done.damages))
        self._cutting = None
        self._dismiss()

    def cutter_died(self, death: Death) -> None:
        """Cut again what the process had not cut when it died: that is no fault of the input.

        Raises `RunError` when the input can be read only once, or it dies again and again.
        """
        assert self._cutting is not None
        cutting = self._cutting
        self._dismiss()
        self._deaths += 1
        problem = f"the process that cuts it died: {death.fault.reason}"
        if not isinstance(cutting.source, Stored):
            raise RunError(cutting.source.where, f"{problem}; it cannot be read again")
        if self._deaths > _DEATHS:
            raise RunError(cutting.source.where, problem)
        self._start(cutting, threads=self._options.threads if death.fault.outside else 1)

    def _open(self, planned: PlannedInput) -> None:
        if planned.blocks is not None:
            self._ready += (block for block in planned.blocks if block.key not in self._ledger)
            return
        entry = self._ledger.inputs.get(planned.number)
        keys = (BlockKey(planned.number, number) for number in range(entry.blocks if entry else 0))
        if entry is not None and all(key in self._ledger for key in keys):
            return
        self._cut.clear()
        self._deaths = 0
        self._start(planned, threads=self._options.threads)

    def _start(self, planned: PlannedInput, threads: int) -> None:
        assert isinstance(planned.source, Streamed)
        self._cutting = planned
        self.cutter = self._pool.start(Setup())
        waiting = len(self._ready)
        self.cutter.give(
            CutTask(
                input=planned.number,
                source=planned.source,
                folder=str(self._options.folder),
                size=self._options.size,
                done=frozenset(self._known(planned)),
                credits=max(self._options.ahead - waiting, 1),
                threads=threads,
            )
        )

    def _known(self, planned: PlannedInput) -> Iterator[int]:
        yield from self._cut
        yield from (key.index for key in self._ledger.blocks() if key.input == planned.number)

    def _check_input(self) -> None:
        assert self._cutting is not None
        self._unchanged.check((self._cutting.source,))

    def _dismiss(self) -> None:
        if self.cutter is not None:
            self._pool.dismiss(self.cutter)
            self.cutter = None
