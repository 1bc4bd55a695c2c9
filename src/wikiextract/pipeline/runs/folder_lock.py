"""The lock of a run's folder: two runs never work in one."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import ExitStack
from pathlib import Path

from wikiextract.errors import OutputError

_RUN, _WORKERS = "lock", "lock.workers"
LOCKS = frozenset({_RUN, _WORKERS})
"""The names of its files."""

_WAIT = 10.0


class FolderLock:
    """Two files: one is held by the run's process alone, the other by its workers, too.

    Workers of a run that was killed may live a moment longer, which is waited for.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock. Raises `OutputError` when another run has it, `OSError` as files do."""
        self._folder = folder
        with ExitStack() as opened:
            self._of_run = self._opened(_RUN)
            opened.callback(os.close, self._of_run)
            self.of_workers = self._opened(_WORKERS)
            opened.callback(os.close, self.of_workers)
            if not (_taken(self._of_run) and self._is_here()):
                problem = "another run is at work on it"
                raise OutputError(str(folder), problem, "wait for its end, or name another output")
            deadline = time.monotonic() + _WAIT
            while not _taken(self.of_workers):
                if time.monotonic() > deadline:
                    problem = "the processes of another run are at work on it"
                    raise OutputError(str(folder), problem, "wait for their end")
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

    def _opened(self, name: str) -> int:
        return os.open(self._folder / name, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)

    def _is_here(self) -> bool:
        """Return False when the run before has removed the folder since we opened the file."""
        try:
            return os.path.samestat(os.fstat(self._of_run), (self._folder / _RUN).lstat())
        except OSError:
            return False


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
