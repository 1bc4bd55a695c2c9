"""Streams compressed as gzip (RFC 1952) or Zstandard (RFC 8878).

Gzip members and Zstandard frames may follow one another, so compressed shards do, too.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol

import zstandard

from wikiextract.sinks.format import Encoder
from wikiextract.sinks.stream_format import StreamFormat, with_header


class Compressor(Protocol):
    """Compresses a stream of bytes, as the objects that `zlib.compressobj` returns do."""

    def compress(self, data: bytes, /) -> bytes:
        """Compress more."""
        ...

    def flush(self) -> bytes:
        """End the stream."""
        ...


def _gzip() -> Compressor:
    # No time and no name in the header: the same records are the same bytes.
    return zlib.compressobj(6, wbits=zlib.MAX_WBITS | 16)


def _zstandard() -> Compressor:
    return zstandard.ZstdCompressor(level=3, write_checksum=True).compressobj()


_COMPRESSORS: Mapping[str, Callable[[], Compressor]] = {".gz": _gzip, ".zst": _zstandard}


class _Compressed:
    def __init__(self, encoder: Encoder, compressor: Compressor) -> None:
        self._encoder = encoder
        self._compressor = compressor

    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        return self._compressor.compress(self._encoder.encode(record, line))

    def finish(self) -> bytes:
        return self._compressor.compress(self._encoder.finish()) + self._compressor.flush()


def compressed(plain: StreamFormat, ending: str) -> StreamFormat:
    """Return a format of the same content, compressed; its files have that ending besides.

    The ending is ``.gz`` or ``.zst``. A header is compressed by itself.
    """
    make = _COMPRESSORS[ending]

    def encoder() -> _Compressed:
        return _Compressed(plain.make_encoder(), make())

    compressor = make()
    header = compressor.compress(plain.header) + compressor.flush() if plain.header else b""
    made = with_header(plain.extension + ending, encoder, header)
    known = plain.capabilities
    capabilities = replace(made.capabilities, dataset=known.dataset, parts=known.parts)
    return replace(made, capabilities=capabilities)
