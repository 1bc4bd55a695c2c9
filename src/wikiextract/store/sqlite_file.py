"""Files of ours that are SQLite databases: told by their header, written by one, read by many.

A file that another program or another version of a layout made is told by SQLite's own fields for
that, ``application_id`` and ``user_version`` (https://www.sqlite.org/fileformat2.html).
"""

from __future__ import annotations

import contextlib
import sqlite3
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wikiextract.errors import InputError

_MAGIC = b"SQLite format 3\0"
_HEADER = struct.Struct(">16sHBBBBBBIIIIIIIIIIIII")


@dataclass(frozen=True, kw_only=True)
class FileKind:
    """A kind of file: its `name` for people, the `command` that builds it, its marks and tables.

    `version` counts the layouts; a file of another version must be built again.
    """

    name: str
    command: str
    application_id: int
    version: int
    tables: tuple[str, ...]

    @property
    def advice(self) -> str:
        """Return what to do with a file that cannot be used."""
        return f"build it again with `wikiextract {self.command}`"

    def check_file(self, path: Path) -> None:
        """Raise `InputError` unless the file is a whole one of this version, by its header."""
        where = str(path)
        try:
            if path.is_dir():
                raise InputError(where, "a directory", "a store is one file")
            with path.open("rb") as stream:
                header = stream.read(_HEADER.size)
            size = path.stat().st_size
        except FileNotFoundError:
            advice = f"build it with `wikiextract {self.command}`"
            raise InputError(where, "no such file", advice) from None
        except (OSError, ValueError) as error:
            raise InputError(where, f"cannot be opened: {error}") from error
        if len(header) < _HEADER.size or not header.startswith(_MAGIC):
            raise InputError(where, f"no {self.name}: not an SQLite file", self.advice)
        fields = _HEADER.unpack(header)
        page_size = 65536 if fields[1] == 1 else fields[1]
        page_count, version, application = fields[9], fields[17], fields[19]
        if application != self.application_id:
            problem = f"no {self.name}: an SQLite file of another program"
            raise InputError(where, problem, self.advice)
        if version != self.version:
            problem = f"layout {version}, while this version reads layout {self.version}"
            raise InputError(where, f"{self._named} of {problem}", self.advice)
        if page_count * page_size != size:
            problem = f"damaged: it has {size} bytes instead of {page_count * page_size}"
            raise InputError(where, problem, self.advice)

    def damaged(self, path: Path, error: Exception) -> InputError:
        """The error for a file that cannot be read any further."""
        return InputError(str(path), f"damaged {self.name} ({error})", self.advice)

    def is_of_kind(self, path: Path) -> bool:
        """Return True if the file is of this kind, of whatever version, whole or not."""
        with contextlib.suppress(OSError), path.open("rb") as stream:
            header = stream.read(_HEADER.size)
            return len(header) == _HEADER.size and _HEADER.unpack(header)[19] == self.application_id
        return False

    @contextlib.contextmanager
    def writing(self, path: Path, work: Path | None = None) -> Iterator[sqlite3.Connection]:
        """Open for one transaction that nobody else may see; a new file gets its empty tables.

        There is no journal: a file whose building did not end is thrown away. The tables of the
        file `work`, which nobody changes meanwhile, can be read as ``work.NAME``.
        """
        with contextlib.closing(
            sqlite3.connect(path, isolation_level=None, timeout=0, uri=work is not None)
        ) as connection:
            if work is not None:
                connection.execute("ATTACH ? AS work", (_unchanging(work),))
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA cache_size = -65536")
            sort_on_disk(connection)
            connection.execute("BEGIN EXCLUSIVE")
            if not connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()[0]:
                for statement in self.tables:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {self.application_id}")
                connection.execute(f"PRAGMA user_version = {self.version}")
            yield connection
            connection.execute("COMMIT")

    @property
    def _named(self) -> str:
        return f"an {self.name}" if self.name[0] in "aeiou" else f"a {self.name}"


def sort_on_disk(connection: sqlite3.Connection) -> None:
    """Have SQLite sort in temporary files."""
    connection.execute("PRAGMA temp.cache_size = -65536")
    connection.execute("PRAGMA temp_store = FILE")


@contextlib.contextmanager
def temporary_files_in(folder: Path) -> Iterator[None]:
    """Have all of SQLite in this process put temporary files into a folder for a while.

    Sorting a large wiki takes gigabytes, too much for many a system's temporary folder.
    """
    _put_temporary_files(str(folder))
    try:
        yield
    finally:
        _put_temporary_files("")


def _put_temporary_files(folder: str) -> None:
    stated = folder.replace("'", "''")
    # The connections at work may be in a transaction, and refuse it then.
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA temp_store_directory = '{stated}'")


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open for reading, without locks: the file never changes once it has its name."""
    connection = sqlite3.connect(_unchanging(path), uri=True, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _unchanging(path: Path) -> str:
    return path.absolute().as_uri() + "?mode=ro&immutable=1"
