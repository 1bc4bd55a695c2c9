"""The store's file: an SQLite database of this layout. `docs/store.md` describes it for people."""

from __future__ import annotations

from wikiextract.store.sqlite_file import FileKind

HIDDEN = 1
"""Flag of a category that is hidden."""

UNDECIDED = 2
"""Flag of a category of which only its expansion tells whether it is hidden."""

# text_id: row of `text`; NULL: the dump had no text; negative: it had one that is not kept here.
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
# Pages whose text_id is -first or below, down to that of the next row, lie in the bz2 stream that
# begins at byte `start` of the dump numbered `dump` in `meta`; NULL: none can be read alone.
_PLACE = """CREATE TABLE place (
    first INTEGER PRIMARY KEY,
    dump INTEGER NOT NULL,
    start INTEGER
)"""
TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE model (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    _PAGE,
    _TEXT,
    _DATA,
    _PLACE,
)

# Keys of `meta`.
SITE = "site"
DICTIONARY = "dictionary"
STATISTICS = "statistics"
INPUTS = "inputs"
TEXTS = "texts"
DUMPS = "dumps"

PAGE_STORE = FileKind(
    name="page store",
    command="index",
    application_id=0x57695874,  # ``WiXt``
    version=3,
    tables=TABLES,
)
