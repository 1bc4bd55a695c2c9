"""Finished blocks in the order of the dump, each as soon as those before it are finished."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wikiextract.pipeline.block import BlockKey
from wikiextract.pipeline.plan import PlannedInput
from wikiextract.pipeline.runs.ledger import Ledger


class InOrder:
    """Asks a ledger that fills which block comes next; `ready` goes on where it was."""

    def __init__(self, planned: Sequence[PlannedInput], ledger: Ledger) -> None:
        self._planned = planned
        self._ledger = ledger
        self._input = 0
        self._index = 0

    def ready(self) -> Iterator[BlockKey]:
        """The blocks whose turn has come since it was asked before."""
        while self._input < len(self._planned):
            planned = self._planned[self._input]
            entry = self._ledger.inputs.get(planned.number)
            count = len(planned.blocks) if planned.blocks is not None else None
            if entry is not None:
                count = entry.blocks
            if count is not None and self._index >= count:
                self._input, self._index = self._input + 1, 0
                continue
            key = BlockKey(planned.number, self._index)
            if key not in self._ledger:
                return
            self._index += 1
            yield key
