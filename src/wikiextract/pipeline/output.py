"""Where the lines of a run go: always whole lines, and a file's final name only when complete."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from wikiextract.errors import InputError

_BLOCK = 1 << 18


class OutputClosedError(Exception):
    """Whoever read the output has gone."""


class LineOutput:
    """Writes whole lines to a file or, without a path, to standard output.

    A file is written as ``NAME.partial`` and gets its name in `complete`, so that a run that was
    cut off leaves no file that looks whole. Lines are handed to the system in blocks that end with
    a line.
    """

    def __init__(self, path: str | None) -> None:
        """Open the output; raises InputError when the file cannot be written."""
        self._path = Path(path) if path is not None else None
        self._lines: list[bytes] = []
        self._size = 0
        if self._path is None:
            self._descriptor = sys.stdout.fileno()
            self._interactive = True
        else:
            self._interactive = False
            try:
                flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
                self._descriptor = os.open(self.partial, flags, 0o666)
            except OSError as error:
                raise InputError(str(path), f"cannot be written ({error.strerror})") from error

    @property
    def partial(self) -> str:
        """Where an incomplete file is."""
        return f"{self._path}.partial"

    def __enter__(self) -> LineOutput:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None or not issubclass(kind, OutputClosedError | InputError):
            self.flush()
        if self._path is not None:
            os.close(self._descriptor)

    def write(self, line: bytes) -> None:
        """Write one line (with its line end)."""
        self._lines.append(line)
        self._size += len(line)
        # Whoever reads from a pipe wants each record when it is there.
        if self._interactive or self._size >= _BLOCK:
            self.flush()

    def flush(self) -> None:
        """Hand what is held to the system.

        Raises OutputClosedError when nobody reads any more, InputError when the device is full or
        fails.
        """
        data = memoryview(b"".join(self._lines))
        self._lines.clear()
        self._size = 0
        try:
            while data:
                data = data[os.write(self._descriptor, data) :]
        except BrokenPipeError as error:
            raise OutputClosedError from error
        except OSError as error:
            where = str(self._path) if self._path else "standard output"
            raise InputError(where, f"cannot be written ({error.strerror})") from error

    def complete(self) -> None:
        """Give a finished file its final name."""
        self.flush()
        if self._path is not None:
            Path(self.partial).replace(self._path)
