"""Pages of an ontology (``OntologyClass:…``, ``OntologyProperty:…``) read into its classes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from wikiextract.map.domains.dbpedia.calls import MappingCall, read_calls
from wikiextract.map.domains.dbpedia.names import class_name, property_name
from wikiextract.map.domains.dbpedia.ontology import (
    Ontology,
    OntologyClass,
    OntologyProperty,
    PropertyKind,
)

_KINDS: dict[str, PropertyKind] = {"ObjectProperty": "object", "DatatypeProperty": "datatype"}
_NAME = re.compile(r"[^\s,;<>|{}\[\]]+")
_ALTERNATIVES = re.compile(r"[,;\n]")


def read_ontology(
    classes: Iterable[tuple[str, str]], properties: Iterable[tuple[str, str]]
) -> Ontology:
    """Return the ontology of pages: names (without their namespace) with texts."""
    known: dict[str, OntologyClass] = {}
    for title, text in classes:
        call = _first(text, ("Class",))
        if call is not None:
            name = class_name(title)
            known[name] = _class(name, call)
    found: dict[str, OntologyProperty] = {}
    for title, text in properties:
        call = _first(text, _KINDS)
        if call is not None:
            name = property_name(title)
            found[name] = _property(name, _KINDS[call.name], call)
    return Ontology(known, found)


def _first(text: str, names: Container[str]) -> MappingCall | None:
    return next((call for call in read_calls(text).calls if call.name in names), None)


def _class(name: str, call: MappingCall) -> OntologyClass:
    return OntologyClass(
        name=name,
        parents=tuple(map(class_name, _names(call.text("rdfs:subClassOf")))),
        equivalents=tuple(map(class_name, _names(call.text("owl:equivalentClass")))),
    )


def _property(name: str, kind: PropertyKind, call: MappingCall) -> OntologyProperty:
    domain, range_ = _names(call.text("rdfs:domain")), _names(call.text("rdfs:range"))
    return OntologyProperty(
        name=name,
        kind=kind,
        domain=class_name(domain[0]) if domain else None,
        range=range_[0] if range_ else None,
        parents=tuple(map(property_name, _names(call.text("rdfs:subPropertyOf")))),
        equivalents=tuple(map(property_name, _names(call.text("owl:equivalentProperty")))),
    )


def _names(text: str) -> list[str]:
    """Return the names in a list; what is no name stands for none."""
    names = (part.strip() for part in _ALTERNATIVES.split(text))
    return [name for name in names if _NAME.fullmatch(name)]
