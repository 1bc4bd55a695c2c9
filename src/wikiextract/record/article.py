"""The record: one article, in the shape that ``schemas/article.schema.json`` states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeVar

import msgspec

from wikiextract.access import InfoboxView, TableView, box_views, found, tables_in
from wikiextract.errors import NOT_JSON, InputError
from wikiextract.map.page_kinds import PageKind
from wikiextract.nodes import (
    Category,
    Coordinates,
    Diagnostic,
    ExternalLink,
    Image,
    Infobox,
    LanguageLink,
    Link,
    LinkKind,
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
from wikiextract.text import MarkdownOptions, TextOptions, markdown_of, text_of

_Found = TypeVar("_Found", bound=Node)


class Extraction(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The way the record was made; `schema` is the ``$id`` of the schema it follows.

    `parts` are those that were asked for, None for all. `plugins` are the names and versions of
    those that were used.
    """

    version: str
    """Version of wikiextract."""
    view: Literal["source", "rendered", "html"]
    """From the wikitext alone, from the wikitext rendered with its templates, or from given
    HTML."""
    variant: str | None = None
    """Variant of the wiki's language that the texts were converted to."""
    parts: tuple[str, ...] | None = None
    """The parts of the record that were asked for, where not all were: of the others it says
    nothing. `title` alone: none."""
    schema: str
    """`$id` of the schema that the record follows."""
    plugins: tuple[str, ...] = ()
    """Name and version of each plugin that had a part in it."""


class Article(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The record of one article."""

    title: str
    """Full page title, with namespace."""
    display_title: str | None = None
    """Title as displayed, when it differs."""
    page_id: int | None = None
    """Page id on its wiki."""
    namespace: int | None = None
    """Namespace number; 0 is for articles."""
    language: str | None = None
    """Language code of the content."""
    site: str | None = None
    """Database name of the wiki, such as zhwiki."""
    url: str | None = None
    """Address of the page."""
    revision: Revision | None = None
    """The revision that was read."""
    kind: PageKind
    """What kind of page it is; other means a page outside the article namespace."""
    redirect_to: str | None = None
    """Title of the page that a redirect points to."""
    redirect_anchor: str | None = None
    """Fragment of a redirect's target."""
    short_description: str | None = None
    """Short description that the page states."""
    abstract: str | None = None
    """First paragraph of the lead."""
    wikidata_id: str | None = None
    """Item id on Wikidata."""
    coordinates: Coordinates | None = None
    """Where the subject is."""
    image: Image | None = None
    """The picture that stands for the article: the first of its infobox, else of its lead."""
    infoboxes: tuple[Infobox, ...] = ()
    """Infoboxes, in document order."""
    sections: tuple[Section, ...] = ()
    """Sections as a tree; the lead comes first."""
    navboxes: tuple[Navbox, ...] = ()
    """Navigation boxes and sidebars."""
    categories: tuple[Category, ...] = ()
    """Categories."""
    references: tuple[Reference, ...] = ()
    """Footnotes, in document order."""
    notices: tuple[Notice, ...] = ()
    """Hatnotes and message boxes."""
    language_links: tuple[LanguageLink, ...] = ()
    """Links to the same subject on other languages' wikis."""
    external_links: tuple[ExternalLink, ...] = ()
    """URLs that the page links to, each once."""
    templates: tuple[TemplateCall, ...] = ()
    """Template calls of the page's own wikitext; empty when only rendered text was given."""
    stored_facts: tuple[StoredFact, ...] | None = None
    """What the page stores for queries on its wiki, with Semantic MediaWiki or Cargo."""
    entity: PageEntity | None = None
    """What the page is about, as a domain record, when a mapping applies."""
    more_entities: tuple[PageEntity, ...] | None = None
    """What further infoboxes describe, where it is something else."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was not understood, limited or repaired."""
    extraction: Extraction
    """How the record was made."""

    @staticmethod
    def from_json(record: bytes | str) -> Article:
        """Return the article of a record, as `to_json` writes it; `InputError` for anything else.

        Parts that were left out, empty or null are absent.
        """
        try:
            return _decoder.decode(record)
        except NOT_JSON as error:
            raise InputError("the text", f"is no record ({error})") from error

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON values: dictionaries, lists, texts and numbers."""
        record: dict[str, Any] = msgspec.json.decode(to_json(self))
        return record

    def text(self, options: TextOptions | None = None) -> str:
        """Return the article's plain text, with the parts that `options` name."""
        return text_of(self.sections, options, title=self.title, references=self.references)

    def markdown(self, options: MarkdownOptions | None = None) -> str:
        """Return the article as CommonMark, with the parts that `options` name."""
        return markdown_of(
            self.sections,
            options,
            title=self.title,
            url=self.url,
            infoboxes=self.infoboxes,
            references=self.references,
        )

    def boxes(self, name: str | None = None) -> list[InfoboxView]:
        """Return the infoboxes, those of a template's name ("Infobox person", "person")."""
        entities = (self.entity,) if self.entity else ()
        return list(box_views(self.infoboxes, (*entities, *(self.more_entities or ())), name))

    def infobox(self, name: str | None = None) -> InfoboxView | None:
        """Return the first infobox, of that name where one is given; None where there is none.

        ``article.infobox()["population"]`` is the value of the field of that parameter, label or
        property.
        """
        return next(iter(self.boxes(name)), None)

    def tables(self) -> list[TableView]:
        """Return the tables of all sections, in their order, those inside tables after these."""
        return list(tables_in(self.sections))

    def links(self, kind: LinkKind | None = None) -> list[Link]:
        """Return the links in the running text, the infoboxes and the notes, or those of a kind.

        Those of navboxes and notices are not among them: ``find(Link)`` gives all.
        """
        parts = (self.infoboxes, self.sections, self.references)
        return list(found(parts, Link, None if kind is None else lambda link: link.kind == kind))

    def citations(self) -> list[Reference]:
        """Return the notes that cite a source: `citation` of each says which."""
        return [reference for reference in self.references if reference.citation is not None]

    def find(
        self, kind: type[_Found], where: Callable[[_Found], bool] | None = None
    ) -> Iterator[_Found]:
        """Return the nodes of a kind wherever they stand in the record, in its order.

        ``article.find(Image)`` are all pictures, ``article.find(TypedValue, lambda v: v.kind ==
        "date")`` all dates.
        """
        return found(self, kind, where)


_decoder = msgspec.json.Decoder(Article)
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
