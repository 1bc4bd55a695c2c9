"""Decompression in small steps: what is read before any damage is given, then the error is raised.

Unlike ``bz2.open`` and kin, this tells a truncated stream from a finished one for every format,
reads several streams in one file as one (multistream bz2, gzip members, zstd frames), never holds
more than a few MiB, also for input made to explode, and takes short reads from pipes as they come.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

import zstandard

from wikiextract.errors import InputError
from wikiextract.sources.limits import CHUNK_BYTES, MIB, XZ_MEMORY_BYTES, ZSTD_WINDOW_BYTES

_MAGIC = {
    b"BZh": "bz2",
    b"\x1f\x8b": "gz",
    b"\x28\xb5\x2f\xfd": "zst",
    b"\xfd7zXZ\x00": "xz",
}
MAGIC_BYTES = max(map(len, _MAGIC))
EXTENSIONS = {".bz2": "bz2", ".gz": "gz", ".zst": "zst", ".zstd": "zst", ".xz": "xz"}

# A zstd block of 128 KiB may take four bytes, so a piece this small expands to 64 MiB at most.
_ZSTD_PIECE = 2048
_ERRORS = (OSError, EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError)


def compression_of(head: bytes) -> str | None:
    """Name the compression by its magic bytes ("bz2", "gz", "zst", "xz"), or None."""
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), None)


class _Decoder(Protocol):
    """One compressed stream: bounded steps, an end, and what follows the end."""

    def step(self, data: bytes) -> Iterator[bytes]: ...

    @property
    def eof(self) -> bool: ...

    @property
    def rest(self) -> bytes: ...


class _BoundedDecoder:
    """bz2 and xz: `decompress` takes a bound for its output and keeps the input it did not use."""

    def __init__(self, decoder: bz2.BZ2Decompressor | lzma.LZMADecompressor) -> None:
        self._decoder = decoder

    def step(self, data: bytes) -> Iterator[bytes]:
        decoder = self._decoder
        yield decoder.decompress(data, CHUNK_BYTES)
        while not decoder.eof and not decoder.needs_input:
            yield decoder.decompress(b"", CHUNK_BYTES)

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def rest(self) -> bytes:
        return self._decoder.unused_data


class _GzipDecoder:
    """A gzip member; zlib checks its length and CRC."""

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)

    def step(self, data: bytes) -> Iterator[bytes]:
        decoder = self._decoder
        yield decoder.decompress(data, CHUNK_BYTES)
        while decoder.unconsumed_tail:
            yield decoder.decompress(decoder.unconsumed_tail, CHUNK_BYTES)

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def rest(self) -> bytes:
        return self._decoder.unused_data


class _ZstdDecoder:
    """A zstd frame, fed in pieces so small that what comes out is bounded."""

    def __init__(self) -> None:
        options = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW_BYTES)
        self._decoder = options.decompressobj()
        self.rest = b""

    def step(self, data: bytes) -> Iterator[bytes]:
        decoder = self._decoder
        gathered: list[bytes] = []
        size = 0
        for start in range(0, len(data), _ZSTD_PIECE):
            piece = decoder.decompress(data[start : start + _ZSTD_PIECE])
            gathered.append(piece)
            size += len(piece)
            if size >= CHUNK_BYTES:
                yield b"".join(gathered)
                gathered, size = [], 0
            if decoder.eof:
                self.rest = decoder.unused_data + data[start + _ZSTD_PIECE :]
                break
        yield b"".join(gathered)

    @property
    def eof(self) -> bool:
        return self._decoder.eof


_DECODERS: dict[str, Callable[[], _Decoder]] = {
    "bz2": lambda: _BoundedDecoder(bz2.BZ2Decompressor()),
    "xz": lambda: _BoundedDecoder(lzma.LZMADecompressor(memlimit=XZ_MEMORY_BYTES)),
    "gz": _GzipDecoder,
    "zst": _ZstdDecoder,
}


def _unheard(_position: int) -> None:
    """Take no notice of a position."""


def decompress(
    chunks: Iterator[bytes],
    compression: str | None,
    where: str,
    begun: Callable[[int], None] = _unheard,
) -> Iterator[bytes]:
    """Decompress a sequence of byte strings; without `compression` they are given as they are.

    `begun` is told at which byte each of its streams begins, before any text of that is given.

    Raises `InputError` where the data is damaged or ends too early, after giving what came before.
    `where` names the input in that error.
    """
    if compression is None:
        yield from chunks
        return
    new_decoder = _DECODERS[compression]
    decoder: _Decoder | None = None
    position = 0
    for chunk in chunks:
        data = chunk
        while data:
            if decoder is None:
                # Zeros between and after streams are padding (tar, xz); nothing else may be.
                stripped = data.lstrip(b"\0")
                if not stripped:
                    break
                data, decoder = stripped, new_decoder()
                begun(position + len(chunk) - len(data))
            try:
                for piece in decoder.step(data):
                    if piece:
                        yield piece
            except _ERRORS as error:
                raise _damaged(where, compression, position, str(error)) from error
            data = b""
            if decoder.eof:
                data, decoder = decoder.rest, None
        position += len(chunk)
    if decoder is not None:
        raise InputError(
            where,
            f"the {compression} data ends in the middle (after {_size(position)})",
            "the file was cut off: fetch it again and compare its checksum",
            position,
        )


def _damaged(where: str, compression: str, position: int, reason: str) -> InputError:
    return InputError(
        where,
        f"damaged {compression} data near {_size(position)} ({reason})",
        "fetch the file again and compare its checksum",
        position,
    )


def _size(count: int) -> str:
    return f"{count} bytes" if count < MIB else f"{count / MIB:.1f} MiB"
