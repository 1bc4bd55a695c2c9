"""The records in a file, whatever its format, one at a time."""

from __future__ import annotations

import gzip
import io
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import zstandard

from wikiextract.errors import NOT_JSON, InputError, MissingPackageError
from wikiextract.record import to_json
from wikiextract.verify.whole import check_facts, check_prose

_ERRORS = (
    ImportError,
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    zstandard.ZstdError,
    sqlite3.Error,
)
_ARTICLES = "SELECT article_id, page_id FROM articles ORDER BY article_id"


class StoredRecord(msgspec.Struct, frozen=True):
    """A record: its page id and, where the format keeps it as it is, all of it."""

    page_id: int | None
    record: dict[str, Any] | None = None


def records_of(path: Path) -> Iterator[StoredRecord]:
    """Read the records of a file in its order. Raises `InputError` for one that is damaged.

    Databases are held to be databases, and their articles to be numbered on. A file in which
    records cannot be told apart (`keeps_records`) gives none, and is held to be whole.
    """
    for ending, read in _READERS.items():
        if path.name.endswith(ending):
            return _told(path, read)
    raise InputError(str(path), "is of a format that cannot be verified")


def keeps_records(name: str) -> bool:
    """Return True if records can be told apart in a file of that name."""
    return not any(name.endswith(ending + other) for ending in _WHOLE for other in _COMPRESSED)


def _told(path: Path, read: Callable[[Path], Iterator[StoredRecord]]) -> Iterator[StoredRecord]:
    try:
        yield from read(path)
    except ModuleNotFoundError as error:
        raise MissingPackageError(error.name or "pyarrow") from error
    except _ERRORS as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> InputError:
    reason = str(error).partition("\n")[0]
    return InputError(str(path), f"its records cannot be read ({reason})")


def _records(path: Path, lines: Iterable[bytes]) -> Iterator[StoredRecord]:
    for record in _objects(path, lines):
        page_id = record.get("page_id")
        yield StoredRecord(page_id if isinstance(page_id, int) else None, record)


def _objects(path: Path, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        try:
            record = msgspec.json.decode(line)
        except NOT_JSON as error:
            raise InputError(str(path), f"line {number} is no record ({error})") from error
        if not line.endswith(b"\n") or not isinstance(record, dict):
            raise InputError(str(path), f"line {number} is no whole record")
        yield record


def _documents(path: Path, lines: Iterable[bytes]) -> Iterator[StoredRecord]:
    """JSON-LD, in which the first node is what the page is about."""
    for document in _objects(path, lines):
        node = document.get("@graph", [document])[0]
        page_id = node.get("dbo:wikiPageID")
        yield StoredRecord(page_id if isinstance(page_id, int) else None)


def _triples(path: Path, lines: Iterable[bytes]) -> Iterator[StoredRecord]:
    """N-Triples, in which each record says once what kind of page it is, and then its id."""
    known, page_id = False, None
    for number, line in enumerate(lines, 1):
        if not line.endswith(b" .\n"):
            raise InputError(str(path), f"line {number} is no whole triple")
        _, predicate, value = line.split(b" ", 2)
        if predicate == b"<urn:wikiextract:terms:pageKind>":
            if known:
                yield StoredRecord(page_id)
            known, page_id = True, None
        elif predicate == b"<http://dbpedia.org/ontology/wikiPageID>":
            page_id = int(value.split(b'"')[1])
    if known:
        yield StoredRecord(page_id)


def _whole(
    check: Callable[[Path, Iterable[bytes]], None], path: Path, lines: Iterable[bytes]
) -> Iterator[StoredRecord]:
    check(path, lines)
    yield from ()


_Read: TypeAlias = Callable[[Path], Iterator[StoredRecord]]
_OfLines: TypeAlias = Callable[[Path, Iterable[bytes]], Iterator[StoredRecord]]


def _plain(read: _OfLines, path: Path) -> Iterator[StoredRecord]:
    with path.open("rb") as stream:
        yield from read(path, stream)


def _gzip(read: _OfLines, path: Path) -> Iterator[StoredRecord]:
    with gzip.open(path) as stream:
        yield from read(path, stream)


def _zstandard(read: _OfLines, path: Path) -> Iterator[StoredRecord]:
    with path.open("rb") as stream:
        reader = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True)
        yield from read(path, io.BufferedReader(reader))


def _parquet(path: Path) -> Iterator[StoredRecord]:
    for article in import_module("wikiextract.sinks.parquet").read_parquet(path):
        yield StoredRecord(article.page_id, msgspec.json.decode(to_json(article)))


def _sqlite(path: Path) -> Iterator[StoredRecord]:
    address = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        (state,) = connection.execute("PRAGMA quick_check").fetchone()
        if state != "ok":
            raise InputError(str(path), f"is no whole database ({state})")
        yield from _numbered(path, connection.execute(_ARTICLES))


def _duckdb(path: Path) -> Iterator[StoredRecord]:
    duckdb = import_module("duckdb")
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            found = connection.execute(_ARTICLES)
            yield from _numbered(path, iter(found.fetchone, None))
    except duckdb.Error as error:
        raise _damaged(path, error) from error


def _numbered(path: Path, rows: Iterator[tuple[int, int | None]]) -> Iterator[StoredRecord]:
    before: int | None = None
    for number, page_id in rows:
        if before is not None and number != before + 1:
            raise InputError(str(path), f"article {number} follows article {before}")
        before = number
        yield StoredRecord(page_id)


_WHOLE = {".txt": check_prose, ".md": check_prose, ".csv": check_facts}
_OF_LINES: dict[str, _OfLines] = {
    ".ndjson": _records,
    ".jsonld": _documents,
    ".nt": _triples,
    **{ending: partial(_whole, check) for ending, check in _WHOLE.items()},
}
_COMPRESSED = {"": _plain, ".gz": _gzip, ".zst": _zstandard}
_READERS: dict[str, _Read] = {
    ".parquet": _parquet,
    ".sqlite": _sqlite,
    ".duckdb": _duckdb,
    **{
        ending + compression: partial(open_, read)
        for ending, read in _OF_LINES.items()
        for compression, open_ in _COMPRESSED.items()
    },
}
