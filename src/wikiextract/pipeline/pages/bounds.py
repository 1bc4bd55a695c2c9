"""The bounds of a page: its time, and the memory of the process that makes its record.

Worker processes are watched from outside (`pipeline.workers.pool`), which ends what computes in C
for long, too; in a process that nobody watches a page is ended as soon as Python is back.
"""

from __future__ import annotations

import contextlib
import gc
import resource
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TypeAlias

from wikiextract.errors import PageTimeoutError

_AGAIN = 0.1
"""Seconds of processor time after which work that did not end is ended again."""

PageBounds: TypeAlias = Callable[[], AbstractContextManager[None]]
"""Makes what a page's work is done within; it may raise `PageTimeoutError` there."""


@dataclass(frozen=True)
class PageLimits:
    """The limits of a page: `seconds` of computing, and `memory` in bytes beside what is shared."""

    seconds: float = 60.0
    memory: int = 2 << 30


def limit_memory(size: int) -> None:
    """Bound the address space to what there is now and `size` bytes more, where Linux tells."""
    with contextlib.suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + size
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard == resource.RLIM_INFINITY or limit < hard:
            resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


class PageClock:
    """Ends work on a page that takes more than some seconds of processor time.

    Without effect where signals cannot be had: in other threads than the main one.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._armed = False

    @contextlib.contextmanager
    def page(self) -> Iterator[None]:
        """Count the time of what is done within; `PageTimeoutError` may be raised until it ends.

        So catch it outside. What catches it within is ended again soon after. The process's own
        timer and handler are as before afterwards.
        """
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGPROF, self._end)
        try:
            self._armed = True
            signal.setitimer(signal.ITIMER_PROF, self._seconds, _AGAIN)
            try:
                yield
            finally:
                self._armed = False
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

    def _end(self, number: int, frame: FrameType | None) -> None:
        if self._armed and not _is_lost_in(frame):
            raise PageTimeoutError(self._seconds)


def _is_lost_in(frame: FrameType | None) -> bool:
    """Return True where Python only prints what is raised: as it collects or drops objects."""
    lost = {getattr(callback, "__code__", None) for callback in gc.callbacks}
    while frame is not None:
        if frame.f_code in lost or frame.f_code.co_name == "__del__":
            return True
        frame = frame.f_back
    return False
