"""Entities of a source, decoded: each once, and what a page asked for is noted."""

from __future__ import annotations

from collections import OrderedDict

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.store.entities.source import EntitySource
from wikiextract.wikibase.ids import parse_id
from wikiextract.wikibase.json_values import JsonObject, as_text, objects_of

_KEPT_CHARACTERS = 3_000_000
"""Characters of JSON whose decoded form, which takes some ten times as much, is kept."""
_LONGEST = 16_000_000
"""An entity with more characters is taken for none: Wikidata's have 4 MB at most."""
_MOST_USED = 10_000


class EntityCache:
    """Decoded entities of a source, in bounded memory: those that were used last."""

    def __init__(self, source: EntitySource) -> None:
        self.source = source
        self._kept: OrderedDict[str, tuple[JsonObject | None, int]] = OrderedDict()
        self._size = 0

    def get(self, entity_id: str) -> JsonObject | None:
        """Return what an entity's JSON says; None for an entity that is not there or none."""
        known = self._kept.get(entity_id)
        if known is not None:
            self._kept.move_to_end(entity_id)
            return known[0]
        text = self.source.entity_json(entity_id)
        entity = None if text is None or len(text) > _LONGEST else _decoded(text)
        size = 100 if text is None else 100 + len(text)
        self._kept[entity_id] = (entity, size)
        self._size += size
        while self._size > _KEPT_CHARACTERS and len(self._kept) > 1:
            _, (_, freed) = self._kept.popitem(last=False)
            self._size -= freed
        return entity


class Repository:
    """The entities that one page may ask for; `used` says which it did, and which there are."""

    def __init__(self, cache: EntityCache) -> None:
        self._cache = cache
        self.used: dict[str, bool] = {}

    def get(self, entity_id: str) -> JsonObject | None:
        """Return what is known of an entity by its id (in capitals), None when it is not there.

        A form or sense is looked up in its lexeme.
        """
        lexeme, _, part = entity_id.partition("-")
        entity = self._cache.get(lexeme)
        if len(self.used) < _MOST_USED:
            self.used[lexeme] = entity is not None
        if entity is None or not part:
            return entity
        kind = "forms" if part.startswith("F") else "senses"
        for found in objects_of(entity.get(kind)):
            if as_text(found.get("id")) == entity_id:
                return found
        return None

    def item_of(self, site: str, title: str) -> str | None:
        """Return the id of the item of a page of the wiki `site`."""
        found = self._cache.source.entity_id(site, title)
        return None if found is None else parse_id(found)

    def property_of_label(self, label: str, language: str) -> str | None:
        """Return the id of the property that has exactly this label in a language."""
        return self._cache.source.property_id(label, language)


def _decoded(text: str) -> JsonObject | None:
    try:
        found = msgspec.json.decode(text)
    except NOT_JSON:
        return None
    return found if isinstance(found, dict) else None
