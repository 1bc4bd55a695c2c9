"""The bounds of a page in a process that nobody watches: its time, and the process's memory.

Worker processes are watched from outside (`pipeline.workers.pool`), which ends what computes in C
for long, too; here a page is ended as soon as Python is back.
"""

from __future__ import annotations

import contextlib
import resource
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from wikiextract.pipeline.pages.border import PageTimeoutError


def limit_memory(size: int) -> None:
    """Bound the address space to what there is now and `size` bytes more, where Linux tells."""
    with contextlib.suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + size
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard == resource.RLIM_INFINITY or limit < hard:
            resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


class PageClock:
    """Ends a page that takes more than some seconds of processor time.

    It raises `PageTimeoutError` in the page's work, again after as many seconds for what is tried
    then. Without effect where signals cannot be had: in other threads than the main one.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._usable = threading.current_thread() is threading.main_thread()
        if self._usable:
            signal.signal(signal.SIGPROF, self._end)

    def begin(self) -> None:
        """Begin to count the time of a page."""
        if self._usable:
            signal.setitimer(signal.ITIMER_PROF, self._seconds, self._seconds)

    def stop(self) -> None:
        """Count no more."""
        if self._usable:
            signal.setitimer(signal.ITIMER_PROF, 0)

    @contextlib.contextmanager
    def page(self) -> Iterator[None]:
        """Count the time of what is done within; raises `PageTimeoutError` there."""
        self.begin()
        try:
            yield
        finally:
            self.stop()

    def _end(self, number: int, frame: FrameType | None) -> None:
        raise PageTimeoutError(self._seconds)
