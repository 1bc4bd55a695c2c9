"""The terms by which records name an ontology's classes and properties, and what values these have.

A class or property is named by the term of our published context that stands for it, or for one
that the ontology says is the same; else by its name with the ontology's prefix
(``dbo:populationTotal``). Those of vocabularies that we do not know have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from wikiextract.data_files import DataFile, read_data
from wikiextract.map.domains.dbpedia.datatypes import datatype_of, is_named_by_address
from wikiextract.map.domains.dbpedia.names import class_name, is_name, property_name
from wikiextract.map.domains.dbpedia.ontology import THING, Ontology, OntologyProperty
from wikiextract.map.domains.model import ExpectedKind

_OWN = "dbo:"


class VocabularyNames(DataFile, frozen=True):
    """``vocabularies.json``: addresses by prefix, and kinds of values of more properties.

    Addresses of what a prefix stands for may begin otherwise, too: with one of `more_addresses`.
    """

    prefixes: dict[str, str]
    more_addresses: dict[str, tuple[str, ...]]
    properties: dict[str, ExpectedKind]


@cache
def vocabulary_names() -> VocabularyNames:
    """Return the vocabularies that an ontology names things of."""
    return read_data("wikiextract.map.domains.dbpedia", "vocabularies", VocabularyNames)


class Vocabulary:
    """The terms of an ontology. Without one (no classes and properties) any name is taken."""

    def __init__(self, ontology: Ontology, terms: Mapping[str, str]) -> None:
        """`terms` are those of our context by the addresses that they stand for."""
        self._ontology = ontology
        self._terms = terms
        self._names = vocabulary_names()
        self._types: dict[str, tuple[str, ...]] = {}

    def property_term(self, text: str) -> str | None:
        """Return the term for a property; None where the ontology has none of the name."""
        name = property_name(text)
        known = self._ontology.properties.get(name)
        if known is None:
            taken = not self._ontology.properties or name in self._names.properties
            return self._term(name, ()) if taken else None
        return self._term(name, known.equivalents)

    def values_of(self, text: str) -> ExpectedKind | None:
        """Return the kind of a property's values; None where the ontology does not say."""
        known = self._property(text)
        if known is None:
            return self._names.properties.get(property_name(text))
        if known.kind == "object":
            return "url" if known.range and is_named_by_address(known.range) else "link"
        found = datatype_of(known.range or "")
        return found.kind if found is not None else None

    def range_types(self, text: str) -> tuple[str, ...]:
        """Return the classes of the things that a property names."""
        known = self._property(text)
        if known is None or known.range in (None, THING) or self.values_of(text) != "link":
            return ()
        return self.class_types(known.range)

    def class_types(self, text: str) -> tuple[str, ...]:
        """Return the terms for a class and those above it; none where there is no such class."""
        name = class_name(text)
        found = self._types.get(name)
        if found is None:
            found = self._types[name] = self._types_of(name)
        return found

    def superclasses(self) -> dict[str, tuple[str, ...]]:
        """Return the terms for the classes above each class, nearest first."""
        found = {}
        for name in self._ontology.classes:
            term, *above = self.class_types(name)
            found[term] = tuple(one for one in above if one != term)
        return found

    def _types_of(self, name: str) -> tuple[str, ...]:
        if self._ontology.classes and name not in self._ontology.classes and name != THING:
            return ()
        terms = (self._class_term(one) for one in self._ontology.lineage(name))
        return tuple(dict.fromkeys(term for term in terms if term)) or (THING,)

    def _property(self, text: str) -> OntologyProperty | None:
        return self._ontology.properties.get(property_name(text))

    def _class_term(self, name: str) -> str | None:
        known = self._ontology.classes.get(name)
        return self._term(name, known.equivalents if known is not None else ())

    def _term(self, name: str, equivalents: Iterable[str]) -> str | None:
        if not is_name(name):
            return None
        full = name if ":" in name else _OWN + name
        for one in (full, *equivalents):
            for address in self._addresses(one):
                if address in self._terms:
                    return self._terms[address]
        return full if self._addresses(full) else None

    def _addresses(self, name: str) -> list[str]:
        prefix, _, local = (name if ":" in name else _OWN + name).partition(":")
        start = self._names.prefixes.get(prefix)
        starts = (start, *self._names.more_addresses.get(prefix, ())) if start is not None else ()
        return [one + local for one in starts]
