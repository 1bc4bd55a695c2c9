"""Wikipedia and other MediaWiki articles as validated JSON."""

from typing import TYPE_CHECKING

import wikiextract.render
from wikiextract.exports import loader
from wikiextract.version import __version__

if TYPE_CHECKING:
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
    from wikiextract.pipeline.extract_dump import extract_dump
    from wikiextract.pipeline.pages.extract import Extractor, extract
    from wikiextract.pipeline.pages.render import render
    from wikiextract.pipeline.select.selection import Selection
    from wikiextract.record import Article, to_json
    from wikiextract.sinks.read_back import read_records
    from wikiextract.site import Site
    from wikiextract.sources.page import Page
    from wikiextract.store import Store, build_store
    from wikiextract.text import MarkdownOptions, TextOptions

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
    "Selection",
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

_NODES = [
    *("Category", "Citation", "Diagnostic", "Field", "Image", "Infobox", "Link", "Navbox", "Node"),
    *(
        "PageEntity",
        "Paragraph",
        "Parts",
        "Reference",
        "Section",
        "Table",
        "TemplateCall",
        "TypedValue",
    ),
    "Value",
]
__getattr__ = loader(
    __name__,
    {
        "wikiextract.editing": ["wikicode"],
        "wikiextract.errors": ["InputError", "PageError", "WikiextractError"],
        "wikiextract.nodes": _NODES,
        "wikiextract.pipeline.extract_dump": ["extract_dump"],
        "wikiextract.pipeline.pages.extract": ["Extractor", "extract"],
        "wikiextract.pipeline.pages.render": ["render"],
        "wikiextract.pipeline.select.selection": ["Selection"],
        "wikiextract.record": ["Article", "to_json"],
        "wikiextract.sinks.read_back": ["read_records"],
        "wikiextract.site": ["Site"],
        "wikiextract.sources.page": ["Page"],
        "wikiextract.store": ["Store", "build_store"],
        "wikiextract.text": ["MarkdownOptions", "TextOptions"],
    },
)
# The name is the function's. The package of that name is imported above: a first import of it would
# bind it here.
del wikiextract.render


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
