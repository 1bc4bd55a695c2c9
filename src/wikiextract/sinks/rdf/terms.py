"""The JSON-LD context: what names of classes and properties stand for, and how they are written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from wikiextract.record.schemas import schema_text
from wikiextract.sinks.rdf.iris import as_iri, escaped

CONTEXT_ADDRESS = "urn:wikiextract:context:2.0.0"
"""The published context (``wikiextract schema context``)."""

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
EDTF = "http://id.loc.gov/datatypes/edtf"
WKT = "http://www.opengis.net/ont/geosparql#wktLiteral"

STATEMENTS = "statements"
"""The context's name for statements about a node's properties."""

_PLAIN = re.compile(r"[\w-]+")
_NAME = re.compile(r"[\w.-]+")
_PREFIX_ENDS = tuple(":/?#[]@")


class NamedTerm(NamedTuple):
    """A class, property or datatype: as JSON-LD writes it, its IRI, and its entry in a context."""

    name: str
    iri: str
    entry: tuple[str, str] | None = None


def xsd(kind: str) -> NamedTerm:
    """Return a datatype of XML Schema."""
    return NamedTerm(f"xsd:{kind}", XSD + kind, ("xsd", XSD))


class TermContext:
    """A JSON-LD context of terms and prefixes."""

    def __init__(self, stated: Mapping[str, Any]) -> None:
        """Take the value of ``@context``."""
        self.stated = stated
        self._vocabulary = str(stated.get("@vocab", "urn:wikiextract:terms:"))
        self.term = lru_cache(1 << 14)(self._term)

    def _term(self, name: str) -> NamedTerm:
        """Return what a name of a mapping stands for; whatever it is, it stands for something."""
        prefix, colon, rest = name.partition(":")
        if not colon:
            return self._plain(name)
        space = self._address(prefix)
        if space is not None and space.endswith(_PREFIX_ENDS) and not rest.startswith("//"):
            iri = space + escaped(rest)
            return (
                NamedTerm(name, iri, (prefix, space))
                if _NAME.fullmatch(rest)
                else NamedTerm(iri, iri)
            )
        absolute = as_iri(name) if prefix in {"http", "https", "urn"} else None
        return NamedTerm(absolute, absolute) if absolute else self._own(name)

    def _plain(self, name: str) -> NamedTerm:
        if name not in self.stated:
            return self._own(name)
        iri = self._address(name)
        # A name that is a word of the record itself ("source") means that in the context.
        return NamedTerm(name, iri, (name, iri)) if iri else self._own(name, spelled=True)

    def _own(self, name: str, *, spelled: bool = False) -> NamedTerm:
        iri = self._vocabulary + escaped(name.replace("%", "%25").replace(":", "%3A"))
        plain = not spelled and _PLAIN.fullmatch(name) is not None
        return NamedTerm(name, iri, (name, iri)) if plain else NamedTerm(iri, iri)

    def _address(self, name: str) -> str | None:
        stated = self.stated.get(name)
        return stated if isinstance(stated, str) and not stated.startswith("@") else None


@lru_cache(1)
def published_context() -> TermContext:
    """Return the context that is published with the schemas."""
    return TermContext(json.loads(schema_text("context"))["@context"])
