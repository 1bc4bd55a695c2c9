"""Pages of a mapping wiki as it exports them."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from wikiextract.map.domains.dbpedia import MappingFolder

ONTOLOGY = {
    "OntologyClass:Place": "{{Class | rdfs:subClassOf = owl:Thing"
    " | owl:equivalentClass = schema:Place}}",
    "OntologyClass:Town": "{{Class | labels = {{label|en|town}} | rdfs:subClassOf = Place}}",
    "OntologyClass:Village": "{{Class | rdfs:subClassOf = Place}}",
    "OntologyClass:Agent": "{{Class}}",
    "OntologyClass:Person": "{{Class | rdfs:subClassOf = Agent, dul:NaturalPerson, no:Such }}",
    "OntologyClass:Website": "{{Class}}",
    "OntologyProperty:Area": "{{DatatypeProperty | rdfs:range = Area | rdfs:domain = Place}}",
    "OntologyProperty:PopulationTotal": "{{DatatypeProperty"
    " | rdfs:range = xsd:nonNegativeInteger}}",
    "OntologyProperty:FoundingDate": "{{DatatypeProperty | rdfs:range = xsd:date"
    " | owl:equivalentProperty = schema:foundingDate}}",
    "OntologyProperty:EndDate": "{{DatatypeProperty | rdfs:range = xsd:date}}",
    "OntologyProperty:Motto": "{{DatatypeProperty | rdfs:range = xsd:string}}",
    "OntologyProperty:Budget": "{{DatatypeProperty | rdfs:range = Currency}}",
    "OntologyProperty:Runtime": "{{DatatypeProperty | rdfs:range = Time}}",
    "OntologyProperty:Mayor": "{{ObjectProperty | rdfs:range = Person}}",
    "OntologyProperty:Country": "{{ObjectProperty}}",
    "OntologyProperty:Foaf:name": "{{DatatypeProperty | rdfs:range = rdf:langString}}",
    "OntologyProperty:Foaf:homepage": "{{ObjectProperty | rdfs:range = Website}}",
}


def export(pages: Mapping[str, str]) -> str:
    """Return the XML of pages (texts by title)."""
    texts = "".join(
        f"<page><title>{escape(title)}</title><ns>204</ns><id>{number}</id><revision><id>1</id>"
        f"<text>{escape(text)}</text></revision></page>"
        for number, (title, text) in enumerate(pages.items(), 1)
    )
    return f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.8/">{texts}</mediawiki>'


def write_export(path: Path, pages: Mapping[str, str]) -> None:
    """Write pages as their wiki exports them; as xz where the file's name says so."""
    data = export(pages).encode()
    path.write_bytes(lzma.compress(data) if path.suffix == ".xz" else data)


def folder_of(path: Path, mappings: Mapping[str, str]) -> MappingFolder:
    """Return the folder of these mappings (texts by template, of the wiki "en") and an ontology."""
    write_export(path / "ontology.xml.xz", ONTOLOGY)
    pages = {f"Mapping en:{name}": text for name, text in mappings.items()}
    write_export(path / "Mapping_en.xml", pages)
    return MappingFolder(str(path), terms={})
