"""Wikipedia and other MediaWiki articles as validated JSON."""

from wikiextract.editing import wikicode
from wikiextract.errors import InputError, PageError, WikiextractError
from wikiextract.nodes import Diagnostic
from wikiextract.pipeline.pages.articles import extract_dump
from wikiextract.pipeline.pages.extract import Extractor, extract
from wikiextract.record import Article, to_json
from wikiextract.sinks.read_back import read_records
from wikiextract.site import Site
from wikiextract.sources.page import Page
from wikiextract.text import MarkdownOptions, TextOptions
from wikiextract.version import __version__

__all__ = [
    "Article",
    "Diagnostic",
    "Extractor",
    "InputError",
    "MarkdownOptions",
    "Page",
    "PageError",
    "Site",
    "TextOptions",
    "WikiextractError",
    "__version__",
    "extract",
    "extract_dump",
    "read_records",
    "to_json",
    "wikicode",
]
