"""Formats that are streams of bytes: one file or many, or standard output, as records come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wikiextract.sinks.format import Capabilities, Encoder, Shard, ShardWriter
from wikiextract.sinks.partial import PartialFile, cannot_write

_BLOCK = 1 << 20
_USUAL = Capabilities()


@dataclass(frozen=True)
class StreamFormat:
    """A format whose bytes come from an encoder, so that shards can simply be joined."""

    extension: str
    make_encoder: Callable[[], Encoder]
    capabilities: Capabilities = _USUAL

    def open(self, path: Path) -> ShardWriter:
        """See `Format.open`."""
        return _StreamWriter(path, self.make_encoder())

    def gather(self, shards: Sequence[Path], output: Path, rows: int) -> Shard:
        """See `Format.gather`."""
        file = PartialFile(output)
        try:
            for shard in shards:
                with shard.open("rb") as stream:
                    while block := stream.read(_BLOCK):
                        file.write(block)
            return file.finish(rows)
        except OSError as error:
            raise cannot_write(output, error) from error
        finally:
            file.abandon()

    def encoder(self) -> Encoder:
        """See `Format.encoder`."""
        return self.make_encoder()


class _StreamWriter:
    def __init__(self, path: Path, encoder: Encoder) -> None:
        self._file = PartialFile(path)
        self._encoder = encoder
        self._rows = 0

    @property
    def size(self) -> int:
        return self._file.size

    def write(self, record: dict[str, Any], line: bytes) -> None:
        self._file.write(self._encoder.encode(record, line))
        self._rows += 1

    def finish(self) -> Shard:
        self._file.write(self._encoder.finish())
        return self._file.finish(self._rows)

    def abandon(self) -> None:
        self._file.abandon()
