"""Where a store is written: beside its name, and moved to it when it is whole."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from wikiextract.errors import InputError
from wikiextract.locks import HeldError, held
from wikiextract.store.sqlite_file import FileKind, temporary_files_in


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
    def held(self) -> Iterator[None]:
        """Keep other builds of the store away, from what is read of the old one to the new one.

        Raises `InputError` when another build is at work, and for errors of writing.
        """
        lock = self.path.with_name(f"{self.path.name}.lock")
        try:
            with held(lock), temporary_files_in(self.path.absolute().parent):
                yield
        except HeldError:
            problem = "another build is at work on it"
            raise InputError(str(self.path), problem, f"wait for its end ({lock.name})") from None
        except sqlite3.Error as error:
            raise InputError(str(self.path), f"cannot be written: {error}") from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise InputError(str(self.path), f"cannot be written: {reason}") from error

    @contextlib.contextmanager
    def partial(self) -> Iterator[Path]:
        """The file to build in, while the store is `held`; removed unless it was published.

        What a killed build left is removed before.
        """
        path = self.path.with_name(f"{self.path.name}.partial")
        path.unlink(missing_ok=True)  # also a link of somebody else: nothing is written through it
        try:
            yield path
        finally:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def publish(self, partial: Path) -> None:
        """Give the finished file its name, for good: it survives a power cut."""
        _synchronise(partial)
        partial.replace(self.path)
        with contextlib.suppress(OSError):  # not every system lets a folder be synchronised
            _synchronise(self.path.parent)


def _synchronise(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
