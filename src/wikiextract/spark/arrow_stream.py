"""Records as a stream of Arrow batches, in the columns of the Parquet sink. Needs pyarrow.

https://arrow.apache.org/docs/format/Columnar.html#ipc-streaming-format
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from wikiextract.sinks.arrow_schema import ARTICLE_SCHEMA
from wikiextract.sinks.flat_lines import FlatLines
from wikiextract.sinks.stream_format import StreamFormat

_BATCH = 4 << 20
"""Bytes of JSON that are made columns at once."""

NAME = "wikiextract.spark.arrow_stream:ARROW_STREAM"
"""The name of the format, for `format_of`."""


class _Buffer:
    """A file that hands over what was written to it."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        return len(piece)

    def flush(self) -> None:
        """Do nothing: whoever wrote takes what is there."""

    def taken(self) -> bytes:
        pieces = b"".join(self._pieces)
        self._pieces.clear()
        return pieces


class _BatchEncoder:
    """An encoder; see `Encoder`."""

    def __init__(self) -> None:
        self._buffer = _Buffer()
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        self._writer = pa.ipc.new_stream(self._buffer, ARTICLE_SCHEMA, options=options)
        self._lines = FlatLines()

    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        self._lines.add(record, line)
        if self._lines.size >= _BATCH:
            self._write()
        return self._buffer.taken()

    def finish(self) -> bytes:
        if self._lines.size:
            self._write()
        self._writer.close()
        return self._buffer.taken()

    def _write(self) -> None:
        self._writer.write_table(self._lines.take())


def batches_in(path: Path) -> Iterator[pa.RecordBatch]:
    """Yield the batches of a shard, one at a time in memory."""
    with pa.OSFile(str(path)) as file, pa.ipc.open_stream(file) as stream:
        yield from stream


ARROW_STREAM = StreamFormat(".arrows", _BatchEncoder)
