"""The shards of one block: a new one is begun when one has its size."""

from __future__ import annotations

from typing import Any

from wikiextract.pipeline.block import BlockKey, BlockOptions
from wikiextract.sinks import Format, Shard, ShardWriter


class ShardSeries:
    """Writes records into as many shards as they need; none when there are no records."""

    def __init__(self, format_: Format, options: BlockOptions, key: BlockKey) -> None:
        self._format = format_
        self._options = options
        self._key = key
        self._writer: ShardWriter | None = None
        self._name = ""
        self._finished: list[Shard] = []

    def write(self, record: dict[str, Any], line: bytes) -> tuple[str, int]:
        """Add a record; the shard's name and the size it had before. Raises `OutputError`."""
        if self._writer is None:
            part = len(self._finished)
            path = self._options.path(self._key, part, self._format.extension)
            self._writer = self._format.open(path)
            self._name = path.name
        start = self._writer.size
        self._writer.write(record, line)
        if self._writer.size >= self._options.shard_bytes:
            self._close()
        return self._name, start

    def finish(self) -> tuple[Shard, ...]:
        """Close the last shard; all of them. Raises `OutputError`."""
        self._close()
        return tuple(self._finished)

    def abandon(self) -> None:
        """Remove the shard that is not finished."""
        if self._writer is not None:
            self._writer.abandon()
            self._writer = None

    def _close(self) -> None:
        if self._writer is not None:
            self._finished.append(self._writer.finish())
            self._writer = None
