"""The graph of a record as values: nodes, their properties, and literals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from wikiextract.sinks.rdf.terms import NamedTerm


@dataclass(frozen=True, slots=True)
class Literal:
    """A text with its datatype (a string when there is none) or language.

    `native` is the value as JSON has it, where JSON-LD makes the same literal of that.
    """

    text: str
    datatype: NamedTerm | None = None
    language: str | None = None
    native: float | bool | None = None


@dataclass(frozen=True, slots=True)
class Iri:
    """An address that something else describes."""

    iri: str


@dataclass(slots=True)
class RdfNode:
    """What properties are stated of; it has no name of its own where `iri` is None.

    `statements` are nodes that say more about a property of this one: when it holds, as what.
    """

    iri: str | None = None
    types: list[NamedTerm] = field(default_factory=list)
    properties: list[tuple[NamedTerm, RdfObject]] = field(default_factory=list)
    statements: list[RdfNode] = field(default_factory=list)

    def add(self, term: NamedTerm, value: RdfObject | None) -> None:
        """State a property; nothing for None."""
        if value is not None:
            self.properties.append((term, value))


RdfObject: TypeAlias = Literal | Iri | RdfNode
