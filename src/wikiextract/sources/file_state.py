"""The state of a file on the disk, by which it is seen that somebody has written to it."""

from __future__ import annotations

import os
import stat
from typing import NamedTuple


class FileState(NamedTuple):
    """The file that a path leads to, its size in bytes, and when it was changed, in nanoseconds.

    `changed` can be set back by whoever writes the file; `touched`, which the system keeps, cannot.
    """

    device: int
    inode: int
    size: int
    changed: int
    touched: int


def file_state(path: str | os.PathLike[str]) -> FileState | None:
    """Return the state of a file now; None when there is none, or what is there is no file."""
    try:
        found = os.stat(path)  # noqa: PTH116  (as paths are given, be they bytes that are no UTF-8)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return FileState(
        found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
    )
