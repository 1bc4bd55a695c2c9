"""Standard input, output and error of a command, whatever the shell has done with them."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any, TextIO, cast


class _Messages:
    """Standard error, which nobody may be able to read any more: what cannot be written is lost."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            return self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def replace_closed_streams() -> None:
    """Open those of the standard streams that are closed, so that using them is an error of ours.

    Otherwise the next file that is opened would get the number of standard output. A message that
    cannot be written to standard error ends nothing.
    """
    flags = {"stdin": os.O_WRONLY, "stdout": os.O_RDONLY, "stderr": os.O_WRONLY}
    for number, (name, wrong_way) in enumerate(flags.items()):
        if getattr(sys, name) is None:
            _open(os.devnull, wrong_way, number)
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    sys.stderr = cast(TextIO, _Messages(sys.stderr))


def discard_output() -> None:
    """Let what is still to be written to standard output go nowhere: it cannot be written."""
    _open(os.devnull, os.O_WRONLY, 1)


def _open(path: str, flags: int, number: int) -> None:
    descriptor = os.open(path, flags)
    if descriptor != number:
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.set_inheritable(number, True)  # processes that are started have these streams, too
