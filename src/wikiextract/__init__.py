"""Wikipedia and other MediaWiki articles as validated JSON."""

from wikiextract.editing import wikicode
from wikiextract.errors import InputError, PageError, WikiextractError
from wikiextract.pipeline.pages.extract import Extractor, extract
from wikiextract.record import Article, to_json
from wikiextract.site import Site
from wikiextract.sources.page import Page
from wikiextract.version import __version__

__all__ = [
    "Article",
    "Extractor",
    "InputError",
    "Page",
    "PageError",
    "Site",
    "WikiextractError",
    "__version__",
    "extract",
    "to_json",
    "wikicode",
]
