"""One of our SQLite files, opened for reading."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.store.sqlite_file import FileKind, connect_read_only
from wikiextract.store.texts import TextCodec

_T = TypeVar("_T")


class OpenedFile:
    """A file of a kind, which may be used after a fork.

    All methods raise `InputError` when the file turns out to be damaged.
    """

    def __init__(self, path: Path, kind: FileKind) -> None:
        self._path = path
        self._kind = kind
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def query(self, sql: str, values: tuple[object, ...] = ()) -> list[Any]:
        """Return the rows that a statement selects."""
        try:
            if self._connection is None or self._process != os.getpid():
                # A connection must not be used on both sides of a fork.
                self._connection = connect_read_only(self._path)
                self._process = os.getpid()
            return self._connection.execute(sql, values).fetchall()
        except UnicodeEncodeError:
            return []  # a title with half a surrogate pair: no page has it
        except sqlite3.DatabaseError as error:
            raise self._kind.damaged(self._path, error) from error

    def meta(self, key: str) -> bytes:
        """Return the value of a key of the table ``meta``, nothing for one that is not there."""
        found = self.query("SELECT value FROM meta WHERE key = ?", (key,))
        return found[0][0] if found else b""

    def decoded(self, key: str, kind: type[_T]) -> _T:
        """Return the value of a key, which is JSON of this type."""
        try:
            return msgspec.json.decode(self.meta(key), type=kind)
        except NOT_JSON as error:
            raise self._kind.damaged(self._path, error) from error

    def unpacked(self, codec: TextCodec, data: bytes) -> str:
        """Return a text that is stored in compressed form."""
        try:
            return codec.unpack(data)
        except ValueError as error:
            raise self._kind.damaged(self._path, error) from error
