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
    """A format whose bytes come from an encoder, so that shards can simply be joined.

    `header` begins every file, whose encoder does not write it: where files are joined, only that
    of the first one is kept.
    """

    extension: str
    make_encoder: Callable[[], Encoder]
    capabilities: Capabilities = _USUAL
    header: bytes = b""

    def open(self, path: Path) -> ShardWriter:
        """See `Format.open`."""
        return _StreamWriter(path, self.make_encoder(), self.header)

    def gather(self, shards: Sequence[Path], output: Path, rows: int) -> Shard:
        """See `Format.gather`."""
        file = PartialFile(output)
        try:
            if not shards:
                file.write(self.header)
            for number, shard in enumerate(shards):
                with shard.open("rb") as stream:
                    if number:
                        stream.seek(len(self.header))
                    while block := stream.read(_BLOCK):
                        file.write(block)
            return file.finish(rows)
        except OSError as error:
            raise cannot_write(output, error) from error
        finally:
            file.abandon()

    def encoder(self) -> Encoder:
        """See `Format.encoder`."""
        encoder = self.make_encoder()
        return _Headed(encoder, self.header) if self.header else encoder


def with_header(extension: str, make_encoder: Callable[[], Encoder], header: bytes) -> StreamFormat:
    """Return a format whose files begin with a header."""
    return StreamFormat(extension, make_encoder, Capabilities(header=len(header)), header)


class _Headed:
    """An encoder whose first bytes are a header."""

    def __init__(self, encoder: Encoder, header: bytes) -> None:
        self._encoder = encoder
        self._header = header

    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        header, self._header = self._header, b""
        return header + self._encoder.encode(record, line)

    def finish(self) -> bytes:
        header, self._header = self._header, b""
        return header + self._encoder.finish()


class _StreamWriter:
    def __init__(self, path: Path, encoder: Encoder, header: bytes) -> None:
        self._file = PartialFile(path)
        self._file.write(header)
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
