"""The record: one article, in the shape that ``schemas/article.schema.json`` states."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from wikiextract.map.page_kinds import PageKind
from wikiextract.nodes import (
    Category,
    Coordinates,
    Diagnostic,
    ExternalLink,
    Image,
    Infobox,
    LanguageLink,
    Navbox,
    Node,
    Notice,
    PageEntity,
    Reference,
    Section,
    StoredFact,
    TemplateCall,
)
from wikiextract.sources.page import Revision
from wikiextract.sources.surrogates import without_surrogates


class Extraction(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The way the record was made; `schema` is the ``$id`` of the schema it follows."""

    version: str
    view: Literal["source", "rendered", "html"]
    variant: str | None = None
    schema: str


class Article(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The record of one article. The schema describes each attribute."""

    title: str
    display_title: str | None = None
    page_id: int | None = None
    namespace: int | None = None
    language: str | None = None
    site: str | None = None
    url: str | None = None
    revision: Revision | None = None
    kind: PageKind
    redirect_to: str | None = None
    redirect_anchor: str | None = None
    short_description: str | None = None
    abstract: str | None = None
    wikidata_id: str | None = None
    coordinates: Coordinates | None = None
    image: Image | None = None
    infoboxes: tuple[Infobox, ...] = ()
    sections: tuple[Section, ...] = ()
    navboxes: tuple[Navbox, ...] = ()
    categories: tuple[Category, ...] = ()
    references: tuple[Reference, ...] = ()
    notices: tuple[Notice, ...] = ()
    language_links: tuple[LanguageLink, ...] = ()
    external_links: tuple[ExternalLink, ...] = ()
    templates: tuple[TemplateCall, ...] = ()
    stored_facts: tuple[StoredFact, ...] | None = None
    entity: PageEntity | None = None
    more_entities: tuple[PageEntity, ...] | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    extraction: Extraction


_encoder = msgspec.json.Encoder()


def to_json(article: Article) -> bytes:
    """Return the record as one line of UTF-8 JSON, without line end.

    What says nothing is left out: absent attributes and empty lists. Lone surrogates, which UTF-8
    cannot hold, are written as U+FFFD.
    """
    try:
        return _encoder.encode(article)
    except UnicodeEncodeError:
        return _encoder.encode(_without_surrogates(msgspec.to_builtins(article)))


def _without_surrogates(value: Any) -> Any:
    """Return the value without lone surrogates in its strings (rare, so simply recursive)."""
    match value:
        case str():
            return without_surrogates(value)
        case dict():
            return {_without_surrogates(k): _without_surrogates(v) for k, v in value.items()}
        case list() | tuple():
            return [_without_surrogates(item) for item in value]
    return value
