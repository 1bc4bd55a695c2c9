"""NDJSON: one record a line; also compressed, as gzip (RFC 1952) or Zstandard (RFC 8878).

Gzip members and Zstandard frames may follow one another, so compressed shards do, too.
"""

from __future__ import annotations

import zlib
from typing import Any, Protocol

import zstandard

from wikiextract.sinks.format import Capabilities
from wikiextract.sinks.stream_format import StreamFormat


class Compressor(Protocol):
    """Compresses a stream of bytes, as the objects that `zlib.compressobj` returns do."""

    def compress(self, data: bytes, /) -> bytes:
        """Compress more."""
        ...

    def flush(self) -> bytes:
        """End the stream."""
        ...


class _Lines:
    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        return line + b"\n"

    def finish(self) -> bytes:
        return b""


class _CompressedLines:
    def __init__(self, compressor: Compressor) -> None:
        self._compressor = compressor

    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        return self._compressor.compress(line + b"\n")

    def finish(self) -> bytes:
        return self._compressor.flush()


def _gzip() -> _CompressedLines:
    # No time and no name in the header: the same records are the same bytes.
    return _CompressedLines(zlib.compressobj(6, wbits=zlib.MAX_WBITS | 16))


def _zstandard() -> _CompressedLines:
    compressor = zstandard.ZstdCompressor(level=3, write_checksum=True)
    return _CompressedLines(compressor.compressobj())


PLAIN = StreamFormat(".ndjson", _Lines, Capabilities(addressable=True))
GZIP = StreamFormat(".ndjson.gz", _gzip)
ZSTANDARD = StreamFormat(".ndjson.zst", _zstandard)
