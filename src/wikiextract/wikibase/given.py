"""Entities that somebody gives for one page, over those of another source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.store.entities.source import EntitySource
from wikiextract.wikibase.ids import is_property, parse_id
from wikiextract.wikibase.json_values import as_object, as_text


class GivenEntities:
    """Entities by id, each as JSON; `item` is that of the page `title` of the wiki `site`.

    What is not among them is asked of `below`. Ids that are none are in `invalid`.
    """

    def __init__(
        self,
        entities: Mapping[str, bytes],
        *,
        site: str,
        title: str,
        item: str | None = None,
        below: EntitySource | None = None,
    ) -> None:
        self._page = (site, title)
        self._item = item
        self._below = below
        self._texts: dict[str, str] = {}
        self.invalid: list[str] = []
        for stated, text in entities.items():
            entity_id = parse_id(stated)
            if entity_id is None or "-" in entity_id:
                self.invalid.append(stated)
            else:
                self._texts[entity_id] = text.decode("utf-8", "replace")

    def entity_id(self, site: str, title: str) -> str | None:
        """See `EntitySource.entity_id`."""
        title = title.replace("_", " ")
        if self._item is not None and (site, title) == self._page:
            return self._item
        found = self._items.get((site, title))
        if found is not None or self._below is None:
            return found
        return self._below.entity_id(site, title)

    def entity_json(self, entity_id: str) -> str | None:
        """See `EntitySource.entity_json`."""
        text = self._texts.get(entity_id)
        if text is None:
            return None if self._below is None else self._below.entity_json(entity_id)
        fields = _fields(text)
        if fields is None:
            return text
        merged = _merged_into(entity_id, fields)
        if merged is None or "redirect" not in fields:
            return _with_id(merged or entity_id, fields)
        # Wikibase lets no merged entity lead to another that was merged, too.
        target = self._texts.get(merged)
        if target is None:
            return None if self._below is None else self._below.entity_json(merged)
        found = _fields(target)
        return target if found is None else _with_id(merged, found)

    def property_id(self, label: str, language: str) -> str | None:
        """See `EntitySource.property_id`."""
        found = self._properties.get((language, label))
        if found is not None or self._below is None:
            return found
        return self._below.property_id(label, language)

    @cached_property
    def _items(self) -> Mapping[tuple[str, str], str]:
        """The items of pages, by wiki and title."""
        found = {}
        for entity_id, text in self._texts.items():
            if entity_id.startswith("Q"):
                links = as_object(_leads_to(text).sitelinks)
                for site, link in links.items():
                    found[site, as_text(as_object(link).get("title"))] = entity_id
        return found

    @cached_property
    def _properties(self) -> Mapping[tuple[str, str], str]:
        """The properties, by language and label."""
        found = {}
        for entity_id, text in self._texts.items():
            if is_property(entity_id):
                for code, label in as_object(_leads_to(text).labels).items():
                    found[code, as_text(as_object(label).get("value"))] = entity_id
        return found


_Fields: TypeAlias = dict[str, msgspec.Raw]


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
    return parse_id(said) if isinstance(said, str) else None


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
