"""Entities in memory: for tests, for single requests, for files of a few entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, TypeAlias

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.store.entities.entity import MOST_MERGES, MergedEntity, read_entities
from wikiextract.store.entities.ids import id_of, is_property, key_of
from wikiextract.store.entities.source import EntitySource

PageOfWiki: TypeAlias = tuple[str, str]
"""The name of a wiki and a title with its namespace, in spaces."""


class MemoryEntities:
    """An `EntitySource` of a few entities that somebody gives, over those of another one.

    Ids that are none are in `invalid`.
    """

    def __init__(
        self,
        entities: Mapping[str, bytes],
        *,
        items: Mapping[PageOfWiki, str] | None = None,
        below: EntitySource | None = None,
    ) -> None:
        """Take entities as JSON, each by the id that it has, whatever it says itself.

        `items` are those of pages, whatever sitelinks say. What is not there is asked of `below`.
        """
        self._stated_items = items or {}
        self._below = below
        self._texts: dict[str, str] = {}
        self.invalid: list[str] = []
        for stated, text in entities.items():
            entity_id = stated.upper()
            if key_of(entity_id) is None:
                self.invalid.append(stated)
            else:
                self._texts[entity_id] = text.decode("utf-8", "replace")

    @classmethod
    def of(cls, texts: Iterable[bytes]) -> MemoryEntities:
        """Read JSON texts: entities, redirects, answers of the API.

        Of an entity that stands twice the last counts. Raises `EntityError` for a text that is
        none of these.
        """
        merged: dict[str, bytes] = {}
        found: dict[str, bytes] = {}
        for text in texts:
            for read in read_entities(text):
                if isinstance(read, MergedEntity):
                    merged[id_of(read.key)] = _redirect(read.target)
                else:
                    merged.update((id_of(key), _redirect(read.key)) for key in read.merged)
                    found[id_of(read.key)] = read.text
        return cls({**merged, **found})

    def entity_id(self, site: str, title: str) -> str | None:
        """See `EntitySource.entity_id`."""
        page = (site, title.replace("_", " "))
        found = self._stated_items.get(page) or self._items.get(page)
        if found is not None or self._below is None:
            return found
        return self._below.entity_id(site, title)

    def entity_json(self, entity_id: str) -> str | None:
        """See `EntitySource.entity_json`."""
        for _ in range(1 + MOST_MERGES):
            text = self._texts.get(entity_id)
            if text is None:
                return None if self._below is None else self._below.entity_json(entity_id)
            fields = _fields(text)
            if fields is None:
                return text
            merged = _merged_into(entity_id, fields)
            if merged is None or "redirect" not in fields:
                return _with_id(merged or entity_id, fields)
            entity_id = merged
        return None

    def property_id(self, label: str, language: str) -> str | None:
        """See `EntitySource.property_id`."""
        found = self._properties.get((language, label))
        if found is not None or self._below is None:
            return found
        return self._below.property_id(label, language)

    @cached_property
    def _items(self) -> Mapping[PageOfWiki, str]:
        """The items of pages, as their sitelinks say."""
        found = {}
        for entity_id, text in self._texts.items():
            if entity_id.startswith("Q"):
                for site, link in _object(_leads_to(text).sitelinks).items():
                    title = _text(_object(link).get("title"))
                    found[site, title.replace("_", " ")] = entity_id
        return found

    @cached_property
    def _properties(self) -> Mapping[tuple[str, str], str]:
        """The properties, by language and label."""
        found = {}
        for entity_id, text in self._texts.items():
            if is_property(key_of(entity_id) or 0):
                for code, label in _object(_leads_to(text).labels).items():
                    found[code, _text(_object(label).get("value"))] = entity_id
        return found


_Fields: TypeAlias = dict[str, msgspec.Raw]


def _redirect(target: int) -> bytes:
    return msgspec.json.encode({"redirect": id_of(target)})


def _fields(text: str) -> _Fields | None:
    """Return the fields of an entity, still as JSON; None for a text that is none."""
    try:
        return msgspec.json.decode(text, type=_Fields)
    except NOT_JSON:
        return None


def _with_id(entity_id: str, fields: _Fields) -> str:
    """Return an entity as JSON: the id by which it is given is its own, whatever it says."""
    own = {**fields, "id": msgspec.Raw(msgspec.json.encode(entity_id))}
    return msgspec.json.encode(own).decode()


def _merged_into(entity_id: str, fields: _Fields) -> str | None:
    """Return the id of the entity into which one was merged.

    Dumps say that in the entity's place (``"redirect"``), the API in that into which it was merged.
    """
    stated = fields.get("redirect") or fields.get("redirects")
    try:
        said = None if stated is None else msgspec.json.decode(stated)
    except NOT_JSON:
        return None
    if isinstance(said, dict):
        said = said.get("to") if said.get("from") == entity_id else None
    target = _text(said).upper()
    return None if key_of(target) is None else target


class _LeadsTo(msgspec.Struct):
    """Page titles and labels that lead to an entity."""

    sitelinks: object = None
    labels: object = None


def _leads_to(text: str) -> _LeadsTo:
    """Return what leads to the entity that a JSON text is; nothing for a text that is none."""
    try:
        return msgspec.json.decode(text, type=_LeadsTo)
    except NOT_JSON:
        return _LeadsTo()


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
