"""The JSON-LD context of entities: the address of each class and property, and what is a bracket.

https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wikiextract.map.domains.dbpedia.vocabulary import vocabulary_names
from wikiextract.map.domains.domain_files import DomainProperty, domains
from wikiextract.map.domains.property_values import QUALIFIERS

OWN_TERMS = "urn:wikiextract:terms:"
"""What the addresses of terms that are only ours begin with."""

_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_BRACKETS = ("properties", "qualifiers")
# Their names are ours, whatever property of a page has the same one.
_PLAIN_NODES = ("typed", "link", "source")

# What the JSON-LD and N-Triples outputs use besides: datatypes, and statements about a property.
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_FOR_GRAPHS: Mapping[str, Any] = {
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdf": _RDF,
    "geosparql": "http://www.opengis.net/ont/geosparql#",
    "statements": {"@reverse": f"{_RDF}subject"},
}


def context() -> dict[str, Any]:
    """Return the context by which an entity of a record is JSON-LD."""
    plain = [None, {"@version": 1.1, "@vocab": OWN_TERMS}]
    terms: dict[str, Any] = {
        "@version": 1.1,
        "@vocab": OWN_TERMS,
        "id": "@id",
        "types": "@type",
        "label": _LABEL,
    }
    terms |= dict.fromkeys(_BRACKETS, "@nest")
    terms |= {name: {"@id": OWN_TERMS + name, "@context": plain} for name in _PLAIN_NODES}
    terms |= {name: iri for name, iri in vocabulary_names().prefixes.items() if name not in terms}
    return {"@context": {**terms, **_FOR_GRAPHS, **addresses()}}


def addresses() -> Mapping[str, str]:
    """Return the address of each class and each property that our mappings give."""
    found = {one.type: one.iri for one in domains().values()}
    for domain in domains().values():
        for name, stated in _all_properties(domain.properties):
            found.setdefault(name, stated.iri or OWN_TERMS + name)
    for name in QUALIFIERS:
        found.setdefault(name, OWN_TERMS + name)
    return found


def _all_properties(stated: Mapping[str, DomainProperty]) -> Iterator[tuple[str, DomainProperty]]:
    """Yield the properties, those of their nodes, and their qualifiers."""
    for name, one in stated.items():
        yield name, one
        for inner in (one.properties, one.qualifiers):
            yield from _all_properties(inner)
