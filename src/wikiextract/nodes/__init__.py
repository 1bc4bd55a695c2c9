"""The intermediate nodes: what both views of an article are read into.

Readers (`wikiextract.read`) produce these values, mapping (`wikiextract.map`) turns a `Document` of
them into a record. They are frozen, closed and know nothing of HTML, wikitext or JSON. In a
record they keep the shape they have here; `schemas/article.schema.json` describes it.

Conventions:

* An optional attribute that is absent is ``None``; it is left out of the record. A name, an anchor
  and the like that is empty is absent: a node is built with ``None`` for it.
* Lists are tuples; empty ones are left out, too (`to_json` can write them).
* ``text`` is what a reader sees: whitespace folded, no interface text, no reference marks.
* ``span`` is ``(start, end)``: character offsets into the revision's wikitext.
* A link, image or reference mark stands in exactly one node: in the innermost value that shows it.
"""

from __future__ import annotations

from wikiextract.nodes.base import NamedValue, Node, Span, named_values
from wikiextract.nodes.boxes import (
    Field,
    FieldGroup,
    Infobox,
    Navbox,
    NavboxGroup,
    NavboxTitle,
    Notice,
    StatementSource,
)
from wikiextract.nodes.content import (
    Block,
    Cell,
    Code,
    ContentList,
    Definition,
    DefinitionList,
    Extension,
    Figure,
    Gallery,
    Image,
    Link,
    LinkKind,
    Math,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    TransclusionBlock,
    Value,
)
from wikiextract.nodes.entity import PageEntity, PropertyValue, ValueSource
from wikiextract.nodes.page import (
    Category,
    Citation,
    Coordinates,
    Diagnostic,
    Document,
    ExternalLink,
    LanguageLink,
    Parameter,
    Reference,
    StoredFact,
    TemplateCall,
    Where,
)
from wikiextract.nodes.parts import EVERYTHING, JOINED, LEAD, PARTS, Parts, asked_parts
from wikiextract.nodes.typed import TypedValue, ValueKind, ValueOrigin

__all__ = [
    "EVERYTHING",
    "JOINED",
    "LEAD",
    "PARTS",
    "Block",
    "Category",
    "Cell",
    "Citation",
    "Code",
    "ContentList",
    "Coordinates",
    "Definition",
    "DefinitionList",
    "Diagnostic",
    "Document",
    "Extension",
    "ExternalLink",
    "Field",
    "FieldGroup",
    "Figure",
    "Gallery",
    "Image",
    "Infobox",
    "LanguageLink",
    "Link",
    "LinkKind",
    "Math",
    "NamedValue",
    "Navbox",
    "NavboxGroup",
    "NavboxTitle",
    "Node",
    "Notice",
    "PageEntity",
    "Paragraph",
    "Parameter",
    "Parts",
    "PropertyValue",
    "Quote",
    "Reference",
    "Row",
    "Section",
    "Span",
    "StatementSource",
    "StoredFact",
    "Table",
    "TemplateCall",
    "TransclusionBlock",
    "TypedValue",
    "Value",
    "ValueKind",
    "ValueOrigin",
    "ValueSource",
    "Where",
    "asked_parts",
    "named_values",
]
