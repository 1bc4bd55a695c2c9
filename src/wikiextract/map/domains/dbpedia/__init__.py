"""Mappings that people write on a wiki of their own (https://mappings.dbpedia.org), as input."""

from wikiextract.map.domains.dbpedia.mappings import MappingFolder

__all__ = ["MappingFolder"]
