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
    """Name without namespace."""
    sort_key: str | None = None
    """Sort key that the page states for this category."""
    hidden: bool | None = None
    """Whether the category is hidden from readers; absent when not known."""
    source: Literal["page", "template"] | None = None
    """Whether the page's own text or a template put the page there; absent when not known."""
    template: str | None = None
    """The template that did."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if self.template == "":
            without_empty(self)


class Citation(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The fields of a citation, from its template call, its COinS data or its markup."""

    template: str | None = None
    """Template name."""
    kind: str | None = None
    """Kind of the work cited (book, journal, web, news, …)."""
    title: str | None = None
    """Title of the work or of the cited part."""
    container: str | None = None
    """Journal, newspaper, website or book that the part is in."""
    authors: tuple[str, ...] = ()
    """Authors."""
    editors: tuple[str, ...] = ()
    """Editors."""
    date: str | None = None
    """Date of publication, as written."""
    publisher: str | None = None
    """Publisher."""
    place: str | None = None
    """Place of publication."""
    edition: str | None = None
    """Edition."""
    volume: str | None = None
    """Volume."""
    issue: str | None = None
    """Issue."""
    pages: str | None = None
    """Pages."""
    url: str | None = None
    """URL."""
    archive_url: str | None = None
    """URL of an archived copy."""
    access_date: str | None = None
    """Date on which the URL was read, as written."""
    language: str | None = None
    """Language of the work."""
    identifiers: tuple[NamedValue, ...] = ()
    """Identifiers by their scheme in lower case: isbn, doi, issn, pmid and so on."""

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
    """What the `references` of other parts of the record name; unique in the record."""
    name: str | None = None
    """Name that the editor gave it."""
    group: str | None = None
    """Group, when it is not the default one."""
    text: str | None = None
    """As shown."""
    links: tuple[Link, ...] = ()
    """Links shown in the text, in order."""
    images: tuple[Image, ...] = ()
    """Pictures, videos and sounds shown, in order."""
    references: tuple[str, ...] = ()
    """Ids of other footnotes whose marks stand in this one."""
    citation: Citation | None = None
    """Its fields, when it is a citation."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if "" in (self.name, self.group, self.text):
            without_empty(self)


class Coordinates(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Where the article's subject is: degrees (WGS 84 on Earth), `text` as shown."""

    latitude: float
    """Degrees, north positive."""
    longitude: float
    """Degrees, east positive."""
    globe: str | None = None
    """The celestial body, when it is not Earth."""
    text: str | None = None
    """As shown."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if "" in (self.globe, self.text):
            without_empty(self)


class LanguageLink(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The same subject on another language's wiki.

    `badges` are ids of what the page there is, where the page's item says so.
    """

    language: str
    """Language code or interwiki prefix."""
    title: str
    """Title there; empty for its main page."""
    url: str | None = None
    """URL, where stated."""
    badges: tuple[str, ...] | None = None
    """Ids of the items of Wikidata that say what the page there is (a featured article, …), where
    the page's own item says so."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if self.url == "":
            without_empty(self)


class ExternalLink(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A distinct URL that the page links to."""

    url: str
    """The URL."""
    text: str | None = None
    """Text of the first link to it."""

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
    """Semantic MediaWiki or Cargo."""
    table: str | None = None
    """Cargo's table."""
    subobject: str | None = None
    """Name of the part of the page that it is stated of."""
    row: int | None = None
    """Number of the row of the table, or of the part of the page, from 1: its values belong
    together. Absent: stated of the page itself."""
    property: str
    """The property (Semantic MediaWiki) or field (Cargo)."""
    value: Value
    """The value."""
    span: Span | None = None
    """Place of the argument or link in the wikitext, where it stands in the page itself."""

    def __post_init__(self) -> None:
        if "" in (self.table, self.subobject):
            without_empty(self)


class Parameter(Node, frozen=True, kw_only=True, omit_defaults=True):
    """An argument of a template call. Positional ones are named "1", "2", ….

    `raw` is the wikitext of the value, trimmed for named parameters only, as MediaWiki does.
    """

    name: str
    """Name; positional arguments are numbered from 1."""
    raw: str
    """Wikitext as written; trimmed when named, as MediaWiki does."""
    value: Value
    """The same, read."""
    positional: bool | None = None
    """True when the editor gave no name."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


class TemplateCall(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A template or parser function call that the editor wrote; `parent` indexes the outer call."""

    name: str
    """Name of the template, parser function, variable or module, as the wiki normalises it."""
    kind: Literal["template", "parser_function", "variable", "module"] = msgspec.field(
        default_factory=lambda: "template"
    )
    """What is called."""
    parameters: tuple[Parameter, ...] = ()
    """Arguments, in order."""
    parent: int | None = None
    """Index of the call in whose arguments this one stands."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


class Where(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Where a problem is: page, template or module, offsets in the wikitext."""

    title: str | None = None
    """Page."""
    template: str | None = None
    """Template or module."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if "" in (self.title, self.template):
            without_empty(self)


class Diagnostic(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Something that was not understood, limited or repaired. `code` is stable, in kebab-case."""

    code: str
    """Stable name of the problem."""
    severity: Literal["info", "warning", "error"] = msgspec.field(default_factory=lambda: "warning")
    """How bad it is for the record."""
    message: str
    """The problem in words."""
    where: Where | None = None
    """Where it is."""


class Document(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a view of one page gave.

    `variant` is the variant of the language that its texts were converted to, if any.
    """

    view: Literal["source", "rendered", "html"]
    """From wikitext alone, from wikitext rendered with its templates, or from given HTML."""
    variant: str | None = None
    """Variant of the wiki's language that the texts were converted to."""
    title: str | None = None
    """Page title, with namespace."""
    display_title: str | None = None
    """Title as displayed."""
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
    revision_id: int | None = None
    """Id of the revision that was read."""
    timestamp: str | None = None
    """When it was saved, ISO 8601 in UTC."""
    wikidata_id: str | None = None
    """Item id on Wikidata."""
    redirect_to: str | None = None
    """Title of the page that a redirect points to."""
    redirect_anchor: str | None = None
    """Fragment of a redirect's target."""
    disambiguation: bool | None = None
    """True when the page lists what its title may mean."""
    short_description: str | None = None
    """Short description that the page states."""
    coordinates: Coordinates | None = None
    """Where the subject is."""
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
    """Template calls of the page's own wikitext."""
    stored_facts: tuple[StoredFact, ...] | None = None
    """What the page stores for queries on its wiki."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was not understood, limited or repaired."""

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
