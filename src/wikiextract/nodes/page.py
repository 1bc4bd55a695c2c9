"""Facts about a page as a whole, and the document that holds everything."""

from __future__ import annotations

from typing import Literal

import msgspec

from wikiextract.nodes.base import NamedValue, Node, Span, without_empty
from wikiextract.nodes.boxes import Infobox, Navbox, Notice
from wikiextract.nodes.content import Image, Link, Section, Value


class Category(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A category of the page. `name` has no namespace; `source` says who put the page there."""

    name: str
    sort_key: str | None = None
    hidden: bool | None = None
    source: Literal["page", "template"] | None = None
    template: str | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.template == "":
            without_empty(self)


class Citation(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The fields of a citation, from its template call, its COinS data or its markup."""

    template: str | None = None
    kind: str | None = None
    title: str | None = None
    container: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    date: str | None = None
    publisher: str | None = None
    place: str | None = None
    edition: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    url: str | None = None
    archive_url: str | None = None
    access_date: str | None = None
    language: str | None = None
    identifiers: tuple[NamedValue, ...] = ()

    def __post_init__(self) -> None:
        if "" in (
            self.template,
            self.kind,
            self.title,
            self.container,
            self.date,
            self.publisher,
            self.place,
            self.edition,
            self.volume,
            self.issue,
            self.pages,
            self.url,
            self.archive_url,
            self.access_date,
            self.language,
        ):
            without_empty(self)


class Reference(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A footnote. `id` is what the `references` of other nodes name; a note may refer to others."""

    id: str
    name: str | None = None
    group: str | None = None
    text: str | None = None
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    references: tuple[str, ...] = ()
    citation: Citation | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if "" in (self.name, self.group, self.text):
            without_empty(self)


class Coordinates(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Where the article's subject is: degrees (WGS 84 on Earth), `text` as shown."""

    latitude: float
    longitude: float
    globe: str | None = None
    text: str | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if "" in (self.globe, self.text):
            without_empty(self)


class LanguageLink(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The same subject on another language's wiki.

    `badges` are ids of what the page there is, where the page's item says so.
    """

    language: str
    title: str
    url: str | None = None
    badges: tuple[str, ...] | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.url == "":
            without_empty(self)


class ExternalLink(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A distinct URL that the page links to."""

    url: str
    text: str | None = None

    def __post_init__(self) -> None:
        if self.text == "":
            without_empty(self)


class StoredFact(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A value that the page stores for queries on its wiki.

    `property` is a property of Semantic MediaWiki or a field of Cargo's `table`. Values of one
    `row` belong together: those of a row of the table, or of a part of the page, whose name
    `subobject` is. Rows are counted from 1 through the page; what is stated of the page itself has
    none.
    """

    system: Literal["semantic", "cargo"]
    table: str | None = None
    subobject: str | None = None
    row: int | None = None
    property: str
    value: Value
    span: Span | None = None

    def __post_init__(self) -> None:
        if "" in (self.table, self.subobject):
            without_empty(self)


class Parameter(Node, frozen=True, kw_only=True, omit_defaults=True):
    """An argument of a template call. Positional ones are named "1", "2", ….

    `raw` is the wikitext of the value, trimmed for named parameters only, as MediaWiki does.
    """

    name: str
    raw: str
    value: Value
    positional: bool | None = None
    span: Span | None = None


class TemplateCall(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A template or parser function call that the editor wrote; `parent` indexes the outer call."""

    name: str
    kind: Literal["template", "parser_function", "variable", "module"] = msgspec.field(
        default_factory=lambda: "template"
    )
    parameters: tuple[Parameter, ...] = ()
    parent: int | None = None
    span: Span | None = None


class Where(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Where a problem is: page, template or module, offsets in the wikitext."""

    title: str | None = None
    template: str | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if "" in (self.title, self.template):
            without_empty(self)


class Diagnostic(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Something that was not understood, limited or repaired. `code` is stable, in kebab-case."""

    code: str
    severity: Literal["info", "warning", "error"] = msgspec.field(default_factory=lambda: "warning")
    message: str
    where: Where | None = None


class Document(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a view of one page gave.

    `variant` is the variant of the language that its texts were converted to, if any.
    """

    view: Literal["source", "rendered", "html"]
    variant: str | None = None
    title: str | None = None
    display_title: str | None = None
    page_id: int | None = None
    namespace: int | None = None
    language: str | None = None
    site: str | None = None
    url: str | None = None
    revision_id: int | None = None
    timestamp: str | None = None
    wikidata_id: str | None = None
    redirect_to: str | None = None
    redirect_anchor: str | None = None
    disambiguation: bool | None = None
    short_description: str | None = None
    coordinates: Coordinates | None = None
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
    diagnostics: tuple[Diagnostic, ...] = ()

    def __post_init__(self) -> None:
        if "" in (
            self.variant,
            self.title,
            self.display_title,
            self.language,
            self.site,
            self.url,
            self.timestamp,
            self.wikidata_id,
            self.redirect_to,
            self.redirect_anchor,
            self.short_description,
        ):
            without_empty(self)
