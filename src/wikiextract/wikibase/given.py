"""Entities that somebody gives for one page, over those of another source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

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
        found = self._texts.get(entity_id)
        if found is not None or self._below is None:
            return found
        return self._below.entity_json(entity_id)

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


class _LeadsTo(msgspec.Struct):
    """What leads to an entity."""

    sitelinks: object = None
    labels: object = None


def _leads_to(text: str) -> _LeadsTo:
    """Return what leads to the entity that a JSON text is; nothing for a text that is none."""
    try:
        return msgspec.json.decode(text, type=_LeadsTo)
    except NOT_JSON:
        return _LeadsTo()
