"""Mappings: which boxes of which wikis describe what, and which parameter gives which property."""

from typing import TYPE_CHECKING

from wikiextract.exports import loader

if TYPE_CHECKING:
    from wikiextract.map.domains.entities import Entities, entities_of
    from wikiextract.map.domains.facts import LookUp, SubjectFacts
    from wikiextract.map.domains.mappings import Mappings

__all__ = ["Entities", "LookUp", "Mappings", "SubjectFacts", "entities_of"]

__getattr__ = loader(
    __name__,
    {
        "wikiextract.map.domains.entities": ["Entities", "entities_of"],
        "wikiextract.map.domains.facts": ["LookUp", "SubjectFacts"],
        "wikiextract.map.domains.mappings": ["Mappings"],
    },
)
