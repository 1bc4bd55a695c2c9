"""Mappings that people write on a wiki of their own (https://mappings.dbpedia.org), as input."""

from typing import TYPE_CHECKING

from wikiextract.exports import loader

if TYPE_CHECKING:
    from wikiextract.map.domains.dbpedia.mappings import MappingFolder
    from wikiextract.map.domains.dbpedia.pages import mapping_files

__all__ = ["MappingFolder", "mapping_files"]

__getattr__ = loader(
    __name__,
    {
        "wikiextract.map.domains.dbpedia.mappings": ["MappingFolder"],
        "wikiextract.map.domains.dbpedia.pages": ["mapping_files"],
    },
)
