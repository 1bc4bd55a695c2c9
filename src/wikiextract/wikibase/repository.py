"""Entities of a source, decoded: each once, and what a page asked for is noted."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.store.entities.source import EntitySource
from wikiextract.wikibase.ids import parse_id, part_of
from wikiextract.wikibase.json_values import JsonObject, as_text, objects_of
from wikiextract.wikibase.readable import lexical_value

_KEPT = 40_000_000
"""Bytes that decoded entities may take, as far as they are kept."""
_LARGEST = 200_000_000
"""An entity that would take more is taken for none; Wikidata's largest take an eighth."""
_A_VALUE = 80
"""Bytes that each value takes besides its text."""
MOST_USED = 100_000
"""Entities that one page may ask for: others are not there, as it would not be known of them."""


class DecodedEntity:
    """A decoded entity. What is found by looking through all of it is looked for once."""

    def __init__(self, fields: JsonObject, size: int) -> None:
        self.fields = fields
        self.size = size

    @cached_property
    def lexical(self) -> str | None:
        """The first lexeme, form or sense that its statements name, None for none."""
        return lexical_value(self.fields)


class EntityCache:
    """Decoded entities of a source, in bounded memory: those that were used last."""

    def __init__(self, source: EntitySource) -> None:
        self.source = source
        self._kept: OrderedDict[str, DecodedEntity | None] = OrderedDict()
        self._size = 0

    def get(self, entity_id: str) -> DecodedEntity | None:
        """Return an entity; None for one that is not there, or whose JSON is no entity's."""
        if entity_id in self._kept:
            self._kept.move_to_end(entity_id)
            return self._kept[entity_id]
        text = self.source.entity_json(entity_id)
        entity = None if text is None else _decoded(text)
        self._kept[entity_id] = entity
        self._size += _size(entity)
        while self._size > _KEPT and len(self._kept) > 1:
            self._size -= _size(self._kept.popitem(last=False)[1])
        return entity


class Repository:
    """The entities that one page may ask for; `used` says which it did, and which there are.

    `is_full` is True when it asked for more.
    """

    def __init__(self, cache: EntityCache) -> None:
        self._cache = cache
        self.used: dict[str, bool] = {}
        self.is_full = False

    def get(self, entity_id: str) -> JsonObject | None:
        """Return what is known of an entity by its id (in capitals), None when it is not there.

        A form or sense is looked up in its lexeme.
        """
        entity = self._noted(entity_id)
        part = part_of(entity_id)
        if entity is None or part is None:
            return None if entity is None else entity.fields
        for found in objects_of(entity.fields.get(f"{part}s")):
            if as_text(found.get("id")) == entity_id:
                return found
        return None

    def lexical_value(self, entity_id: str) -> str | None:
        """Return the first lexeme, form or sense that statements of an entity name."""
        entity = self._noted(entity_id)
        return None if entity is None else entity.lexical

    def _noted(self, entity_id: str) -> DecodedEntity | None:
        """Return an entity, the lexeme for its forms and senses, and note that it was asked for."""
        whole = entity_id.partition("-")[0]
        if whole not in self.used and len(self.used) >= MOST_USED:
            self.is_full = True
            return None
        entity = self._cache.get(whole)
        self.used[whole] = entity is not None
        return entity

    def item_of(self, site: str, title: str) -> str | None:
        """Return the id of the item of a page of the wiki `site`."""
        found = self._cache.source.entity_id(site, title)
        return None if found is None else parse_id(found)

    def property_of_label(self, label: str, language: str) -> str | None:
        """Return the id of the property that has exactly this label in a language."""
        return self._cache.source.property_id(label, language)


def _decoded(text: str) -> DecodedEntity | None:
    # Each value stands behind one of these signs, so that what it takes is known beforehand.
    values = sum(map(text.count, ",:{["))
    size = len(text) + _A_VALUE * values
    try:
        found = msgspec.json.decode(text) if size <= _LARGEST else None
    except NOT_JSON:
        return None
    return DecodedEntity(found, size) if isinstance(found, dict) else None


def _size(entity: DecodedEntity | None) -> int:
    return _A_VALUE if entity is None else entity.size
