"""A record as a graph: what its page is about, and what its further infoboxes describe."""

from __future__ import annotations

import re

import msgspec

from wikiextract.nodes import PageEntity, PropertyValue
from wikiextract.sinks.rdf.dates import edtf_literal
from wikiextract.sinks.rdf.graph import Iri, Literal, RdfNode, RdfObject
from wikiextract.sinks.rdf.iris import PageAddresses, as_iri
from wikiextract.sinks.rdf.terms import TermContext, xsd
from wikiextract.sinks.rdf.typed import typed_object

PAGE_KIND = "pageKind"
PAGE_ID = "dbo:wikiPageID"
_ITEM = "http://www.wikidata.org/entity/"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_DEEPEST = 20
_AS_OF = "asOf"


class _Revision(msgspec.Struct, frozen=True):
    id: int | None = None


class SubjectRecord(msgspec.Struct, frozen=True):
    """What of a record goes into its graph."""

    title: str
    kind: str
    url: str | None = None
    page_id: int | None = None
    language: str | None = None
    revision: _Revision | None = None
    wikidata_id: str | None = None
    redirect_to: str | None = None
    entity: PageEntity | None = None
    more_entities: tuple[PageEntity, ...] = ()


def subjects(record: SubjectRecord, context: TermContext) -> list[RdfNode]:
    """Return the node of what a page is about, and one for each further infobox's."""
    writer = _RecordGraph(record, context)
    return [writer.main(), *map(writer.entity, record.more_entities)]


class _RecordGraph:
    def __init__(self, record: SubjectRecord, context: TermContext) -> None:
        self._record = record
        self._context = context
        self._pages = PageAddresses(record.title, record.url)
        language = record.language
        self._language = language if language and _LANGUAGE.fullmatch(language) else None

    def main(self) -> RdfNode:
        """What the page is about; also without an entity it has a name and a page."""
        record, term = self._record, self._context.term
        page = as_iri(record.url) if record.url else None
        node = RdfNode(f"{_ITEM}{record.wikidata_id}" if record.wikidata_id else page)
        if record.entity is not None:
            node = self.entity(record.entity)
        if record.entity is None or not record.entity.label:
            node.add(term("label"), Literal(record.title, language=self._language))
        node.add(term("schema:mainEntityOfPage"), Iri(page) if page else None)
        node.add(term(PAGE_KIND), Literal(record.kind))
        revision = record.revision.id if record.revision else None
        for name, number in ((PAGE_ID, record.page_id), ("dbo:wikiPageRevisionID", revision)):
            if number is not None:
                node.add(term(name), Literal(str(number), xsd("integer"), native=number))
        target = self._pages.of(record.redirect_to) if record.redirect_to else None
        node.add(term("dbo:wikiPageRedirects"), Iri(target) if target else None)
        return node

    def entity(self, entity: PageEntity) -> RdfNode:
        """The node of an entity with all that it states."""
        node = RdfNode(as_iri(entity.id) if entity.id else None)
        node.types = [self._context.term(name) for name in entity.types]
        if entity.label:
            label = Literal(entity.label, language=self._language)
            node.add(self._context.term("label"), label)
        self._add(node, entity.properties, 0)
        return node

    def _add(
        self, node: RdfNode, properties: dict[str, tuple[PropertyValue, ...]], depth: int
    ) -> None:
        for name, values in properties.items():
            term = self._context.term(name)
            for value in values:
                made = self._object(value, depth)
                if made is None:
                    continue
                node.add(term, made)
                about = RdfNode(types=[self._context.term("rdf:Statement")])
                self._qualify(made if isinstance(made, RdfNode) else about, value, depth)
                if about.properties:
                    about.properties[:0] = [
                        (self._context.term("rdf:predicate"), Iri(term.iri)),
                        (self._context.term("rdf:object"), made),
                    ]
                    node.statements.append(about)

    def _qualify(self, node: RdfNode, value: PropertyValue, depth: int) -> None:
        qualifiers = value.qualifiers or {}
        if depth < _DEEPEST:
            self._add(node, qualifiers, depth + 1)
        if value.typed is not None and value.typed.as_of and _AS_OF not in qualifiers:
            node.add(self._context.term(_AS_OF), edtf_literal(value.typed.as_of))

    def _object(self, value: PropertyValue, depth: int) -> RdfObject | None:
        """What a value is: a node of its own, its typed form, what it links to, or its text."""
        if value.properties and depth < _DEEPEST:
            node = RdfNode(types=[self._context.term(name) for name in value.types or ()])
            if value.text:
                node.add(self._context.term("label"), Literal(value.text))
            self._add(node, value.properties, depth + 1)
            return node
        typed = typed_object(value.typed, self._context) if value.typed else None
        if typed is not None:
            return typed
        address = self._linked(value)
        if address is not None:
            return Iri(address)
        return Literal(value.text) if value.text else None

    def _linked(self, value: PropertyValue) -> str | None:
        """The address of the page that a value is; a link in a longer text is not all of it."""
        link = value.link
        if link is None or not (value.qualifiers or value.text in {None, link.text}):
            return None
        if link.kind == "internal":
            return self._pages.of(link.target)
        return as_iri(link.target) if link.kind == "external" else None
