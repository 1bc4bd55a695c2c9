"""Python imports this at its start when its folder is on the path: calls of the system fail then.

``FAULT`` says which: ``CALL:NUMBER:ERROR:ROLE``, such as ``fsync:3:ENOSPC:worker``: in each process
of that role all calls after the third fail, as on a disk that is full.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import stat
import sys
from collections.abc import Callable
from typing import Any


class Faults:
    """Puts failing calls into the place of the system's."""

    def __init__(self, call: str, number: int, error: str, under: str) -> None:
        """`under`: only files whose path begins so are concerned, as far as the call says which."""
        self._call = call
        self._left = number
        self._error = getattr(errno, error)
        self._under = under
        self.happened = False

    def install(self, put: Callable[[Any, str, Any], None] = setattr) -> None:
        if self._call in {"write", "fsync", "ftruncate"}:
            put(os, self._call, self._failing(getattr(os, self._call)))
        elif self._call == "rename":
            put(os, "replace", self._failing(os.replace))
        elif self._call == "create":
            put(os, "open", self._failing(os.open, lambda path, flags, *_: flags & os.O_CREAT))
        elif self._call == "read":
            opened = io.open
            put(io, "open", lambda *a, **k: self._watched(opened(*a, **k), *a))
            put(builtins, "open", io.open)

    def _failing(
        self, call: Callable[..., Any], concerned: Callable[..., Any] = lambda *_: True
    ) -> Callable[..., Any]:
        def failing(*arguments: Any, **named: Any) -> Any:
            if isinstance(arguments[0], int) and not stat.S_ISREG(os.fstat(arguments[0]).st_mode):
                return call(*arguments, **named)  # messages to people, and to other processes
            if concerned(*arguments):
                self._count()
            return call(*arguments, **named)

        return failing

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            self.happened = True
            raise OSError(self._error, os.strerror(self._error))

    def _watched(self, stream: Any, path: Any, mode: str = "r", *_: Any) -> Any:
        named = isinstance(path, str | os.PathLike) and os.fspath(path).startswith(self._under)
        if not named or mode != "rb" or os.fspath(path).endswith((".json", ".py", ".pyc")):
            return stream
        return _WatchedReader(stream, self._count)


class _WatchedReader(io.BufferedReader):
    def __init__(self, stream: Any, count: Callable[[], None]) -> None:
        super().__init__(stream.detach())
        self._count = count

    def read(self, size: int | None = -1, /) -> bytes:
        self._count()
        return super().read(size)

    def read1(self, size: int = -1, /) -> bytes:
        self._count()
        return super().read1(size)


if os.environ.get("FAULT") and any("worker" in argument for argument in sys.orig_argv):
    stated, number_, error_, role_ = os.environ["FAULT"].split(":")
    if role_ == "worker":
        Faults(stated, int(number_), error_, os.environ["FAULT_UNDER"]).install()
