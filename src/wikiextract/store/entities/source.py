"""Entities of a Wikibase such as Wikidata, as pages draw on them: one small protocol.

The SQLite store (`wikiextract.store.entities.EntityStore`) and entities in memory
(`MemoryEntities`) implement it.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class EntitySource(Protocol):
    """Entities by id, and items by pages. Every method is a pure look-up."""

    def entity_id(self, site: str, title: str) -> str | None:
        """The id of the item that the page `title` of the wiki `site` ("enwiki") belongs to.

        `title` has its namespace, and spaces or underscores.
        """
        ...

    def entity_json(self, entity_id: str) -> str | None:
        """An entity as JSON (https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html).

        For the id of one that was merged into another it is that other one. None when there is none
        of this id.
        """
        ...

    def property_id(self, label: str, language: str) -> str | None:
        """The id of the property that has exactly this label in this language."""
        ...
