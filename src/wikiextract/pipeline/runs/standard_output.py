"""Where the lines of a run go that has no file: to standard output, always whole lines."""

from __future__ import annotations

import os
import sys
import threading

from wikiextract.errors import OutputError

_PATIENCE = 1.0


class OutputClosedError(Exception):
    """Whoever read the output has gone."""


class StandardOutput:
    """Writes to standard output at once, so that whoever reads has each record when it is there."""

    def __init__(self) -> None:
        self._descriptor = sys.stdout.fileno()
        self._writing = threading.Lock()

    def write(self, data: bytes) -> None:
        """Write whole lines.

        Raises `OutputClosedError` when nobody reads any more, `OutputError` when the device is full
        or fails.
        """
        view = memoryview(data)
        try:
            with self._writing:
                while view:
                    view = view[os.write(self._descriptor, view) :]
        except BrokenPipeError as error:
            raise OutputClosedError from error
        except OSError as error:
            problem = f"cannot be written ({error.strerror})"
            raise OutputError("standard output", problem) from error

    def settle(self) -> None:
        """Let no more be written, once the line at hand is; a reader that hangs is not waited for.

        It is called by another thread, just before the process ends.
        """
        self._writing.acquire(timeout=_PATIENCE)
