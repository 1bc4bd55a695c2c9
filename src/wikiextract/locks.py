"""Locks between processes: empty files that one process holds, and lets go however it ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path


class HeldError(Exception):
    """A file that somebody else holds."""


def open_lock(path: Path) -> int:
    """Open the file of a lock, which is made if it is not there; raises `OSError` as files do."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)


def take(descriptor: int) -> bool:
    """Return True if the open file is held from now on, until it is closed."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_at(descriptor: int, path: Path) -> bool:
    """Return False when the open file is gone from its place: who held it has removed it since."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except OSError:
        return False


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the file while something is done, and remove it afterwards.

    Raises `HeldError` when somebody else holds it, `OSError` as files do.
    """
    descriptor = _held(path)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            if is_at(descriptor, path):
                path.unlink()
        os.close(descriptor)


def _held(path: Path) -> int:
    while True:
        descriptor = open_lock(path)
        kept = False
        try:
            if not take(descriptor):
                raise HeldError(str(path))
            kept = is_at(descriptor, path)
            if kept:
                return descriptor
        finally:
            if not kept:
                os.close(descriptor)
