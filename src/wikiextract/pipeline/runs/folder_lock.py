"""The lock of a run's folder: two runs never work in one."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from pathlib import Path

from wikiextract.errors import OutputError
from wikiextract.locks import is_at, open_lock, take

_RUN, _WORKERS = "lock", "lock.workers"
LOCKS = frozenset({_RUN, _WORKERS})
"""The names of its files."""

_WAIT = 10.0


class FolderLock:
    """Two files: one is held by the run's process alone, the other by its workers, too.

    Workers of a run that was killed may live a moment longer, which is waited for.
    """

    def __init__(self, folder: Path, run: Path | None = None) -> None:
        """Take the lock in a folder, which is that of the books of `run`.

        Raises `OutputError` when another run has it, `OSError` as files do.
        """
        self._folder = folder
        run = run or folder
        with ExitStack() as opened:
            self._of_run = open_lock(folder / _RUN)
            opened.callback(os.close, self._of_run)
            self.of_workers = open_lock(folder / _WORKERS)
            opened.callback(os.close, self.of_workers)
            if not (take(self._of_run) and is_at(self._of_run, folder / _RUN)):
                problem = "another run is at work on it"
                raise OutputError(str(run), problem, "wait for its end, or name another output")
            deadline = time.monotonic() + _WAIT
            while not take(self.of_workers):
                if time.monotonic() > deadline:
                    problem = "the processes of another run are at work on it"
                    raise OutputError(str(run), problem, "wait for their end")
                time.sleep(0.1)
            opened.pop_all()

    def close(self) -> None:
        """Let others in, when no worker is left."""
        os.close(self._of_run)
        os.close(self.of_workers)

    def remove(self) -> None:
        """Remove the files. Raises `OSError`."""
        for name in LOCKS:
            (self._folder / name).unlink()
