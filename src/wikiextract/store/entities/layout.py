"""The entity store's file: an SQLite database of this layout. `docs/entities.md` describes it."""

from __future__ import annotations

from wikiextract.store.sqlite_file import FileKind

# key: the number of the entity (`ids.key_of`). data: its JSON in zstd, with the dictionary of
# `meta` where there is one. merged: entities that were merged into others.
TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE entity (key INTEGER PRIMARY KEY, data BLOB NOT NULL)",
    "CREATE TABLE merged (key INTEGER PRIMARY KEY, target INTEGER NOT NULL)",
    "CREATE TABLE site (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    """CREATE TABLE sitelink (
    site INTEGER NOT NULL,
    title TEXT NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY (site, title)
) WITHOUT ROWID""",
    """CREATE TABLE property (
    language TEXT NOT NULL,
    label TEXT NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY (language, label)
) WITHOUT ROWID""",
)

ENTITY_STORE = FileKind(
    name="entity store",
    command="index-entities",
    application_id=0x57695865,  # ``WiXe``
    version=1,
    tables=TABLES,
)

# Keys of `meta`.
DICTIONARY = "dictionary"
INPUTS = "inputs"
KEPT = "kept"
