"""N-Triples (RDF 1.1): one triple a line. https://www.w3.org/TR/n-triples/"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

import msgspec

from wikiextract.sinks.compression import compressed
from wikiextract.sinks.rdf.graph import Iri, Literal, RdfNode, RdfObject
from wikiextract.sinks.rdf.subject import SubjectRecord, subjects
from wikiextract.sinks.rdf.terms import RDF, published_context
from wikiextract.sinks.stream_format import StreamFormat

_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f-\x9f\u2028\u2029\ufffe\uffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TYPE = f"<{RDF}type>"
_SUBJECT = f"<{RDF}subject>"


class _Triples:
    def __init__(self) -> None:
        self._context = published_context()
        self._records = msgspec.json.Decoder(SubjectRecord)

    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        nodes = subjects(self._records.decode(line), self._context)
        # Outputs are joined, so a node without a name needs a label that no other record has.
        labels = _Labels(f"_:b{blake2b(line, digest_size=8).hexdigest()}n")
        text = "".join(part for node in nodes for part in _lines(node, labels))
        return text.encode("utf-8", "replace")

    def finish(self) -> bytes:
        return b""


class _Labels:
    """Labels of the nodes of one record that have no name."""

    def __init__(self, start: str) -> None:
        self._start = start
        self._known: dict[int, str] = {}

    def of(self, node: RdfNode) -> str:
        """Return how the node is named."""
        if node.iri is not None:
            return f"<{node.iri}>"
        return self._known.setdefault(id(node), f"{self._start}{len(self._known)}")


def _lines(top: RdfNode, labels: _Labels) -> Iterator[str]:
    """The triples of a node, then those of the nodes in it."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        subject = labels.of(node)
        for term in node.types:
            yield f"{subject} {_TYPE} <{term.iri}> .\n"
        for term, value in node.properties:
            yield f"{subject} <{term.iri}> {_object(value, labels)} .\n"
        for statement in node.statements:
            yield f"{labels.of(statement)} {_SUBJECT} {subject} .\n"
        waiting += reversed(node.statements)
        waiting += reversed([value for _, value in node.properties if isinstance(value, RdfNode)])


def _object(value: RdfObject, labels: _Labels) -> str:
    match value:
        case RdfNode():
            return labels.of(value)
        case Iri():
            return f"<{value.iri}>"
        case Literal():
            text = _ESCAPED.sub(_escape, value.text)
            if value.datatype is not None:
                return f'"{text}"^^<{value.datatype.iri}>'
            return f'"{text}"@{value.language}' if value.language else f'"{text}"'


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


PLAIN = StreamFormat(".nt", _Triples)
GZIP = compressed(PLAIN, ".gz")
ZSTANDARD = compressed(PLAIN, ".zst")
