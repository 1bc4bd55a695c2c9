"""Entities in memory: for tests, for single requests, for files of a few entities."""

from __future__ import annotations

from collections.abc import Iterable

from wikiextract.store.entities.entity import MOST_MERGES, MergedEntity, read_entities
from wikiextract.store.entities.ids import id_of, key_of


class MemoryEntities:
    """An `EntitySource` made of JSON texts: entities, redirects, answers of the API."""

    def __init__(self, texts: Iterable[bytes]) -> None:
        """Read the texts; of an entity that stands twice the last counts.

        Raises `EntityError` for a text that is none.
        """
        self._texts: dict[int, str] = {}
        self._merged: dict[int, int] = {}
        self._properties: dict[tuple[str, str], str] = {}
        self._items: dict[tuple[str, str], str] = {}
        for text in texts:
            for read in read_entities(text):
                if isinstance(read, MergedEntity):
                    self._merged[read.key] = read.target
                    continue
                self._texts[read.key] = read.text.decode()
                self._merged.update(dict.fromkeys(read.merged, read.key))
                for language, label in read.labels.items():
                    self._properties[language, label] = id_of(read.key)
                for site, title in read.sitelinks.items():
                    self._items[site, title.replace("_", " ")] = id_of(read.key)

    def entity_id(self, site: str, title: str) -> str | None:
        """See `EntitySource.entity_id`."""
        return self._items.get((site, title.replace("_", " ")))

    def entity_json(self, entity_id: str) -> str | None:
        """See `EntitySource.entity_json`."""
        key = key_of(entity_id)
        for _ in range(1 + MOST_MERGES):
            if key is None:
                break
            if (found := self._texts.get(key)) is not None:
                return found
            key = self._merged.get(key)
        return None

    def property_id(self, label: str, language: str) -> str | None:
        """See `EntitySource.property_id`."""
        return self._properties.get((language, label))
