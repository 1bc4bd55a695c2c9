"""NDJSON: one record a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wikiextract.sinks.partial import PartialFile, cannot_write
from wikiextract.sinks.sink import Shard, ShardWriter

_BLOCK = 1 << 20


class NdjsonForm:
    """Records as lines of JSON; shards put one after the other are one file."""

    extension = ".ndjson"

    def open(self, path: Path) -> ShardWriter:
        """See `Form.open`."""
        return _NdjsonWriter(path)

    def gather(self, shards: Sequence[Path], output: Path) -> Shard:
        """See `Form.gather`."""
        file = PartialFile(output)
        rows = 0
        try:
            for shard in shards:
                with shard.open("rb") as stream:
                    while block := stream.read(_BLOCK):
                        rows += block.count(b"\n")
                        file.write(block)
            return file.finish(rows)
        except OSError as error:
            raise cannot_write(output, error) from error
        finally:
            file.abandon()


class _NdjsonWriter:
    def __init__(self, path: Path) -> None:
        self._file = PartialFile(path)
        self._rows = 0

    @property
    def size(self) -> int:
        return self._file.size

    def write(self, record: dict[str, Any], line: bytes) -> None:
        self._file.write(line + b"\n")
        self._rows += 1

    def finish(self) -> Shard:
        return self._file.finish(self._rows)

    def abandon(self) -> None:
        self._file.abandon()


def form() -> NdjsonForm:
    """The form that this module is about."""
    return NdjsonForm()
