"""Where `mw.wikibase` gets its entities from, for those who have some."""

from __future__ import annotations

from typing import Protocol


class EntitySource(Protocol):
    """Entities of a Wikibase such as Wikidata, by id."""

    def entity_id(self, site: str, title: str) -> str | None:
        """The id of the item that the page `title` of the wiki `site` ("enwiki") belongs to."""
        ...

    def entity_json(self, entity_id: str) -> str | None:
        """An entity as JSON (https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html).

        None when there is none of this id.
        """
        ...
