"""Records of an earlier run, for pages of which nothing has changed since."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from functools import lru_cache
from pathlib import Path

import msgspec

from wikiextract.errors import NOT_JSON, InputError, OutputError
from wikiextract.pipeline.books import books_of
from wikiextract.pipeline.reuse.page_list import PageEntry, site_checksum
from wikiextract.pipeline.runs.identity import Identity, mappings_of
from wikiextract.pipeline.runs.manifest import read_manifest
from wikiextract.sinks import format_of
from wikiextract.sources.page import Page
from wikiextract.store import PageStates

_ADVICE = "extract without --since, or make the earlier run anew"
_SAME = ("site", "variant", "extractor", "parts", "plugins")
_NAMES = {"store": "a store", "entities": "entities", "site": "a site"}
_OPEN_FILES = 64
_entries = msgspec.json.Decoder(PageEntry)


def check_earlier(folder: Path, now: Identity) -> None:
    """Raise `InputError` unless the records of the run in `folder` are what a new run would make.

    They are when the run is finished and had the same version, schema, wiki and view.
    """
    manifest = read_manifest(folder)
    where = str(folder)
    if manifest is None:
        raise InputError(where, "there is no run in it", "give the folder of a finished run")
    if manifest.state != "finished":
        raise InputError(where, "its run is not finished", "finish it with --resume")
    before = manifest.identity
    changes = [
        f"{name} was {before.options.get(name)}, now it is {now.options.get(name)}"
        for name in _SAME
        if before.options.get(name) != now.options.get(name)
    ]
    if (before.version, before.schema) != (now.version, now.schema):
        changes.append(f"it was made by wikiextract {before.version} ({before.schema})")
    for name in ("store", "entities", "site"):
        if (name in before.files) != (name in now.files):
            given = "with" if name in before.files else "without"
            changes.append(f"it was made {given} {_NAMES[name]}")
    if mappings_of(before) != mappings_of(now):
        changes.append("its mappings were others")
    if before.files.get("site") != now.files.get("site"):
        changes.append("the siteinfo file has changed")
    format_ = str(before.options.get("form"))
    if not format_of(format_).capabilities.addressable:
        changes.append(f"its format is {format_}, from which records cannot be taken")
    if changes:
        raise InputError(where, f"its records cannot be taken: {'; '.join(changes)}", _ADVICE)


def index_earlier(folder: Path, index: Path) -> None:
    """Write the SQLite file `index`, which says where the entry of each page id is.

    Raises `InputError` for lists that cannot be read, `OutputError` when it cannot be written.
    """
    try:
        with contextlib.closing(sqlite3.connect(index)) as connection, connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("CREATE TABLE list (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
            connection.execute(
                "CREATE TABLE page (id INTEGER PRIMARY KEY, revision INTEGER NOT NULL,"
                " list INTEGER NOT NULL, start INTEGER NOT NULL)"
            )
            for number, path in enumerate(sorted(books_of(folder).glob("pages-*.ndjson"))):
                connection.execute(
                    "INSERT INTO list VALUES (?, ?)", (number, str(path.relative_to(folder)))
                )
                connection.executemany(
                    "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)",
                    ((page, revision, number, start) for page, revision, start in _read(path)),
                )
    except sqlite3.Error as error:
        raise OutputError(str(index), f"cannot be written ({error})") from error


class _Key(msgspec.Struct, frozen=True):
    page_id: int
    revision_id: int


_keys = msgspec.json.Decoder(_Key)


def _read(path: Path) -> list[tuple[int, int, int]]:
    found = []
    start = 0
    try:
        with path.open("rb") as stream:
            for line in stream:
                key = _keys.decode(line)
                found.append((key.page_id, key.revision_id, start))
                start += len(line)
    except (*NOT_JSON, OSError) as error:
        raise InputError(str(path), f"the list of pages is unusable ({error})", _ADVICE) from error
    return found


class EarlierRun:
    """Looks up records of the run in `folder` by means of its `index`.

    `states` are those of the pages and entities of now; without a store every record was made
    without one.
    """

    def __init__(self, folder: Path, index: Path, states: PageStates | None = None) -> None:
        self._folder = folder
        uri = index.absolute().as_uri() + "?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True)
        self._lists = dict(self._connection.execute("SELECT id, name FROM list"))
        self._states = states
        self._file = lru_cache(_OPEN_FILES)(self._open)
        self._site_checksum = lru_cache(16)(site_checksum)

    def entry(self, page: Page) -> PageEntry | None:
        """The entry of this revision of the page, when nothing that its record shows has changed.

        A page whose HTML is given may show anything and has none.
        """
        if page.page_id is None or page.revision.id is None or page.html is not None:
            return None
        row = self._connection.execute(
            "SELECT list, start FROM page WHERE id = ? AND revision = ?",
            (page.page_id, page.revision.id),
        ).fetchone()
        if row is None:
            return None
        entry = self._entry(self._lists[row[0]], row[1])
        if entry is None or entry.title != page.title:
            return None
        if entry.site != self._site_checksum(page.site):
            return None
        if entry.uses is not None and (self._states is None or not self._states.hold(entry.uses)):
            return None
        return entry

    def line(self, entry: PageEntry) -> bytes | None:
        """The record of an entry, without line end; None when it is not where it should be."""
        data = self._bytes(entry.shard, entry.start, entry.size + 1)
        return data[:-1] if data is not None and data.endswith(b"\n") else None

    def _entry(self, name: str, start: int) -> PageEntry | None:
        size = 1 << 13
        while (data := self._bytes(name, start, size)) is not None:
            line, end, _ = data.partition(b"\n")
            if end:
                try:
                    return _entries.decode(line)
                except NOT_JSON:
                    return None
            if len(data) < size:
                return None
            size *= 8
        return None

    def _bytes(self, name: str, start: int, size: int) -> bytes | None:
        try:
            return os.pread(self._file(name).fileno, size, start)
        except OSError:
            return None

    def _open(self, name: str) -> _OpenFile:
        return _OpenFile(self._folder / name)


class _OpenFile:
    """A file that is open as long as it is held."""

    def __init__(self, path: Path) -> None:
        self.fileno = os.open(path, os.O_RDONLY)

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError, OSError):
            os.close(self.fileno)
