"""Stores, opened for reading: what those of pages and those of entities have in common."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any, ClassVar, Self, TypeVar

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.store.sqlite_file import FileKind, connect_read_only
from wikiextract.store.texts import TextCodec

_T = TypeVar("_T")


class StoreFile:
    """A store in one of our files, opened for reading.

    Any number of processes may have the same file open. A store can be pickled (it is opened again
    where it arrives) and used after a fork. All methods raise `InputError` when the file turns out
    to be damaged.
    """

    kind: ClassVar[FileKind]

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Self:
        """Open a store; `InputError` when the file is absent, damaged, foreign or outdated."""
        file = Path(path)
        cls.kind.check_file(file)
        store = cls(file)
        try:
            store._check()
        except InputError:
            store.close()
            raise
        return store

    def _check(self) -> None:
        """Read what every file of the kind has: damage shows here, not in a page."""
        raise NotImplementedError

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).open, (str(self.path),)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _query(self, sql: str, values: tuple[object, ...] = ()) -> list[Any]:
        """Return the rows that a statement selects."""
        try:
            if self._connection is None or self._process != os.getpid():
                # A connection must not be used on both sides of a fork.
                self._connection = connect_read_only(self.path)
                self._process = os.getpid()
            return self._connection.execute(sql, values).fetchall()
        except UnicodeEncodeError:
            return []  # a title with half a surrogate pair: no page has it
        except sqlite3.DatabaseError as error:
            raise self.kind.damaged(self.path, error) from error

    def _meta(self, key: str) -> bytes:
        """Return the value of a key of the table ``meta``, nothing for one that is not there."""
        found = self._query("SELECT value FROM meta WHERE key = ?", (key,))
        return found[0][0] if found else b""

    def _decoded(self, key: str, type_: type[_T]) -> _T:
        """Return the value of a key, which is JSON of this type."""
        try:
            return msgspec.json.decode(self._meta(key), type=type_)
        except NOT_JSON as error:
            raise self.kind.damaged(self.path, error) from error

    def _unpacked(self, codec: TextCodec, data: bytes) -> str:
        """Return a text that is stored in compressed form."""
        try:
            return codec.unpack(data)
        except ValueError as error:
            raise self.kind.damaged(self.path, error) from error
