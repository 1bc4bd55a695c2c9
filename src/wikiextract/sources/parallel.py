"""Decompression of one bz2 or gzip stream by several threads, where rapidgzip is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wikiextract.errors import InputError
from wikiextract.sources.compression import MAGIC_BYTES, compression_of
from wikiextract.sources.limits import CHUNK_BYTES

try:
    import rapidgzip
except ImportError:
    rapidgzip = None


def parallel_text(path: str, threads: int) -> Iterator[bytes] | None:
    """The text of a compressed file; None when it is read as well without: see this module.

    The iterator raises `InputError` where the data is damaged, after what came before.
    """
    if rapidgzip is None or threads < 2 or not Path(path).is_file():
        return None
    with Path(path).open("rb") as stream:
        compression = compression_of(stream.read(MAGIC_BYTES))
    if compression == "bz2":
        return _read(rapidgzip.IndexedBzip2File(path, parallelization=threads), path)
    if compression == "gz":
        return _read(rapidgzip.RapidgzipFile(path, parallelization=threads), path)
    return None


def _read(file: Any, where: str) -> Iterator[bytes]:
    with file:
        while True:
            try:
                chunk = file.read(CHUNK_BYTES)
            except (OSError, EOFError, ValueError, RuntimeError) as error:
                problem = f"damaged compressed data ({error})"
                advice = "fetch the file again and compare its checksum"
                raise InputError(where, problem, advice) from error
            if not chunk:
                return
            yield chunk
