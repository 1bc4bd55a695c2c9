"""The state of a worker, in a few bytes that it shares with the process that watches it."""

from __future__ import annotations

import mmap
import os
import struct
import tempfile
import time
from typing import Literal, NamedTuple, TypeAlias

Phase: TypeAlias = Literal["idle", "reading", "page"]
_PHASES: tuple[Phase, ...] = ("idle", "reading", "page")
# Phase and page; seconds of the system's clock and of the process's own when they began.
_STATE = struct.Struct("=qqdd")


class State(NamedTuple):
    """The phase, the index of the page in its block, and both clocks when the phase began."""

    phase: Phase
    page: int
    wall: float
    cpu: float


class Watch:
    """The shared bytes: the worker writes with `enter`, the other process reads `state`."""

    def __init__(self, descriptor: int | None = None) -> None:
        """Share the file `descriptor`; without it, a new one is made."""
        if descriptor is None:
            file = tempfile.TemporaryFile()  # noqa: SIM115  (lives as long as the watch)
            file.truncate(_STATE.size)
            descriptor = os.dup(file.fileno())
            file.close()
        self.descriptor = descriptor
        self._memory = mmap.mmap(descriptor, _STATE.size)

    def enter(self, phase: Phase, index: int) -> None:
        """Say what is being done from now on."""
        _STATE.pack_into(
            self._memory,
            0,
            _PHASES.index(phase),
            index,
            time.monotonic(),
            time.process_time(),
        )

    @property
    def state(self) -> State:
        """The state that the worker entered last."""
        phase, index, wall, cpu = _STATE.unpack_from(self._memory)
        return State(_PHASES[phase], index, wall, cpu)

    def close(self) -> None:
        """Give the bytes back."""
        self._memory.close()
        os.close(self.descriptor)
