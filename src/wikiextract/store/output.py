"""Where a store is written: beside its name, and moved to it when it is whole."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from wikiextract.errors import InputError
from wikiextract.store.sqlite_file import FileKind


class Output:
    """The file that a store will be. What stands there is replaced only if it is a store."""

    def __init__(self, path: Path, kind: FileKind) -> None:
        self.path = path
        if path.is_dir():
            raise InputError(str(path), "a directory", "name the file that the store will be")
        if path.exists() and not kind.is_of_kind(path):
            problem = f"it exists and is no {kind.name}"
            raise InputError(str(path), problem, "remove it, or give the store another name")

    @contextlib.contextmanager
    def partial(self) -> Iterator[Path]:
        """The file to build in; it is removed afterwards unless it was published.

        Raises `InputError` when another build of the same store is at work. What a killed build
        left is removed.
        """
        path = self.path.with_name(self.path.name + ".partial")
        self._clear(path)
        try:
            yield path
        finally:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _clear(self, partial: Path) -> None:
        if partial.is_symlink():  # somebody else's: nothing is written through it
            partial.unlink()
        if not partial.exists():
            return
        try:
            with contextlib.closing(sqlite3.connect(partial, timeout=0)) as connection:
                connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                problem = f"another build is at work on it ({partial.name})"
                raise InputError(str(self.path), problem) from None
        except sqlite3.DatabaseError:
            pass  # what a killed build left need not be a database yet
        partial.unlink(missing_ok=True)

    def publish(self, partial: Path) -> None:
        """Give the finished file its name, for good: it survives a power cut."""
        _synchronise(partial)
        partial.replace(self.path)
        with contextlib.suppress(OSError):  # not every system lets a folder be synchronised
            _synchronise(self.path.parent)

    @contextlib.contextmanager
    def errors(self) -> Iterator[None]:
        """Turn errors of writing into `InputError`s."""
        try:
            yield
        except sqlite3.Error as error:
            raise InputError(str(self.path), f"cannot be written: {error}") from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise InputError(str(self.path), f"cannot be written: {reason}") from error


def _synchronise(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
