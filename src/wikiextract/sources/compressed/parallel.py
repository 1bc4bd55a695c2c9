"""Decompression of one bz2 or gzip stream by several threads, where rapidgzip is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from wikiextract.sources.compressed.compression import MAGIC_BYTES, compression_of
from wikiextract.sources.limits import CHUNK_BYTES

_READERS = {"bz2": "IndexedBzip2File", "gz": "RapidgzipFile"}


def parallel_text(
    path: str, threads: int, otherwise: Callable[[], Iterator[bytes]]
) -> Iterator[bytes]:
    """The text of a compressed file, which `otherwise` gives where several threads cannot.

    Where the data is damaged it is read once more by `otherwise`, so that the text, and what is
    told of the damage, are the same as with one thread.
    """
    if threads < 2 or not Path(path).is_file():
        return otherwise()
    with Path(path).open("rb") as stream:
        compression = compression_of(stream.read(MAGIC_BYTES))
    if compression not in _READERS:
        return otherwise()
    try:
        reader = getattr(import_module("rapidgzip"), _READERS[compression])
    except ImportError:
        return otherwise()
    return _read(reader(path, parallelization=threads), otherwise)


def _read(file: Any, otherwise: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
    given = 0
    try:
        with file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk
                given += len(chunk)
        return
    except (OSError, EOFError, ValueError, RuntimeError):
        pass
    for chunk in otherwise():
        passed = min(given, len(chunk))
        given -= passed
        if passed < len(chunk):
            yield chunk[passed:]
