"""JSON-LD 1.1: one document a line. https://www.w3.org/TR/json-ld11/"""

from __future__ import annotations

from typing import Any

import msgspec

from wikiextract.sinks.compression import compressed
from wikiextract.sinks.rdf.graph import Iri, Literal, RdfNode, RdfObject
from wikiextract.sinks.rdf.subject import SubjectRecord, subjects
from wikiextract.sinks.rdf.terms import (
    CONTEXT_ADDRESS,
    STATEMENTS,
    NamedTerm,
    TermContext,
    published_context,
)
from wikiextract.sinks.stream_format import StreamFormat


class _Documents:
    """Documents that name the published context, or else hold what they use of it."""

    def __init__(self, *, linked: bool) -> None:
        self._context: TermContext = published_context()
        self._linked = linked
        self._records = msgspec.json.Decoder(SubjectRecord)

    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        main, *more = subjects(self._records.decode(line), self._context)
        document = _Document(self._context)
        made = document.node(main)
        if more:
            made = {"@graph": [made, *map(document.node, more)]}
        context = CONTEXT_ADDRESS if self._linked else document.context
        return msgspec.json.encode({"@context": context, **made}) + b"\n"

    def finish(self) -> bytes:
        return b""


class _Document:
    """Makes JSON of nodes and notes the terms that it uses."""

    def __init__(self, published: TermContext) -> None:
        self._published = published
        self.context: dict[str, Any] = {}

    def node(self, node: RdfNode) -> dict[str, Any]:
        made: dict[str, Any] = {}
        if node.iri is not None:
            made["@id"] = node.iri
        if node.types:
            made["@type"] = [self._name(term) for term in node.types]
        for term, value in node.properties:
            name = self._name(term)
            one = self._object(value)
            if name not in made:
                made[name] = one
            elif isinstance(made[name], list):
                made[name].append(one)
            else:
                made[name] = [made[name], one]
        if node.statements:
            self.context[STATEMENTS] = self._published.stated[STATEMENTS]
            made[STATEMENTS] = [*map(self.node, node.statements)]
        return made

    def _name(self, term: NamedTerm) -> str:
        if term.entry is not None:
            self.context[term.entry[0]] = term.entry[1]
        return term.name

    def _object(self, value: RdfObject) -> Any:
        match value:
            case RdfNode():
                return self.node(value)
            case Iri():
                return {"@id": value.iri}
            case Literal(native=native) if native is not None:
                return native
            case Literal(datatype=datatype) if datatype is not None:
                return {"@value": value.text, "@type": self._name(datatype)}
            case Literal(language=language) if language is not None:
                return {"@value": value.text, "@language": language}
        return value.text


def _standalone() -> _Documents:
    return _Documents(linked=False)


def _linked() -> _Documents:
    return _Documents(linked=True)


STANDALONE = StreamFormat(".jsonld", _standalone)
STANDALONE_GZIP = compressed(STANDALONE, ".gz")
STANDALONE_ZSTANDARD = compressed(STANDALONE, ".zst")
LINKED = StreamFormat(".jsonld", _linked)
LINKED_GZIP = compressed(LINKED, ".gz")
LINKED_ZSTANDARD = compressed(LINKED, ".zst")
