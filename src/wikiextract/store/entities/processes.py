"""Units worked on, in this process or by several."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache

from wikiextract.child_process import end_with_parent
from wikiextract.errors import RunError
from wikiextract.store.entities.keep import Kept
from wikiextract.store.entities.units import Unit
from wikiextract.store.entities.work import UnitResult, UnitWorker

_AHEAD = 2
"""Units that are at work or done for each process, at most."""


def work_on(
    units: Iterator[Unit], kept: Kept, dictionary: bytes, processes: int
) -> Generator[tuple[Unit, UnitResult], None, None]:
    """The results of units, in their order.

    Raises `RunError` when a process was ended from outside.
    """
    if processes == 1:
        worker = UnitWorker(kept, dictionary)
        for unit in units:
            yield unit, worker.work(unit)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _begin, (os.getpid(),)) as pool:
        waiting: deque[tuple[Unit, Future[UnitResult]]] = deque()
        try:
            for unit in units:
                waiting.append((unit, pool.submit(_work, unit, kept, dictionary)))
                if len(waiting) >= _AHEAD * processes:
                    yield waiting[0][0], waiting[0][1].result()
                    waiting.popleft()
            while waiting:
                yield waiting[0][0], waiting[0][1].result()
                waiting.popleft()
        except BrokenProcessPool as error:
            problem = "a process that read it was ended from outside, or ran out of memory"
            where = waiting[0][0].where if waiting else "the inputs"
            raise RunError(where, f"{problem}; begin the build again to go on") from error
        finally:
            for _, future in waiting:
                future.cancel()


_worker = lru_cache(maxsize=1)(UnitWorker)


def _begin(parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us decides when we end
    end_with_parent(parent)


def _work(unit: Unit, kept: Kept, dictionary: bytes) -> UnitResult:
    return _worker(kept, dictionary).work(unit)
