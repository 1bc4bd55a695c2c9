"""Where entities come from: what this package asks of it, a small protocol."""

from __future__ import annotations

from typing import Protocol


class EntityTexts(Protocol):
    """Entities by id, and items by pages. Every method is a pure look-up."""

    def entity_id(self, site: str, title: str) -> str | None:
        """The id of the item that the page `title` of the wiki `site` ("enwiki") belongs to."""
        ...

    def entity_json(self, entity_id: str) -> str | None:
        """An entity as JSON, that into which it was merged, or None when there is none."""
        ...

    def property_id(self, label: str, language: str) -> str | None:
        """The id of the property of exactly this label in this language."""
        ...
