"""What the statements of a mapping page have in common: parameters, properties, units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from wikiextract.map.domains.dbpedia.calls import MappingCall
from wikiextract.map.domains.dbpedia.datatypes import Datatype, datatype_of
from wikiextract.map.domains.dbpedia.not_understood import Complaints
from wikiextract.map.domains.dbpedia.vocabulary import Vocabulary
from wikiextract.map.domains.model import normal_name

MOST_NUMBERED = 20
"""Parameters that one statement may combine."""

_T = TypeVar("_T")


class StatementReader:
    """Reads arguments of statements; what has no effect is told to `complaints`."""

    def __init__(self, vocabulary: Vocabulary, complaints: Complaints) -> None:
        self.vocabulary = vocabulary
        self.complaints = complaints

    def property(self, call: MappingCall, argument: str = "ontologyProperty") -> str | None:
        """Return the term for the property that an argument names; None for none that is known."""
        text = call.text(argument)
        if not text:
            self.complaints.add(f"{call.name} names no property ({argument})")
            return None
        term = self.vocabulary.property_term(text)
        if term is None:
            self.complaints.add(f"{text} is no property of the ontology")
        return term

    def names(self, call: MappingCall, argument: str = "templateProperty") -> tuple[str, ...]:
        """Return the parameter that an argument names; none, which is told, where it is missing."""
        found = self.names_if_any(call, argument)
        if not found:
            self.complaints.add(f"{call.name} names no parameter ({argument})")
        return found

    def names_if_any(self, call: MappingCall, argument: str) -> tuple[str, ...]:
        """Return the parameter that an argument names; none where it is missing."""
        name = normal_name(call.text(argument))
        return (name,) if name else ()

    def numbered(self, call: MappingCall) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the parameters of a statement that has several, each with the text of its unit."""
        for number in range(1, MOST_NUMBERED + 1):
            names = self.names_if_any(call, f"templateProperty{number}")
            if names:
                yield names, call.text(f"unit{number}")

    def types(self, call: MappingCall, argument: str) -> tuple[str, ...] | None:
        """Return the terms for a class and those above it; None, which is told, for no class."""
        text = call.text(argument)
        found = self.vocabulary.class_types(text) if text else ()
        if not found:
            reason = f"{text} is no class of the ontology" if text else "names no class"
            self.complaints.add(f"{call.name}: {reason}")
        return found or None

    def datatype(self, unit: str) -> Datatype | None:
        """Return what a unit stands for; None, which is told, for one that is not known."""
        known = datatype_of(unit) if unit else None
        if unit and known is None:
            self.complaints.add(f"{unit} is no unit or datatype that is known")
        return known

    def choice(self, call: MappingCall, argument: str, known: Mapping[str, _T]) -> _T | None:
        """Return what the text of an argument stands for; None, which is told, for another text."""
        text = call.text(argument)
        if text and text not in known:
            self.complaints.add(f"{argument} = {text} is not known")
        return known.get(text)
