"""Parquet: records in the columns of `arrow_schema`. Needs pyarrow.

https://parquet.apache.org/docs/file-format/
"""

from __future__ import annotations

import contextlib
import gc
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
from wikiextract.sinks.flat_record import flatten, unflatten
from wikiextract.sinks.format import Capabilities, Encoder, Shard, ShardWriter
from wikiextract.sinks.partial import cannot_write, new_file, partial_path, publish

_BATCH = 4 << 20
"""Bytes of JSON that are made columns at once: what they need as Python values stays small."""

_ROW_GROUP = 16 << 20
"""Bytes of columns in memory that become one row group."""

_READ_ROWS = 64
_NOT_HELD = (pa.ArrowException, OverflowError, RecursionError, UnicodeError, TypeError, ValueError)


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
        try:
            for shard in shards:
                with pq.ParquetFile(shard) as source:
                    for group in range(source.num_row_groups):
                        table = source.read_row_group(group).cast(ARTICLE_SCHEMA)
                        file.add(table.to_batches(), table.nbytes, table.num_rows)
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


class _ParquetFile:
    """Batches of records gathered to row groups of a file that is not whole yet."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._batches: list[pa.RecordBatch] = []
        self._waiting = 0
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
        # What waits becomes about a third of its size in memory.
        return self._stream.tell() + self._waiting // 3

    def add(self, batches: list[pa.RecordBatch], size: int, rows: int) -> None:
        self._batches += batches
        self._waiting += size
        self._rows += rows
        if self._waiting >= _ROW_GROUP:
            self._write_group()

    def _write_group(self) -> None:
        if not self._batches:
            return
        table = pa.Table.from_batches(self._batches, ARTICLE_SCHEMA)
        self._batches, self._waiting = [], 0
        try:
            self._writer.write_table(table, row_group_size=max(table.num_rows, 1))
        except OSError as error:
            raise cannot_write(self._path, error) from error

    def finish(self) -> Shard:
        self._write_group()
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
        self._lines: list[bytes] = []
        self._waiting = 0

    @property
    def size(self) -> int:
        return self._file.size + self._waiting // 6

    def write(self, record: dict[str, Any], line: bytes) -> None:
        # The lines wait, not the values: they take a tenth of the memory.
        self._lines.append(line)
        self._waiting += len(line)
        if self._waiting >= _BATCH:
            self._flush()

    def finish(self) -> Shard:
        self._flush()
        return self._file.finish()

    def abandon(self) -> None:
        self._lines.clear()
        self._file.abandon()

    def _flush(self) -> None:
        if self._lines:
            batch = to_batch(self._lines)
            self._lines, self._waiting = [], 0
            self._file.add([batch], batch.nbytes, batch.num_rows)


def to_batch(lines: Sequence[bytes]) -> pa.RecordBatch:
    """Valid records, each as its JSON, as columns.

    A record that the columns cannot hold is kept whole in `record_json`.
    """
    with _garbage_left_alone():
        try:
            return _batch([flatten(msgspec.json.decode(line)) for line in lines])
        except _NOT_HELD:
            return _batch([_held(line) for line in lines])


def _batch(flat: list[dict[str, Any]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(flat, schema=ARTICLE_SCHEMA)


def _held(line: bytes) -> dict[str, Any]:
    """The flat record, or what is kept of one that the columns cannot hold."""
    record = msgspec.json.decode(line)
    try:
        flat = flatten(record)
        _batch([flat])
        return flat
    except _NOT_HELD:
        record = msgspec.json.decode(line)
        kept = {name: record[name] for name in ("title", "kind", "extraction")}
        empty: dict[str, Any] = {
            name: [] for name, value in record.items() if isinstance(value, list)
        }
        return {**empty, **kept, "record_json": line.decode()}


@contextlib.contextmanager
def _garbage_left_alone() -> Iterator[None]:
    """No garbage collection: it walks over all the values again and again, and finds none."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


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
