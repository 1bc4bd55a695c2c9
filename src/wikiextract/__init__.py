"""Wikipedia and other MediaWiki articles as validated JSON."""

from wikiextract.editing import wikicode
from wikiextract.errors import InputError, PageError, WikiextractError
from wikiextract.nodes import (
    Category,
    Citation,
    Diagnostic,
    Field,
    Image,
    Infobox,
    Link,
    Navbox,
    Node,
    PageEntity,
    Paragraph,
    Parts,
    Reference,
    Section,
    Table,
    TemplateCall,
    TypedValue,
    Value,
)
from wikiextract.pipeline.pages.articles import extract_dump
from wikiextract.pipeline.pages.extract import Extractor, extract
from wikiextract.pipeline.pages.render import render
from wikiextract.record import Article, to_json
from wikiextract.sinks.read_back import read_records
from wikiextract.site import Site
from wikiextract.sources.page import Page
from wikiextract.store import Store, build_store
from wikiextract.text import MarkdownOptions, TextOptions
from wikiextract.version import __version__

__all__ = [
    "Article",
    "Category",
    "Citation",
    "Diagnostic",
    "Extractor",
    "Field",
    "Image",
    "Infobox",
    "InputError",
    "Link",
    "MarkdownOptions",
    "Navbox",
    "Node",
    "Page",
    "PageEntity",
    "PageError",
    "Paragraph",
    "Parts",
    "Reference",
    "Section",
    "Site",
    "Store",
    "Table",
    "TemplateCall",
    "TextOptions",
    "TypedValue",
    "Value",
    "WikiextractError",
    "__version__",
    "build_store",
    "extract",
    "extract_dump",
    "read_records",
    "render",
    "to_json",
    "wikicode",
]
