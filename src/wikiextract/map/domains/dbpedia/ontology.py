"""The ontology that mappings name: classes and properties.

The units that classes prefer for what is shown have no effect: quantities have SI values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

PropertyKind: TypeAlias = Literal["object", "datatype"]

_MOST_ANCESTORS = 50
THING = "owl:Thing"


class OntologyClass(msgspec.Struct, frozen=True, kw_only=True):
    """A class: those above it, and the same ones elsewhere.

    Names have a prefix where they are none of the ontology's own (``schema:Place``).
    """

    name: str
    parents: tuple[str, ...] = ()
    equivalents: tuple[str, ...] = ()


class OntologyProperty(msgspec.Struct, frozen=True, kw_only=True):
    """A property: the class or datatype of its values (`range`), and the same ones elsewhere."""

    name: str
    kind: PropertyKind
    range: str | None = None
    equivalents: tuple[str, ...] = ()


class Ontology(msgspec.Struct, frozen=True):
    """Classes and properties by their names."""

    classes: Mapping[str, OntologyClass] = {}
    properties: Mapping[str, OntologyProperty] = {}

    def lineage(self, name: str) -> tuple[str, ...]:
        """Return a class and those above it, the nearest first, without the class of all things."""
        found: dict[str, None] = {}
        todo = [name]
        while todo and len(found) < _MOST_ANCESTORS:
            one = todo.pop(0)
            if one in found or one == THING:
                continue
            found[one] = None
            known = self.classes.get(one)
            todo += known.parents if known is not None else ()
        return tuple(found)
