"""The entity store, opened for reading."""

from __future__ import annotations

import os
import sqlite3
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.store.entities.entity import MOST_MERGES
from wikiextract.store.entities.ids import id_of, key_of
from wikiextract.store.entities.keep import Kept
from wikiextract.store.entities.layout import DICTIONARY, ENTITY_STORE, INPUTS, KEPT
from wikiextract.store.sqlite_file import connect_read_only
from wikiextract.store.texts import TextCodec

_CACHED_ITEMS = 1 << 12
_Read = TypeVar("_Read")


class EntityStore:
    """An `EntitySource` in a file that `build_entity_store` made.

    Any number of processes may have the same file open. A store can be pickled (it is opened again
    where it arrives) and used after a fork. All methods raise `InputError` when the file turns out
    to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._site = lru_cache(maxsize=_CACHED_ITEMS)(self._find_site)
        self._item = lru_cache(maxsize=_CACHED_ITEMS)(self._find_item)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> EntityStore:
        """Open a store; `InputError` when the file is absent, damaged, foreign or outdated."""
        file = Path(path)
        ENTITY_STORE.check_file(file)
        store = cls(file)
        store.kept  # noqa: B018  (reads the file's tables: damage shows here, not in a page)
        return store

    def __reduce__(self) -> tuple[Any, ...]:
        return EntityStore.open, (str(self.path),)

    def __enter__(self) -> EntityStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The names of the inputs that the store was built from."""
        return self._decoded(INPUTS, tuple[str, ...])

    @cached_property
    def kept(self) -> Kept:
        """The part of its inputs that the store has."""
        return self._decoded(KEPT, Kept)

    def entity_id(self, site: str, title: str) -> str | None:
        """See `EntitySource.entity_id`."""
        return self._item(site, title.replace("_", " "))

    def entity_json(self, entity_id: str) -> str | None:
        """See `EntitySource.entity_json`."""
        key = key_of(entity_id)
        for _ in range(1 + MOST_MERGES):
            if key is None:
                break
            found = self._query("SELECT data FROM entity WHERE key = ?", (key,))
            if found:
                try:
                    return self._codec.unpack(found[0][0])
                except ValueError as error:
                    raise ENTITY_STORE.damaged(self.path, error) from error
            merged = self._query("SELECT target FROM merged WHERE key = ?", (key,))
            key = merged[0][0] if merged else None
        return None

    def property_id(self, label: str, language: str) -> str | None:
        """See `EntitySource.property_id`."""
        sql = "SELECT key FROM property WHERE language = ? AND label = ?"
        found = self._query(sql, (language, label))
        return id_of(found[0][0]) if found else None

    def _find_site(self, name: str) -> int | None:
        found = self._query("SELECT id FROM site WHERE name = ?", (name,))
        return found[0][0] if found else None

    def _find_item(self, site: str, title: str) -> str | None:
        number = self._site(site)
        if number is None:
            return None
        sql = "SELECT key FROM sitelink WHERE site = ? AND title = ?"
        found = self._query(sql, (number, title))
        return id_of(found[0][0]) if found else None

    @cached_property
    def _codec(self) -> TextCodec:
        return TextCodec(self._meta(DICTIONARY))

    def _meta(self, key: str) -> bytes:
        found = self._query("SELECT value FROM meta WHERE key = ?", (key,))
        return found[0][0] if found else b""

    def _decoded(self, key: str, kind: type[_Read]) -> _Read:
        try:
            return msgspec.json.decode(self._meta(key), type=kind)
        except NOT_JSON as error:
            raise ENTITY_STORE.damaged(self.path, error) from error

    def _query(self, sql: str, values: tuple[object, ...] = ()) -> list[Any]:
        try:
            if self._connection is None or self._process != os.getpid():
                # A connection must not be used on both sides of a fork.
                self._connection = connect_read_only(self.path)
                self._process = os.getpid()
            return self._connection.execute(sql, values).fetchall()
        except UnicodeEncodeError:
            return []  # a title with half a surrogate pair: no page has it
        except sqlite3.DatabaseError as error:
            raise ENTITY_STORE.damaged(self.path, error) from error
