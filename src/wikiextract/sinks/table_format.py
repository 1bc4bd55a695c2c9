"""Databases of tables as formats: what SQLite and DuckDB have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from wikiextract.sinks.format import Capabilities, Encoder, Shard, ShardWriter
from wikiextract.sinks.row_buffer import RowBuffer


class TableDatabase(Protocol):
    """A database file that is not whole yet. Its methods raise `OutputError`."""

    @property
    def size(self) -> int:
        """About how many bytes it has so far."""
        ...

    def add(self, rows: dict[str, list[tuple[Any, ...]]]) -> None:
        """Add rows, by table."""
        ...

    def take(self, shard: Path, offset: int) -> int:
        """Take all rows of another database, whose articles' numbers go up by `offset`.

        Gives the number of its articles.
        """
        ...

    def add_wide_tables(self) -> None:
        """Add the tables of classes and the views of infoboxes, when all rows are there."""
        ...

    def add_indexes(self) -> None:
        """Add what makes look-ups fast, when all rows are there."""
        ...

    def finish(self, articles: int) -> Shard:
        """Close the file and give it its final name."""
        ...

    def abandon(self) -> None:
        """Close and remove the file; after `finish` it does nothing."""
        ...


_CAPABILITIES = Capabilities(single=True)


@dataclass(frozen=True)
class TableFormat:
    """Records as tables; shards put one after the other are one database."""

    extension: str
    create: Callable[[Path], TableDatabase]
    capabilities: Capabilities = _CAPABILITIES

    def open(self, path: Path) -> ShardWriter:
        """See `Format.open`."""
        return _TableWriter(self.create(path))

    def gather(self, shards: Sequence[Path], output: Path, rows: int) -> Shard:
        """See `Format.gather`. Articles are numbered on; memory is that of the database's cache."""
        database = self.create(output)
        try:
            articles = 0
            for shard in shards:
                articles += database.take(shard, articles)
            database.add_wide_tables()
            database.add_indexes()
            return database.finish(articles)
        finally:
            database.abandon()

    def encoder(self) -> Encoder | None:
        """See `Format.encoder`."""
        return None


class _TableWriter:
    def __init__(self, database: TableDatabase) -> None:
        self._database = database
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
