"""Pages whose text is no wikitext: modules, style sheets, scripts, JSON."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec.structs import replace

from wikiextract.data_files import DataFile, read_data
from wikiextract.nodes import Code, Diagnostic, Document, Section, Where
from wikiextract.read.wikitext import read_source
from wikiextract.site import Site


class _ContentModels(DataFile, frozen=True):
    """The data file ``data/content_models.json``."""

    wikitext: frozenset[str]
    parsed: frozenset[str]
    languages: Mapping[str, str]


@cache
def _content_models() -> _ContentModels:
    return read_data("wikiextract.read", "content_models", _ContentModels)


def is_wikitext(model: str) -> bool:
    """Return True if pages of a content model are written in wikitext."""
    return model in _content_models().wikitext


def read_other_model(text: str, model: str, *, site: Site, title: str | None = None) -> Document:
    """Return the page `title` of a content model that is no wikitext: its text as it is.

    Of scripts and style sheets MediaWiki knows the links, categories and calls that their text
    would have as wikitext (https://www.mediawiki.org/wiki/Manual:$wgTextModelsToParse); so does
    the document.
    """
    models = _content_models()
    code = Code(text=text, language=models.languages.get(model), span=(0, len(text)))
    told = Diagnostic(
        code="not-wikitext",
        severity="info",
        message=f"The page's content model is {model[:100]}: its text is kept as it is.",
        where=Where(title=title) if title else None,
    )
    lead = Section(level=1, blocks=(code,) if text else (), span=(0, len(text)))
    document = Document(view="source", title=title, sections=(lead,), diagnostics=(told,))
    if model not in models.parsed:
        return document
    parsed = read_source(text, site=site, title=title)
    return replace(
        document,
        categories=parsed.categories,
        language_links=parsed.language_links,
        external_links=parsed.external_links,
        templates=parsed.templates,
    )
