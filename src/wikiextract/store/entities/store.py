"""The entity store, opened for reading."""

from __future__ import annotations

import os
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from wikiextract.store.entities.entity import MOST_MERGES
from wikiextract.store.entities.ids import id_of, key_of
from wikiextract.store.entities.keep import Kept
from wikiextract.store.entities.layout import DICTIONARY, ENTITY_STORE, INPUTS, KEPT
from wikiextract.store.opened_file import OpenedFile
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
        self._file = OpenedFile(path, ENTITY_STORE)
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
        self._file.close()

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The names of the inputs that the store was built from."""
        return self._file.decoded(INPUTS, tuple[str, ...])

    @cached_property
    def kept(self) -> Kept:
        """The part of its inputs that the store has."""
        return self._file.decoded(KEPT, Kept)

    def entity_id(self, site: str, title: str) -> str | None:
        """See `EntitySource.entity_id`."""
        return self._item(site, title.replace("_", " "))

    def entity_json(self, entity_id: str) -> str | None:
        """See `EntitySource.entity_json`."""
        key = key_of(entity_id)
        for _ in range(1 + MOST_MERGES):
            if key is None:
                break
            found = self._file.query("SELECT data FROM entity WHERE key = ?", (key,))
            if found:
                return self._file.unpacked(self._codec, found[0][0])
            merged = self._file.query("SELECT target FROM merged WHERE key = ?", (key,))
            key = merged[0][0] if merged else None
        return None

    def property_id(self, label: str, language: str) -> str | None:
        """See `EntitySource.property_id`."""
        sql = "SELECT key FROM property WHERE language = ? AND label = ?"
        found = self._file.query(sql, (language, label))
        return id_of(found[0][0]) if found else None

    def _find_site(self, name: str) -> int | None:
        found = self._file.query("SELECT id FROM site WHERE name = ?", (name,))
        return found[0][0] if found else None

    def _find_item(self, site: str, title: str) -> str | None:
        number = self._site(site)
        if number is None:
            return None
        sql = "SELECT key FROM sitelink WHERE site = ? AND title = ?"
        found = self._file.query(sql, (number, title))
        return id_of(found[0][0]) if found else None

    @cached_property
    def _codec(self) -> TextCodec:
        return TextCodec(self._file.meta(DICTIONARY))
