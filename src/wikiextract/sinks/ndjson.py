"""NDJSON: one record a line; also compressed, as gzip (RFC 1952) or Zstandard (RFC 8878)."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import zstandard

from wikiextract.sinks.partial import PartialFile, cannot_write
from wikiextract.sinks.sink import Shard, ShardWriter
from wikiextract.sources.compression import decompress

_BLOCK = 1 << 20


class Compressor(Protocol):
    """What compresses a stream of bytes, as `zlib.compressobj` gives it."""

    def compress(self, data: bytes, /) -> bytes:
        """Compress more."""
        ...

    def flush(self) -> bytes:
        """End the stream."""
        ...


@dataclass(frozen=True)
class NdjsonForm:
    """Records as lines of JSON; shards put one after the other are one file.

    That holds for compressed shards too, since gzip members and Zstandard frames may follow one
    another. `compression` is None, "gz" or "zst".
    """

    compression: str | None = None

    @property
    def extension(self) -> str:
        """See `Form.extension`."""
        return f".ndjson.{self.compression}" if self.compression else ".ndjson"

    def open(self, path: Path) -> ShardWriter:
        """See `Form.open`."""
        return _NdjsonWriter(path, _COMPRESSORS[self.compression]())

    def gather(self, shards: Sequence[Path], output: Path) -> Shard:
        """See `Form.gather`."""
        file = PartialFile(output)
        rows = 0
        try:
            for shard in shards:
                copied = _copied(shard, file)
                for text in decompress(copied, self.compression, str(shard)):
                    rows += text.count(b"\n")
            return file.finish(rows)
        except OSError as error:
            raise cannot_write(output, error) from error
        finally:
            file.abandon()


def _copied(shard: Path, file: PartialFile) -> Iterator[bytes]:
    """The bytes of a shard, which are written to the file on the way."""
    with shard.open("rb") as stream:
        while block := stream.read(_BLOCK):
            file.write(block)
            yield block


class _NdjsonWriter:
    def __init__(self, path: Path, compressor: Compressor) -> None:
        self._file = PartialFile(path)
        self._compressor = compressor
        self._rows = 0

    @property
    def size(self) -> int:
        return self._file.size

    def write(self, record: dict[str, Any], line: bytes) -> None:
        self._file.write(self._compressor.compress(line + b"\n"))
        self._rows += 1

    def finish(self) -> Shard:
        self._file.write(self._compressor.flush())
        return self._file.finish(self._rows)

    def abandon(self) -> None:
        self._file.abandon()


class _Uncompressed:
    def compress(self, data: bytes, /) -> bytes:
        return data

    def flush(self) -> bytes:
        return b""


_COMPRESSORS: dict[str | None, Callable[[], Compressor]] = {
    None: _Uncompressed,
    # No time and no name in the header: the same records are the same bytes.
    "gz": lambda: zlib.compressobj(6, wbits=zlib.MAX_WBITS | 16),
    "zst": lambda: zstandard.ZstdCompressor(level=3, write_checksum=True).compressobj(),
}


def form() -> NdjsonForm:
    """Plain lines."""
    return NdjsonForm()


def gzip_form() -> NdjsonForm:
    """Lines, compressed with gzip."""
    return NdjsonForm("gz")


def zstandard_form() -> NdjsonForm:
    """Lines, compressed with Zstandard."""
    return NdjsonForm("zst")
