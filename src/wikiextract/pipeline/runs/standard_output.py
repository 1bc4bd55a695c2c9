"""Where the lines of a run go that has no file: to standard output, always whole lines."""

from __future__ import annotations

import os
import sys

from wikiextract.errors import OutputError


class OutputClosedError(Exception):
    """Whoever read the output has gone."""


class StandardOutput:
    """Writes to standard output at once, so that whoever reads has each record when it is there."""

    def __init__(self) -> None:
        self._descriptor = sys.stdout.fileno()

    def write(self, data: bytes) -> None:
        """Write whole lines.

        Raises `OutputClosedError` when nobody reads any more, `OutputError` when the device is full
        or fails.
        """
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
        except BrokenPipeError as error:
            raise OutputClosedError from error
        except OSError as error:
            problem = f"cannot be written ({error.strerror})"
            raise OutputError("standard output", problem) from error
