"""Records read back from what was written of them: a file, or the folder of a run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

import msgspec

from wikiextract.errors import NOT_JSON, InputError, MissingPackageError
from wikiextract.record import Article
from wikiextract.sources.compressed.compression import MAGIC_BYTES, compression_of, decompress
from wikiextract.sources.lines import LINE_TOO_LONG, lines_of

_LINES = (".ndjson", ".ndjson.gz", ".ndjson.zst", ".jsonl", ".jsonl.gz", ".jsonl.zst")
_SHARDS, _PARQUET = "part-*", b"PAR1"
_READ = 1 << 20
_article = msgspec.json.Decoder(Article)


def read_records(path: str | os.PathLike[str]) -> Iterator[Article]:
    """Return the records in a file or in the folder of a run, one after the other.

    Takes NDJSON, also compressed and with all attributes, records as JSON, and Parquet. Other
    formats do not hold records whole. Raises `InputError` for what cannot be read or holds no
    records, `MissingPackageError` for Parquet without pyarrow.
    """
    files = stored_files(os.fspath(path))
    return (article for file in files for article in _records_in(Path(file)))


def stored_files(path: str) -> Sequence[str]:
    """Return the files with the records of `path`: itself, or the shards of a run's folder.

    Raises `InputError` for a folder without any.
    """
    folder = Path(path)
    if not folder.is_dir():
        return (path,)
    shards = sorted(one for one in folder.glob(_SHARDS) if one.suffix != ".partial")
    if not shards:
        raise InputError(path, "a folder without shards", "give the folder of a run, or files")
    return [str(shard) for shard in shards]


def is_parquet(path: str | os.PathLike[str]) -> bool:
    """Return True if it is a Parquet file, by its first bytes."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(len(_PARQUET)) == _PARQUET
    except OSError:
        return False


def records_of_parquet(path: str | os.PathLike[str]) -> Iterator[Article]:
    """Return the records of a Parquet file that we wrote.

    Raises `InputError` when it is none, `MissingPackageError` without pyarrow.
    """
    try:
        module = import_module("wikiextract.sinks.parquet")
    except ModuleNotFoundError as error:
        raise MissingPackageError(error.name or "pyarrow") from error
    articles: Iterator[Article] = module.read_parquet(Path(path))
    return articles


def holds_records(path: str | os.PathLike[str]) -> bool:
    """Return True if a file or folder looks like records rather than pages."""
    place = Path(path)
    if place.is_dir() or is_parquet(place):
        return True
    if not place.name.endswith((*_LINES, ".json")):
        return False
    try:
        next(_records_in(place), None)
    except InputError:
        return False
    return True


def _records_in(path: Path) -> Iterator[Article]:
    if is_parquet(path):
        return records_of_parquet(path)
    if path.name.endswith(".json"):
        return _of_json(path)
    if path.name.endswith(_LINES):
        return _of_lines(path)
    known = ", ".join(f"*{ending}" for ending in (*_LINES, ".parquet"))
    raise InputError(str(path), "is of no format that holds records", f"known are {known}")


def _of_json(path: Path) -> Iterator[Article]:
    """The record in a file, or those in its lines."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error
    try:
        whole = _article.decode(content)
    except NOT_JSON as error:
        if not _is_record(content.partition(b"\n")[0]):
            raise InputError(str(path), f"is no record ({error})") from error
    else:
        yield whole
        return
    yield from _of_lines(path)


def _is_record(line: bytes) -> bool:
    try:
        _article.decode(line)
    except NOT_JSON:
        return False
    return True


def _of_lines(path: Path) -> Iterator[Article]:
    for number, line in enumerate(lines_of(_pieces(path)), 1):
        where = f"{path}, line {number}"
        if line is None:
            raise InputError(where, LINE_TOO_LONG)
        if line.strip():
            try:
                yield _article.decode(line)
            except NOT_JSON as error:
                raise InputError(where, f"is no record ({error})") from error


def _pieces(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as stream:
            compression = compression_of(stream.peek(MAGIC_BYTES)[:MAGIC_BYTES])
            raw = iter(lambda: stream.read(_READ), b"")
            yield from decompress(raw, compression, str(path)) if compression else raw
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error
