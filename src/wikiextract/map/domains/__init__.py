"""Mappings: which boxes of which wikis describe what, and which parameter gives which property."""

from wikiextract.map.domains.entities import Entities, entities_of
from wikiextract.map.domains.facts import LookUp, SubjectFacts
from wikiextract.map.domains.mappings import Mappings

__all__ = ["Entities", "LookUp", "Mappings", "SubjectFacts", "entities_of"]
