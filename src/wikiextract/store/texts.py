"""Texts as the store keeps them (compressed one by one), and while it is built (in a spool)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import zstandard

_LEVEL = 6
_SPOOL_LEVEL = 1
_FRAME_BYTES = 1 << 18
_DICTIONARY_BYTES = 1 << 16
_LARGEST = 64 << 20
_FEWEST_SAMPLES = 100


class TextCodec:
    """Compresses texts with zstd, with a dictionary: most texts are too short without one."""

    def __init__(self, dictionary: bytes = b"", level: int = _LEVEL) -> None:
        self.dictionary = dictionary
        data = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        self._compressor = zstandard.ZstdCompressor(
            level=level, dict_data=data, write_checksum=True, write_dict_id=False
        )
        self._decompressor = zstandard.ZstdDecompressor(dict_data=data)

    @classmethod
    def trained(cls, samples: Iterable[bytes]) -> TextCodec:
        """A codec with a dictionary made from texts like those to come; without, when too few."""
        texts: list[bytes | bytearray | memoryview] = [sample for sample in samples if sample]
        if len(texts) < _FEWEST_SAMPLES or sum(map(len, texts)) < 8 * _DICTIONARY_BYTES:
            return cls()
        try:
            return cls(zstandard.train_dictionary(_DICTIONARY_BYTES, texts).as_bytes())
        except zstandard.ZstdError:
            return cls()

    def pack(self, text: bytes) -> bytes:
        """Compress."""
        return self._compressor.compress(text)

    def unpack(self, data: bytes) -> str:
        """Decompress; ValueError when the data is damaged."""
        try:
            if zstandard.get_frame_parameters(data).content_size > _LARGEST:
                raise ValueError("a text that is too large")
            return self._decompressor.decompress(data).decode("utf-8", "surrogatepass")
        except zstandard.ZstdError as error:
            raise ValueError(f"a compressed text: {error}") from error


class Spool:
    """Texts on disk until it is known which of them are kept. Gone when closed or killed.

    A place in it is (offset of a compressed frame in the file, start within that frame).
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder, prefix=".wikiextract-")  # noqa: SIM115
        self._compressor = zstandard.ZstdCompressor(level=_SPOOL_LEVEL)
        self._decompressor = zstandard.ZstdDecompressor()
        self._pending = bytearray()
        self._offset = 0
        self._frame: tuple[int, bytes] = (-1, b"")

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._file.close()

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self._offset

    def add(self, text: bytes) -> tuple[int, int]:
        """Append a text; gives its place."""
        if len(self._pending) >= _FRAME_BYTES:
            self.flush()
        place = (self._offset, len(self._pending))
        self._pending += text
        return place

    def flush(self) -> None:
        """Write what is still in memory; needed before reading."""
        if self._pending:
            data = self._compressor.compress(bytes(self._pending))
            self._file.write(len(data).to_bytes(8, "little") + data)
            self._offset += len(data) + 8
            self._pending.clear()

    def get(self, offset: int, start: int, size: int) -> bytes:
        """Read a text back; fast when places are asked in order."""
        if size == 0:
            return b""
        if self._frame[0] != offset:
            self._file.seek(offset)
            length = int.from_bytes(self._file.read(8), "little")
            self._frame = (offset, self._decompressor.decompress(self._file.read(length)))
        return self._frame[1][start : start + size]
