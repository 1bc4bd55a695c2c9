"""The entity store, opened for reading."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path

from wikiextract.store.entities.entity import MOST_MERGES
from wikiextract.store.entities.ids import id_of, key_of
from wikiextract.store.entities.keep import Kept
from wikiextract.store.entities.layout import DICTIONARY, ENTITY_STORE, INPUTS, KEPT
from wikiextract.store.store_file import StoreFile
from wikiextract.store.texts import TextCodec

_CACHED_ITEMS = 1 << 12


class EntityStore(StoreFile):
    """An `EntitySource` in a file that `build_entity_store` made."""

    kind = ENTITY_STORE

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._site = lru_cache(maxsize=_CACHED_ITEMS)(self._find_site)
        self._item = lru_cache(maxsize=_CACHED_ITEMS)(self._find_item)

    def _check(self) -> None:
        self.kept  # noqa: B018

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
                return self._unpacked(self._codec, found[0][0])
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
