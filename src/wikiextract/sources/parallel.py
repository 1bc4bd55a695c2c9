"""Decompression of one bz2 or gzip stream by several threads, where rapidgzip is installed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from wikiextract.sources.compression import MAGIC_BYTES, compression_of, decompress
from wikiextract.sources.limits import CHUNK_BYTES, READ_BYTES

_READERS = {"bz2": "IndexedBzip2File", "gz": "RapidgzipFile"}


def parallel_text(path: str, threads: int) -> Iterator[bytes] | None:
    """The text of a compressed file; None when it cannot be read by several threads.

    It is the same as without threads: where the data is damaged, what comes before is given and
    then `InputError` raised.
    """
    if threads < 2 or not Path(path).is_file():
        return None
    with Path(path).open("rb") as stream:
        compression = compression_of(stream.read(MAGIC_BYTES))
    if compression not in _READERS:
        return None
    try:
        reader = getattr(import_module("rapidgzip"), _READERS[compression])
    except ImportError:
        return None
    return _read(reader(path, parallelization=threads), path, compression)


def _read(file: Any, path: str, compression: str) -> Iterator[bytes]:
    given = 0
    try:
        with file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk
                given += len(chunk)
        return
    except (OSError, EOFError, ValueError, RuntimeError):
        pass  # read once more, by the decoder that gives all there is and says what is wrong
    with Path(path).open("rb") as stream:
        chunks = iter(lambda: stream.read(READ_BYTES), b"")
        for chunk in decompress(chunks, compression, path):
            passed = min(given, len(chunk))
            given -= passed
            if passed < len(chunk):
                yield chunk[passed:]
