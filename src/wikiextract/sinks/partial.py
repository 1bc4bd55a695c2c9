"""A file that has its name only when it is whole and on the disk."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from pathlib import Path

from wikiextract.errors import OutputError
from wikiextract.sinks.format import Shard

_BLOCK = 1 << 18


class PartialFile:
    """Bytes written one after the other to ``NAME.partial``, which `finish` renames to ``NAME``.

    All methods raise `OutputError` when the file cannot be written; what there is of it is removed
    by `abandon`.
    """

    def __init__(self, path: Path) -> None:
        check_replaceable(path)
        self.path = path
        self.partial = partial_path(path)
        self.size = 0
        self._hash = hashlib.sha256()
        self._pieces: list[bytes] = []
        self._waiting = 0
        self._descriptor = new_file(self.partial, path)

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._pieces.append(data)
        self._waiting += len(data)
        self.size += len(data)
        if self._waiting >= _BLOCK:
            self._flush()

    def finish(self, rows: int) -> Shard:
        """Have everything on the disk and give the file its name."""
        self._flush()
        try:
            os.fsync(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = -1
            self.partial.replace(self.path)
            sync_folder(self.path.parent)
        except OSError as error:
            raise cannot_write(self.path, error) from error
        return Shard(name=self.path.name, rows=rows, bytes=self.size, sha256=self._hash.hexdigest())

    def abandon(self) -> None:
        """Close and remove the unfinished file; does nothing after `finish`."""
        if self._descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1
            with contextlib.suppress(OSError):
                self.partial.unlink(missing_ok=True)

    def _flush(self) -> None:
        data = b"".join(self._pieces)
        self._pieces.clear()
        self._waiting = 0
        self._hash.update(data)
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
        except OSError as error:
            raise cannot_write(self.path, error) from error


def new_file(partial: Path, path: Path) -> int:
    """Begin the file `partial` and return its descriptor; what bears that name is removed.

    A link of that name, which somebody else may have put there, leads nowhere. Raises `OutputError`
    that names `path`.
    """
    try:
        partial.unlink(missing_ok=True)
        return os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except OSError as error:
        raise cannot_write(path, error) from error


def partial_path(path: Path) -> Path:
    """The path of the unfinished file of this name."""
    return path.with_name(f"{path.name}.partial")


def publish(path: Path, rows: int) -> Shard:
    """Give the closed file ``NAME.partial`` of a library its name, when it is on the disk.

    Raises `OutputError` when that fails.
    """
    check_replaceable(path)
    partial = partial_path(path)
    checksum = hashlib.sha256()
    size = 0
    try:
        with partial.open("rb+") as stream:
            while block := stream.read(_BLOCK):
                checksum.update(block)
                size += len(block)
            os.fsync(stream.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    return Shard(name=path.name, rows=rows, bytes=size, sha256=checksum.hexdigest())


def check_replaceable(path: Path) -> None:
    """Raise `OutputError` for what a file must not take the place of: a device, a pipe, a folder.

    The new file is renamed over the old one, which would remove ``/dev/null`` itself.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return  # there is none, or writing will say what is wrong
    if not stat.S_ISREG(mode):
        advice = "name a file; without -o the records go to standard output"
        raise OutputError(str(path), "is no file that could be replaced", advice)


def sync_folder(folder: Path) -> None:
    """Have a folder's names on the disk, as far as the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def cannot_write(path: Path, error: OSError) -> OutputError:
    """The error for a file that the system does not let us write."""
    return OutputError(str(path), f"cannot be written ({error.strerror or error})")
