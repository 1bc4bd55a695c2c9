"""A build at work: a file beside the store's, which says what is done, and outlives a kill."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from wikiextract.sources.source import SourceIdentity
from wikiextract.store.entities.keep import Kept
from wikiextract.store.entities.lines import EntityFailure
from wikiextract.store.entities.work import UnitResult
from wikiextract.store.sqlite_file import sort_on_disk
from wikiextract.version import __version__

_LAYOUT = 2
_ROWS = 27
"""Bits for the number of a row in its unit."""
_MOST_SITES = 1 << 16
"""Wikidata knows about a thousand wikis."""

_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    """CREATE TABLE done (
    unit INTEGER PRIMARY KEY, input INTEGER NOT NULL, entities INTEGER NOT NULL,
    failed INTEGER NOT NULL, opened INTEGER NOT NULL, closed INTEGER NOT NULL,
    start INTEGER, finish INTEGER
)""",
    # id: unit and row, so that the order of rows is that of the inputs, whoever is done first.
    """CREATE TABLE staged (
    id INTEGER PRIMARY KEY, key INTEGER NOT NULL, revision INTEGER NOT NULL, data BLOB NOT NULL
)""",
    """CREATE TABLE reached (
    key INTEGER NOT NULL, reduced INTEGER NOT NULL, named BLOB NOT NULL, chained BLOB NOT NULL
)""",
    "CREATE TABLE site (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    """CREATE TABLE sitelink (
    site INTEGER NOT NULL, title TEXT NOT NULL, key INTEGER NOT NULL, staged INTEGER NOT NULL
)""",
    """CREATE TABLE property (
    language TEXT NOT NULL, label TEXT NOT NULL, key INTEGER NOT NULL, staged INTEGER NOT NULL
)""",
    "CREATE TABLE merged (key INTEGER NOT NULL, target INTEGER NOT NULL)",
)


class BuildIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """A build, as that must be the same which goes on where another one left off."""

    inputs: tuple[SourceIdentity, ...]
    kept: Kept
    version: str = __version__
    layout: int = _LAYOUT


class EntityStaging:
    """The file of a build at work, open for this process alone.

    `done` are the units that are in it, `entities` and `failed` how many they had.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        sql = "SELECT input, start, finish FROM done WHERE start IS NOT NULL"
        self._ends = {(number, start): end for number, start, end in connection.execute(sql)}
        self.done = {unit for (unit,) in connection.execute("SELECT unit FROM done")}
        sql = "SELECT TOTAL(entities), TOTAL(failed) FROM done"
        self.entities, self.failed = map(int, connection.execute(sql).fetchone())
        self._sites = {name: number for number, name in connection.execute("SELECT * FROM site")}

    @property
    def dictionary(self) -> bytes | None:
        """The dictionary of all texts in it; None when it is not chosen yet."""
        found = self.connection.execute("SELECT value FROM meta WHERE key = 'dictionary'")
        return next((value for (value,) in found), None)

    @dictionary.setter
    def dictionary(self, value: bytes) -> None:
        with self._transaction():
            self.connection.execute("INSERT INTO meta VALUES ('dictionary', ?)", (value,))

    def add(self, result: UnitResult) -> None:
        """Put what a unit gave into the file, for good.

        Sitelinks of too many wikis are left out, and are failures of the result then.
        """
        start = result.number << _ROWS
        rows = result.rows
        with self._transaction():
            many = self.connection.executemany
            many(
                "INSERT INTO staged VALUES (?, ?, ?, ?)",
                ((start + i, row.key, row.revision, row.data) for i, row in enumerate(rows)),
            )
            many(
                "INSERT INTO reached VALUES (?, ?, ?, ?)",
                ((row.key, *row.reached) for row in rows if row.reached is not None),
            )
            links = [
                (number, title, rows[i].key, start + i)
                for i, site, title in result.sitelinks
                if (number := self._site(site)) is not None
            ]
            many("INSERT INTO sitelink VALUES (?, ?, ?, ?)", links)
            if left_out := len(result.sitelinks) - len(links):
                problem = f"{left_out} sitelinks are left out: more than {_MOST_SITES} wikis"
                result.fail(EntityFailure(result.where, problem))
            many(
                "INSERT INTO property VALUES (?, ?, ?, ?)",
                ((language, label, rows[i].key, start + i) for i, language, label in result.labels),
            )
            many("INSERT INTO merged VALUES (?, ?)", result.merged)
            values = (result.number, result.input, len(rows), result.failed)
            others = (result.opened, result.closed, *(result.part or (None, None)))
            insert = "INSERT INTO done VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            self.connection.execute(insert, (*values, *others))
        self.done.add(result.number)
        self.entities += len(rows)
        self.failed += result.failed

    def end(self, number: int, start: int) -> int | None:
        """The end of the part of an input that begins somewhere, if an earlier attempt did it."""
        return self._ends.get((number, start))

    def unclosed(self) -> list[int]:
        """The numbers of the inputs that are an array which begins and does not end."""
        sql = "SELECT input FROM done GROUP BY input HAVING MAX(opened) > MAX(closed)"
        return [number for (number,) in self.connection.execute(sql)]

    def _site(self, name: str) -> int | None:
        """The number of a wiki; None when there are too many."""
        number = self._sites.get(name)
        if number is None and len(self._sites) < _MOST_SITES:
            number = len(self._sites) + 1
            self.connection.execute("INSERT INTO site VALUES (?, ?)", (number, name))
            self._sites[name] = number
        return number

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN")
        yield
        self.connection.execute("COMMIT")


@contextlib.contextmanager
def open_staging(path: Path, identity: BuildIdentity) -> Iterator[EntityStaging]:
    """Open the file of a build that no other one is at work on: of this identity, or a new one."""
    if path.is_symlink():  # somebody else's: nothing is written through it
        path.unlink()
    stated = msgspec.json.encode(identity)
    if path.exists() and not _goes_on(path, stated):
        remove_staging(path)
    with _connected(path) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -32768")
        sort_on_disk(connection)
        connection.execute("BEGIN EXCLUSIVE")
        if not connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()[0]:
            for statement in _TABLES:
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES ('identity', ?)", (stated,))
        connection.execute("COMMIT")
        yield EntityStaging(connection)


def remove_staging(path: Path) -> None:
    """Remove the file, and its journal."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def _goes_on(path: Path, identity: bytes) -> bool:
    """Return True if the file is whole and of a build with this identity."""
    try:
        with _connected(path) as connection:
            sql = "SELECT value FROM meta WHERE key = 'identity'"
            return any(value == identity for (value,) in connection.execute(sql))
    except sqlite3.DatabaseError:
        return False


@contextlib.contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as connection:
        yield connection
