"""The entity store: items and properties of Wikidata that pages draw on, in one SQLite file."""

from typing import TYPE_CHECKING

from wikiextract.exports import loader

if TYPE_CHECKING:
    from wikiextract.store.entities.build import (
        BuildStoppedError,
        EntityListener,
        EntityProgress,
        EntityReport,
        build_entity_store,
    )
    from wikiextract.store.entities.entity import EntityError
    from wikiextract.store.entities.lines import EntityFailure
    from wikiextract.store.entities.memory import MemoryEntities
    from wikiextract.store.entities.source import EntitySource
    from wikiextract.store.entities.store import EntityStore

__all__ = [
    "BuildStoppedError",
    "EntityError",
    "EntityFailure",
    "EntityListener",
    "EntityProgress",
    "EntityReport",
    "EntitySource",
    "EntityStore",
    "MemoryEntities",
    "build_entity_store",
]

__getattr__ = loader(
    __name__,
    {
        "wikiextract.store.entities.build": [
            "BuildStoppedError",
            "EntityListener",
            "EntityProgress",
            "EntityReport",
            "build_entity_store",
        ],
        "wikiextract.store.entities.entity": ["EntityError"],
        "wikiextract.store.entities.lines": ["EntityFailure"],
        "wikiextract.store.entities.memory": ["MemoryEntities"],
        "wikiextract.store.entities.source": ["EntitySource"],
        "wikiextract.store.entities.store": ["EntityStore"],
    },
)
