"""Parquet: records in the columns of `arrow_schema`. Needs pyarrow.

https://parquet.apache.org/docs/file-format/
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from wikiextract.errors import InputError, OutputError
from wikiextract.record import Article
from wikiextract.sinks.arrow_schema import ARTICLE_SCHEMA
from wikiextract.sinks.flat_lines import FlatLines
from wikiextract.sinks.flat_record import unflatten
from wikiextract.sinks.format import Capabilities, Encoder, Shard, ShardWriter
from wikiextract.sinks.partial import cannot_write, new_file, partial_path, publish

_ROW_GROUP = 16 << 20
"""Bytes of text, or of columns in memory, that become one row group."""

_READ_ROWS = 64


class ParquetFormat:
    """Records as Parquet; shards put one after the other are one file with larger row groups."""

    extension = ".parquet"
    capabilities = Capabilities(sharded=True, dataset="columns")

    def open(self, path: Path) -> ShardWriter:
        """See `Format.open`."""
        return _ParquetWriter(path)

    def gather(self, shards: Sequence[Path], output: Path, rows: int) -> Shard:
        """See `Format.gather`. Holds one row group of the output in memory."""
        file = _ParquetFile(output)
        waiting: list[pa.Table] = []
        try:
            for group in _row_groups(shards):
                waiting.append(group)
                if sum(table.nbytes for table in waiting) >= _ROW_GROUP:
                    file.write(pa.concat_tables(waiting))
                    waiting.clear()
            if waiting:
                file.write(pa.concat_tables(waiting))
            return file.finish()
        except OSError as error:
            raise cannot_write(output, error) from error
        except pa.ArrowException as error:
            problem = f"cannot be made of its parts ({str(error).partition(chr(10))[0]})"
            raise OutputError(str(output), problem) from error
        finally:
            file.abandon()

    def encoder(self) -> Encoder | None:
        """See `Format.encoder`."""
        return None


def _row_groups(shards: Sequence[Path]) -> Iterator[pa.Table]:
    for shard in shards:
        with pq.ParquetFile(shard) as source:
            for group in range(source.num_row_groups):
                yield source.read_row_group(group).cast(ARTICLE_SCHEMA)


class _ParquetFile:
    """A file that is not whole yet, written row group by row group."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows = 0
        self._finished = False
        self._stream = os.fdopen(new_file(partial_path(path), path), "wb")
        try:
            # A thousand columns in groups of some hundred rows: a dictionary for each takes more
            # time and space than it saves, as Zstandard finds what repeats anyway.
            self._writer = pq.ParquetWriter(
                self._stream, ARTICLE_SCHEMA, compression="zstd", use_dictionary=False
            )
        except OSError as error:
            raise cannot_write(path, error) from error

    @property
    def size(self) -> int:
        return self._stream.tell()

    def write(self, table: pa.Table) -> None:
        """Write a row group."""
        self._rows += table.num_rows
        try:
            self._writer.write_table(table, row_group_size=table.num_rows)
        except OSError as error:
            raise cannot_write(self._path, error) from error

    def finish(self) -> Shard:
        try:
            self._writer.close()
            self._stream.close()
        except OSError as error:
            raise cannot_write(self._path, error) from error
        self._finished = True
        return publish(self._path, self._rows)

    def abandon(self) -> None:
        if self._finished:
            return
        self._finished = True
        with contextlib.suppress(OSError):
            self._writer.close()
        with contextlib.suppress(OSError):
            self._stream.close()
        with contextlib.suppress(OSError):
            partial_path(self._path).unlink(missing_ok=True)


class _ParquetWriter:
    def __init__(self, path: Path) -> None:
        self._file = _ParquetFile(path)
        self._lines = FlatLines()

    @property
    def size(self) -> int:
        # What waits becomes about a third of its size.
        return self._file.size + self._lines.size // 3

    def write(self, record: dict[str, Any], line: bytes) -> None:
        self._lines.add(record, line)
        if self._lines.size >= _ROW_GROUP:
            self._file.write(self._lines.take())

    def finish(self) -> Shard:
        if self._lines.size:
            self._file.write(self._lines.take())
        return self._file.finish()

    def abandon(self) -> None:
        self._file.abandon()


def read_parquet(path: str | Path) -> Iterator[Article]:
    """The records in a Parquet file that we wrote, in its order, a few at a time in memory.

    Raises InputError when the file cannot be read or holds no records of ours.
    """
    try:
        file = pq.ParquetFile(path)
        missing = [name for name in ARTICLE_SCHEMA.names if name not in file.schema_arrow.names]
        if missing:
            raise InputError(str(path), f"no records of ours: it lacks the column {missing[0]}")
        for batch in file.iter_batches(batch_size=_READ_ROWS):
            for row in batch.to_pylist():
                yield _article(row)
    except (OSError, pa.ArrowException, msgspec.ValidationError) as error:
        reason = str(error).partition("\n")[0]
        raise InputError(str(path), f"cannot be read as Parquet ({reason})") from error


def _article(row: dict[str, Any]) -> Article:
    whole = row.pop("record_json", None)
    if whole is not None:
        return msgspec.json.decode(whole, type=Article)
    return msgspec.convert(unflatten(row), Article)


PARQUET = ParquetFormat()
