"""A document with the typed values of its infoboxes, lists, tables and stored facts.

Nodes are frozen: what changes is built anew, what does not is kept.
"""

from __future__ import annotations

from msgspec.structs import replace

from wikiextract.map.annotate.boxes import annotate_box
from wikiextract.map.annotate.calls import CallsOfPage
from wikiextract.map.annotate.each import each
from wikiextract.map.annotate.sections import annotate_section
from wikiextract.map.annotate.statements import StatementsOf, no_statements
from wikiextract.map.annotate.texts import TextReader
from wikiextract.nodes import EVERYTHING, Document, Parts


def annotate_document(
    document: Document,
    language: str | None,
    statements: StatementsOf = no_statements,
    parts: Parts = EVERYTHING,
) -> Document:
    """Return the document with typed values, and a diagnostic for each thing that is in doubt.

    `language` is the code of the page's language, in which its values are written; `statements`
    gives those of entities that gave values of fields. Only what `parts` has is read.
    """
    reader = TextReader(language, CallsOfPage(document.templates, document.references), statements)
    infoboxes, sections = document.infoboxes, document.sections
    if "infoboxes" in parts:
        infoboxes = each(infoboxes, lambda box: annotate_box(box, reader))
    if "sections" in parts:
        sections = each(sections, lambda section: annotate_section(section, reader))
    stored = document.stored_facts
    if stored and "stored_facts" in parts:
        stored = tuple(
            replace(fact, value=reader.annotate(fact.value, fact.property)) for fact in stored
        )
    return replace(
        document,
        infoboxes=infoboxes,
        sections=sections,
        stored_facts=stored,
        diagnostics=(*document.diagnostics, *reader.doubts.diagnostics(document.title)),
    )
