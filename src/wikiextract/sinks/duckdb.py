"""DuckDB: the rows of `tables` in one database file. Needs duckdb and pyarrow.

https://duckdb.org/docs/stable/sql/introduction
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from wikiextract.errors import OutputError
from wikiextract.sinks.definitions import copy, duckdb_table, quoted, views
from wikiextract.sinks.format import Shard
from wikiextract.sinks.partial import cannot_write, partial_path, publish
from wikiextract.sinks.table_format import TableFormat
from wikiextract.sinks.tables import TABLES, DatabaseTable
from wikiextract.sinks.wide.add import add_wide_tables

# What DuckDB takes of its own accord is most of the machine's memory and all of its processors.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "1GB",
    "threads": 1,
    "preserve_insertion_order": True,
}
_READ_ROWS = 2048
_TYPES = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "boolean": pa.bool_()}


class _DuckDatabase:
    """See `TableDatabase`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._remove()
        with self.errors():
            self.connection = duckdb.connect(str(partial_path(path)), config=_SETTINGS)
            for statement in (*map(duckdb_table, TABLES), *views()):
                self.connection.execute(statement)
        self._open = True

    @contextlib.contextmanager
    def errors(self) -> Iterator[None]:
        """Errors of DuckDB as ours."""
        try:
            yield
        except duckdb.Error as error:
            reason = str(error).partition("\n")[0]
            raise OutputError(str(self._path), f"cannot be written ({reason})") from error

    @property
    def size(self) -> int:
        partial = partial_path(self._path)
        return sum(file.stat().st_size for file in (partial, _log_of(partial)) if file.exists())

    def add(self, rows: dict[str, list[tuple[Any, ...]]]) -> None:
        self.fill([(table, rows[table.name]) for table in TABLES])

    def fill(self, rows: Sequence[tuple[DatabaseTable, Sequence[tuple[Any, ...]]]]) -> None:
        with self.errors():
            self.connection.begin()
            for table, of_table in rows:
                if of_table:
                    self.connection.register("new_rows", _columns(table, of_table))
                    self.connection.execute(
                        f"INSERT INTO {quoted(table.name)} SELECT * FROM new_rows"
                    )
                    self.connection.unregister("new_rows")
            self.connection.commit()

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        with self.errors(), self.connection.cursor() as cursor:
            cursor.execute(query)
            while batch := cursor.fetchmany(_READ_ROWS):
                yield from batch

    def create(self, table: DatabaseTable) -> None:
        with self.errors():
            self.connection.execute(duckdb_table(table))

    def create_view(self, name: str, query: str) -> None:
        with self.errors():
            self.connection.execute(f"CREATE VIEW {quoted(name)} AS {query}")

    def add_wide_tables(self) -> None:
        add_wide_tables(self, by_keys=False)

    def take(self, shard: Path, offset: int) -> int:
        with self.errors():
            # ATTACH takes no parameters.
            literal = "'" + str(shard).replace("'", "''") + "'"
            self.connection.execute(f"ATTACH {literal} AS shard (READ_ONLY)")
            self.connection.begin()
            for table in TABLES:
                statement = (
                    copy(table, str(offset)).replace("main.", "").removesuffix(" ORDER BY rowid")
                )
                self.connection.execute(statement)
            found = self.connection.execute("SELECT count(*) FROM shard.articles").fetchone()
            self.connection.commit()
            self.connection.execute("DETACH shard")
        return int(found[0]) if found else 0

    def add_indexes(self) -> None:
        pass  # columns of DuckDB have their ranges, and indexes would have to fit into memory

    def finish(self, articles: int) -> Shard:
        with self.errors():
            self.connection.execute("CHECKPOINT")
            self.connection.close()
        self._open = False
        return publish(self._path, articles)

    def abandon(self) -> None:
        if self._open:
            self._open = False
            with contextlib.suppress(duckdb.Error):
                self.connection.close()
            with contextlib.suppress(OutputError):
                self._remove()

    def _remove(self) -> None:
        partial = partial_path(self._path)
        try:
            partial.unlink(missing_ok=True)
            _log_of(partial).unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(self._path, error) from error


def _log_of(path: Path) -> Path:
    """DuckDB's write-ahead log of a database."""
    return path.with_name(f"{path.name}.wal")


def _columns(table: DatabaseTable, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    columns = zip(*rows, strict=True)
    return pa.table(
        {
            column.name: pa.array(values, _TYPES[column.type])
            for column, values in zip(table.columns, columns, strict=True)
        }
    )


DUCKDB = TableFormat(".duckdb", _DuckDatabase)
