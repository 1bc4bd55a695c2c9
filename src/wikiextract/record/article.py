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
    many,
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
    infoboxes: tuple[Infobox, ...] = many()
    sections: tuple[Section, ...] = many()
    navboxes: tuple[Navbox, ...] = many()
    categories: tuple[Category, ...] = many()
    references: tuple[Reference, ...] = many()
    notices: tuple[Notice, ...] = many()
    language_links: tuple[LanguageLink, ...] = many()
    external_links: tuple[ExternalLink, ...] = many()
    templates: tuple[TemplateCall, ...] = many()
    stored_facts: tuple[StoredFact, ...] | None = None
    entity: PageEntity | None = None
    more_entities: tuple[PageEntity, ...] | None = None
    diagnostics: tuple[Diagnostic, ...] = many()
    extraction: Extraction


_encoder = msgspec.json.Encoder()


def to_json(article: Article) -> bytes:
    """Return the record as one line of UTF-8 JSON, without line end.

    Lone surrogates, which UTF-8 cannot hold, are written as U+FFFD.
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
