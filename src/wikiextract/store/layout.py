"""The store's file: an SQLite database of this layout. `docs/store.md` describes it for people.

A file that another program or another version of this layout made is told by SQLite's own fields
for that, ``application_id`` and ``user_version`` (https://www.sqlite.org/fileformat2.html).
"""

from __future__ import annotations

import contextlib
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path

from wikiextract.errors import InputError

APPLICATION_ID = 0x57695874
"""``WiXt``: the file is a page store of wikiextract."""

VERSION = 2
"""Counts the layouts; a store of another version must be built again."""

HIDDEN = 1
"""Flag of a category that is hidden."""

UNDECIDED = 2
"""Flag of a category of which only its expansion tells whether it is hidden."""

# text_id: row of `text`; NULL: the dump had no text; negative: it had one that is not kept.
# model: row of `model`. redirect: "Target" or "Target#fragment".
_PAGE = """CREATE TABLE page (
    namespace INTEGER NOT NULL,
    title TEXT NOT NULL,
    page_id INTEGER,
    revision_id INTEGER,
    size INTEGER,
    model INTEGER NOT NULL,
    flags INTEGER NOT NULL,
    text_id INTEGER,
    redirect TEXT,
    PRIMARY KEY (namespace, title)
) WITHOUT ROWID"""
# data: zstd, with the dictionary of `meta` where there is one. timestamp: seconds since 1970.
_TEXT = """CREATE TABLE text (
    id INTEGER PRIMARY KEY,
    timestamp INTEGER,
    contributor TEXT,
    data BLOB NOT NULL
)"""
# Data pages by name without namespace (`data_pages`). data: zstd.
_DATA = """CREATE TABLE data (
    name TEXT NOT NULL UNIQUE,
    revision_id INTEGER,
    data BLOB NOT NULL
)"""
TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE model (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    _PAGE,
    _TEXT,
    _DATA,
)

# Keys of `meta`.
SITE = "site"
DICTIONARY = "dictionary"
STATISTICS = "statistics"
INPUTS = "inputs"
TEXTS = "texts"

_MAGIC = b"SQLite format 3\0"
_HEADER = struct.Struct(">16sHBBBBBBIIIIIIIIIIIII")
_ADVICE = "build it again with `wikiextract index`"


def check_file(path: Path) -> None:
    """Raise `InputError` unless the file is a whole store of this version, by its header."""
    where = str(path)
    try:
        if path.is_dir():
            raise InputError(where, "a directory", "a store is one file")
        with path.open("rb") as stream:
            header = stream.read(_HEADER.size)
        size = path.stat().st_size
    except FileNotFoundError:
        raise InputError(where, "no such file", "build it with `wikiextract index`") from None
    except (OSError, ValueError) as error:
        raise InputError(where, f"cannot be opened: {error}") from error
    if len(header) < _HEADER.size or not header.startswith(_MAGIC):
        raise InputError(where, "no page store: not an SQLite file", _ADVICE)
    fields = _HEADER.unpack(header)
    page_size = 65536 if fields[1] == 1 else fields[1]
    page_count, version, application = fields[9], fields[17], fields[19]
    if application != APPLICATION_ID:
        raise InputError(where, "no page store: an SQLite file of another program", _ADVICE)
    if version != VERSION:
        problem = f"a page store of layout {version}, while this version reads layout {VERSION}"
        raise InputError(where, problem, _ADVICE)
    if page_count * page_size != size:
        problem = f"damaged: it has {size} bytes instead of {page_count * page_size}"
        raise InputError(where, problem, _ADVICE)


def damaged(path: Path, error: Exception) -> InputError:
    """The error for a store that cannot be read any further."""
    return InputError(str(path), f"damaged page store ({error})", _ADVICE)


def is_store(path: Path) -> bool:
    """Return True if the file is a store, of whatever version, whole or not."""
    with contextlib.suppress(OSError), path.open("rb") as stream:
        header = stream.read(_HEADER.size)
        return len(header) == _HEADER.size and _HEADER.unpack(header)[19] == APPLICATION_ID
    return False


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open for reading, without locks: the file never changes once it has its name."""
    uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


@contextlib.contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open for one transaction that nobody else may see; a new file gets its empty tables.

    There is no journal: a file whose building did not end is thrown away.
    """
    folder = str(path.absolute().parent).replace("'", "''")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as connection:
        for pragma in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "locking_mode = EXCLUSIVE",
            "cache_size = -65536",
            "temp.cache_size = -65536",
            "temp_store = FILE",
            # Sorting a large wiki takes gigabytes, too much for many a system's temporary folder.
            f"temp_store_directory = '{folder}'",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN EXCLUSIVE")
        if not connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()[0]:
            for statement in TABLES:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        yield connection
        connection.execute("COMMIT")
        connection.execute("PRAGMA temp_store_directory = ''")
