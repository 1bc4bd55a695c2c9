"""Mappings that people write on a wiki of their own (https://mappings.dbpedia.org), as input."""

from wikiextract.map.domains.dbpedia.mappings import MappingFolder
from wikiextract.map.domains.dbpedia.pages import mapping_files

__all__ = ["MappingFolder", "mapping_files"]
