"""Pages of an ontology (``OntologyClass:…``, ``OntologyProperty:…``) read into its classes."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping

from wikiextract.map.domains.dbpedia.calls import MappingCall, read_calls
from wikiextract.map.domains.dbpedia.datatypes import datatype_of
from wikiextract.map.domains.dbpedia.names import class_name, property_name
from wikiextract.map.domains.dbpedia.not_understood import Complaints
from wikiextract.map.domains.dbpedia.ontology import (
    Ontology,
    OntologyClass,
    OntologyProperty,
    PropertyKind,
)

_KINDS: dict[str, PropertyKind] = {"ObjectProperty": "object", "DatatypeProperty": "datatype"}
_NAME = re.compile(r"[^\s,;<>|{}\[\]]+")
_REDIRECT = re.compile(r"\s{0,9}#redirect[\s:]{0,9}\[\[[^\[\]:|]{1,50}:([^\[\]|]+)", re.IGNORECASE)
_ALTERNATIVES = re.compile(r"[,;\n]")


def read_ontology(
    classes: Mapping[str, str], properties: Mapping[str, str], complaints: Complaints
) -> Ontology:
    """Return the ontology of pages: texts by their names (without namespace).

    A page that leads to another is another name of that. What has no effect is told.
    """
    known = {
        name: _class(name, call)
        for name, call in _statements("OntologyClass", classes, ("Class",), class_name, complaints)
    }
    found = {
        name: _property(name, _KINDS[call.name], call)
        for name, call in _statements(
            "OntologyProperty", properties, _KINDS, property_name, complaints
        )
    }
    for name, one in found.items():
        complaints.where = f"OntologyProperty:{name}"
        unknown = one.kind == "datatype" and one.range and datatype_of(one.range) is None
        if unknown and class_name(one.range or "") not in known:
            complaints.add(f"{one.range} is no datatype that is known")
    return Ontology(known, found)


def _statements(
    namespace: str,
    pages: Mapping[str, str],
    kinds: Container[str],
    name_of: Callable[[str], str],
    complaints: Complaints,
) -> Iterator[tuple[str, MappingCall]]:
    """Yield the names of classes or properties with the statement that says what each is."""
    texts = {name_of(title): text for title, text in pages.items()}
    for name, text in texts.items():
        complaints.where = f"{namespace}:{name}"
        target = _REDIRECT.match(text)
        call = _first(texts.get(name_of(target[1]), "") if target else text, kinds)
        if call is None:
            complaints.add("the page says of no class or property what it is")
        else:
            yield name, call


def _first(text: str, names: Container[str]) -> MappingCall | None:
    return next((call for call in read_calls(text).calls if call.name in names), None)


def _class(name: str, call: MappingCall) -> OntologyClass:
    return OntologyClass(
        name=name,
        parents=tuple(map(class_name, _names(call.text("rdfs:subClassOf")))),
        equivalents=tuple(map(class_name, _names(call.text("owl:equivalentClass")))),
    )


def _property(name: str, kind: PropertyKind, call: MappingCall) -> OntologyProperty:
    range_ = _names(call.text("rdfs:range"))
    return OntologyProperty(
        name=name,
        kind=kind,
        range=range_[0] if range_ else None,
        equivalents=tuple(map(property_name, _names(call.text("owl:equivalentProperty")))),
    )


def _names(text: str) -> list[str]:
    """Return the names in a list; what is no name stands for none."""
    names = (part.strip() for part in _ALTERNATIVES.split(text))
    return [name for name in names if _NAME.fullmatch(name)]
