"""SQLite: the rows of `tables` in one database file. https://www.sqlite.org/lang.html"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from wikiextract.errors import OutputError
from wikiextract.sinks.definitions import copy, indexes, insert, quoted, sqlite_table, views
from wikiextract.sinks.format import Shard
from wikiextract.sinks.partial import new_file, partial_path, publish
from wikiextract.sinks.table_format import TableFormat
from wikiextract.sinks.tables import TABLES, DatabaseTable
from wikiextract.sinks.wide.add import add_wide_tables

# The file counts only when it has its final name, so a crash may damage it: no journal, no waiting.
_SETTINGS = (
    "PRAGMA page_size = 8192",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -65536",
    "PRAGMA locking_mode = EXCLUSIVE",
)


class _SqliteDatabase:
    """See `TableDatabase`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        partial = partial_path(path)
        os.close(new_file(partial, path))
        with self.errors():
            address = partial.absolute().as_uri()
            self.connection = sqlite3.connect(address, isolation_level=None, uri=True)
            for statement in (*_SETTINGS, *map(sqlite_table, TABLES), *views()):
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
        self.fill([(table, rows[table.name]) for table in TABLES])

    def fill(self, rows: Sequence[tuple[DatabaseTable, Sequence[tuple[Any, ...]]]]) -> None:
        with self.errors():
            self.connection.execute("BEGIN")
            for table, of_table in rows:
                self.connection.executemany(insert(table), of_table)
            self.connection.execute("COMMIT")

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        with self.errors():
            yield from self.connection.execute(query)

    def create(self, table: DatabaseTable) -> None:
        with self.errors():
            self.connection.execute(sqlite_table(table))

    def create_view(self, name: str, query: str) -> None:
        with self.errors():
            self.connection.execute(f"CREATE VIEW {quoted(name)} AS {query}")

    def add_wide_tables(self) -> None:
        add_wide_tables(self, by_keys=True)

    def take(self, shard: Path, offset: int) -> int:
        with self.errors():
            self.connection.execute("ATTACH ? AS shard", (f"{shard.absolute().as_uri()}?mode=ro",))
            self.connection.execute("BEGIN")
            for table in TABLES:
                self.connection.execute(copy(table), (offset,))
            (count,) = self.connection.execute("SELECT count(*) FROM shard.articles").fetchone()
            self.connection.execute("COMMIT")
            self.connection.execute("DETACH shard")
        return int(count)

    def add_indexes(self) -> None:
        with self.errors():
            for statement in indexes():
                self.connection.execute(statement)
            self.connection.execute("PRAGMA optimize")

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


SQLITE = TableFormat(".sqlite", _SqliteDatabase)
