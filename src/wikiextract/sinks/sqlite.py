"""SQLite: the rows of `tables` in one database file. https://www.sqlite.org/lang.html"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from wikiextract.errors import OutputError
from wikiextract.sinks.definitions import copy, indexes, insert, sqlite_tables, views
from wikiextract.sinks.partial import cannot_write, partial_path, publish
from wikiextract.sinks.row_buffer import RowBuffer
from wikiextract.sinks.sink import Shard, ShardWriter
from wikiextract.sinks.tables import TABLES

# The file counts only when it has its final name, so a crash may damage it: no journal, no waiting.
_SETTINGS = (
    "PRAGMA page_size = 8192",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -65536",
    "PRAGMA locking_mode = EXCLUSIVE",
)


class SqliteForm:
    """Records as tables; shards put one after the other are one database with indexes."""

    extension = ".sqlite"

    def open(self, path: Path) -> ShardWriter:
        """See `Form.open`."""
        return _SqliteWriter(path)

    def gather(self, shards: Sequence[Path], output: Path) -> Shard:
        """See `Form.gather`. Articles are numbered on; memory is that of SQLite's cache."""
        database = _Database(output)
        try:
            articles = 0
            for shard in shards:
                articles += database.take(shard, articles)
            with database.errors():
                for statement in indexes():
                    database.connection.execute(statement)
                database.connection.execute("PRAGMA optimize")
            return database.finish(articles)
        finally:
            database.abandon()


class _Database:
    """A database file that is not whole yet."""

    def __init__(self, path: Path) -> None:
        self._path = path
        partial = partial_path(path)
        try:
            partial.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(path, error) from error
        with self.errors():
            address = partial.absolute().as_uri()
            self.connection = sqlite3.connect(address, isolation_level=None, uri=True)
            for statement in (*_SETTINGS, *sqlite_tables(), *views()):
                self.connection.execute(statement)
        self._open = True

    @contextlib.contextmanager
    def errors(self) -> Iterator[None]:
        """Errors of SQLite as ours."""
        try:
            yield
        except sqlite3.Error as error:
            raise OutputError(str(self._path), f"cannot be written ({error})") from error

    @property
    def size(self) -> int:
        (pages,) = self.connection.execute("PRAGMA page_count").fetchone()
        return int(pages) * 8192

    def add(self, rows: dict[str, list[tuple[Any, ...]]]) -> None:
        with self.errors():
            self.connection.execute("BEGIN")
            for table in TABLES:
                self.connection.executemany(insert(table), rows[table.name])
            self.connection.execute("COMMIT")

    def take(self, shard: Path, offset: int) -> int:
        """Take all rows of another database, and give the number of its articles."""
        with self.errors():
            self.connection.execute("ATTACH ? AS shard", (f"{shard.absolute().as_uri()}?mode=ro",))
            self.connection.execute("BEGIN")
            for table in TABLES:
                self.connection.execute(copy(table), (offset,))
            (count,) = self.connection.execute("SELECT count(*) FROM shard.articles").fetchone()
            self.connection.execute("COMMIT")
            self.connection.execute("DETACH shard")
        return int(count)

    def finish(self, articles: int) -> Shard:
        with self.errors():
            self.connection.close()
        self._open = False
        return publish(self._path, articles)

    def abandon(self) -> None:
        if self._open:
            self._open = False
            self.connection.close()
            with contextlib.suppress(OSError):
                partial_path(self._path).unlink(missing_ok=True)


class _SqliteWriter:
    def __init__(self, path: Path) -> None:
        self._database = _Database(path)
        self._buffer = RowBuffer()

    @property
    def size(self) -> int:
        return self._database.size

    def write(self, record: dict[str, Any], line: bytes) -> None:
        if self._buffer.add(line):
            self._database.add(self._buffer.take())

    def finish(self) -> Shard:
        self._database.add(self._buffer.take())
        return self._database.finish(self._buffer.articles)

    def abandon(self) -> None:
        self._database.abandon()


def form() -> SqliteForm:
    """The form that this module is about."""
    return SqliteForm()
