"""The intermediate nodes: what both views of an article are read into.

Readers (`wikiextract.read`) produce these values, mapping (`wikiextract.map`) turns a `Document` of
them into a record. They are frozen, closed and know nothing of HTML, wikitext or JSON. In a
record they keep the shape they have here; `schemas/article.schema.json` describes it.

Conventions:

* An optional attribute that is absent is ``None``; it is left out of the record.
* Lists are tuples and are always written, also when empty.
* ``text`` is what a reader sees: whitespace folded, no interface text, no reference marks.
* ``span`` is ``(start, end)``: character offsets into the revision's wikitext.
* A link, image or reference mark stands in exactly one node: in the innermost value that shows it.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import msgspec

Span: TypeAlias = tuple[int, int]


def _nothing() -> tuple[Any, ...]:
    return ()


def many() -> Any:
    """Default of a list attribute: an empty tuple that is still written to the record.

    (msgspec leaves out only defaults that it recognises; a factory of our own it does not.)
    """
    return msgspec.field(default_factory=_nothing)


class Node(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of all nodes.

    They are trees that never change, so the cyclic garbage collector need not look at them.
    """


LinkKind: TypeAlias = Literal["internal", "interwiki", "external"]


class Link(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A link as shown.

    `target` is a page title with its namespace and without its fragment (internal, interwiki:
    spaces, no underscores; ``""`` for a bare ``#fragment``) or a URL (external). `interwiki` is the
    prefix of another wiki or language; `language_name` the language as the page names it beside a
    foreign link ("英语").
    """

    text: str
    target: str
    kind: LinkKind = msgspec.field(default_factory=lambda: "internal")
    anchor: str | None = None
    interwiki: str | None = None
    language_name: str | None = None
    red: bool | None = None
    span: Span | None = None


class Image(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A picture, video or sound. `file` is its name without the namespace ("Flag of X.svg")."""

    file: str
    caption: str | None = None
    alt: str | None = None
    url: str | None = None
    media: Literal["image", "video", "audio"] | None = None
    links: tuple[Link, ...] = many()
    references: tuple[str, ...] = many()
    span: Span | None = None


class TypedValue(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A value that was recognised in a text. Which attributes are set depends on `kind`.

    date: `value` (ISO 8601, may be reduced to year or month), `end` for a range;
    number, quantity: `number`, and `unit` as shown; coordinates: `latitude`, `longitude` (degrees,
    WGS 84), `globe`; url: `value`.
    """

    kind: Literal["date", "number", "quantity", "coordinates", "url"]
    text: str
    value: str | None = None
    end: str | None = None
    number: float | None = None
    unit: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    globe: str | None = None


class Value(Node, frozen=True, kw_only=True, omit_defaults=True):
    """What a field, list item, navbox item, term or label shows.

    `text` of a field or cell is all that it shows, its `items` included; `text` of an item is the
    item's own, since nested items follow in `items`. `parts` splits `text` at the separator of a
    pair ("country: person"). `foreign_links` are the links to other languages shown beside a link
    that is red here ("Foo (English: Bar)"); they and their brackets are not part of `text`.
    `references` are ids of `Reference`s. `blocks` are tables, code and quotes that an item or
    definition holds beside its text; they are not repeated in `text`.
    """

    text: str | None = None
    links: tuple[Link, ...] = many()
    images: tuple[Image, ...] = many()
    items: tuple[Value, ...] = many()
    parts: tuple[str, ...] = many()
    typed: tuple[TypedValue, ...] = many()
    foreign_links: tuple[Link, ...] = many()
    references: tuple[str, ...] = many()
    ordered: bool | None = None
    blocks: tuple[Block, ...] | None = None
    span: Span | None = None


# --- infobox -------------------------------------------------------------------------------------


class Field(Node, frozen=True, kw_only=True, omit_defaults=True):
    """One row of an infobox: parameter name (source view), label (rendered view), value.

    `param` is the parameter that the value begins with; where it is made of several, `more_params`
    are the others.
    """

    param: str | None = None
    more_params: tuple[str, ...] | None = None
    label: str | None = None
    label_links: tuple[Link, ...] = many()
    value: Value
    span: Span | None = None


class FieldGroup(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Fields under one heading; a nested infobox is a group with its `name` and own `groups`."""

    label: str | None = None
    label_links: tuple[Link, ...] = many()
    name: str | None = None
    images: tuple[Image, ...] = many()
    references: tuple[str, ...] = many()
    fields: tuple[Field, ...] = many()
    groups: tuple[FieldGroup, ...] = many()
    span: Span | None = None


class Infobox(Node, frozen=True, kw_only=True, omit_defaults=True):
    """An infobox. Fields before the first heading stand in a first group without label."""

    name: str | None = None
    title: str | None = None
    title_links: tuple[Link, ...] = many()
    images: tuple[Image, ...] = many()
    references: tuple[str, ...] = many()
    groups: tuple[FieldGroup, ...] = many()
    span: Span | None = None


# --- blocks --------------------------------------------------------------------------------------


class Paragraph(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="paragraph"
):
    """Running text."""

    text: str | None = None
    links: tuple[Link, ...] = many()
    images: tuple[Image, ...] = many()
    references: tuple[str, ...] = many()
    span: Span | None = None


class ContentList(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="list"
):
    """A bulleted or numbered list; items nest through `Value.items`."""

    ordered: bool = msgspec.field(default_factory=bool)
    items: tuple[Value, ...] = many()
    span: Span | None = None


class Definition(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Terms and what is said of them; either may be empty (an indented line has no term)."""

    terms: tuple[Value, ...] = many()
    definitions: tuple[Value, ...] = many()


class DefinitionList(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="definition_list"
):
    """A list of terms and definitions (also used on wikis for indentation)."""

    items: tuple[Definition, ...] = many()
    span: Span | None = None


class Cell(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A table cell, in the record once, at its first grid position (`column` counts from 0)."""

    value: Value
    column: int
    header: bool | None = None
    rowspan: int | None = None
    colspan: int | None = None
    blocks: tuple[Block, ...] = many()


class Row(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A table row: the cells that begin in it."""

    cells: tuple[Cell, ...] = many()
    header: bool | None = None


class Table(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="table"):
    """A table.

    `columns` names each grid column by the texts of the header rows above it (levels joined by
    " / "; a header cell over the whole width names the table, not its columns); empty when there is
    no such row. Cells stand in `rows` once; spans say what they fill.
    """

    caption: Value | None = None
    width: int = msgspec.field(default_factory=int)
    columns: tuple[str, ...] = many()
    rows: tuple[Row, ...] = many()
    span: Span | None = None


class Quote(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="quote"):
    """A block quotation."""

    blocks: tuple[Block, ...] = many()
    source: Value | None = None
    span: Span | None = None


class Code(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="code"):
    """Preformatted text or source code; white space is kept."""

    text: str
    language: str | None = None
    links: tuple[Link, ...] = many()
    references: tuple[str, ...] = many()
    span: Span | None = None


class Math(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="math"):
    """A displayed formula: its TeX source."""

    text: str
    span: Span | None = None


class Gallery(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="gallery"):
    """Pictures shown together."""

    caption: Value | None = None
    images: tuple[Image, ...] = many()
    span: Span | None = None


class Figure(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="figure"):
    """A picture of its own beside the text."""

    image: Image
    span: Span | None = None


class Extension(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="extension"
):
    """An extension tag that is kept as its source (timeline, score, mapframe, …)."""

    name: str
    text: str | None = None
    attributes: dict[str, str] = msgspec.field(default_factory=dict)
    span: Span | None = None


class TransclusionBlock(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="template"
):
    """Source view only: a template call that stands as a block; `template` indexes `templates`."""

    name: str
    template: int
    span: Span | None = None


Block: TypeAlias = (
    Paragraph
    | ContentList
    | DefinitionList
    | Table
    | Quote
    | Code
    | Math
    | Gallery
    | Figure
    | Extension
    | TransclusionBlock
)


class Section(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A section. The lead is the first one, level 1 without title. `level` is 1 to 6."""

    level: int
    title: str | None = None
    title_links: tuple[Link, ...] = many()
    references: tuple[str, ...] = many()
    anchor: str | None = None
    blocks: tuple[Block, ...] = many()
    sections: tuple[Section, ...] = many()
    span: Span | None = None


# --- navbox --------------------------------------------------------------------------------------


class NavboxTitle(Node, frozen=True, kw_only=True, omit_defaults=True):
    """What heads a navbox: text and the page it is about; further links in `links`."""

    text: str | None = None
    link: Link | None = None
    links: tuple[Link, ...] = many()
    images: tuple[Image, ...] = many()
    references: tuple[str, ...] = many()


class NavboxGroup(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A row of a navbox; subgroups nest.

    A whole navbox inside another is a group with its `name`, `above` and `below`.
    """

    name: str | None = None
    label: str | None = None
    label_links: tuple[Link, ...] = many()
    foreign_links: tuple[Link, ...] = many()
    images: tuple[Image, ...] = many()
    references: tuple[str, ...] = many()
    above: Value | None = None
    below: Value | None = None
    items: tuple[Value, ...] = many()
    groups: tuple[NavboxGroup, ...] = many()


class Navbox(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A navigation box or a navigation sidebar (`kind`)."""

    name: str | None = None
    kind: Literal["navbox", "sidebar"] = msgspec.field(default_factory=lambda: "navbox")
    title: NavboxTitle | None = None
    above: Value | None = None
    groups: tuple[NavboxGroup, ...] = many()
    below: Value | None = None
    images: tuple[Image, ...] = many()
    span: Span | None = None


# --- page-level ----------------------------------------------------------------------------------


class Category(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A category of the page. `name` has no namespace; `source` says who put the page there."""

    name: str
    sort_key: str | None = None
    hidden: bool | None = None
    source: Literal["page", "template"] | None = None
    template: str | None = None
    span: Span | None = None


class Citation(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The fields of a citation, from its template call, its COinS data or its markup."""

    template: str | None = None
    kind: str | None = None
    title: str | None = None
    container: str | None = None
    authors: tuple[str, ...] = many()
    editors: tuple[str, ...] = many()
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
    identifiers: dict[str, str] = msgspec.field(default_factory=dict)


class Reference(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A footnote. `id` is what the `references` of other nodes name; a note may refer to others."""

    id: str
    name: str | None = None
    group: str | None = None
    text: str | None = None
    links: tuple[Link, ...] = many()
    images: tuple[Image, ...] = many()
    references: tuple[str, ...] = many()
    citation: Citation | None = None
    span: Span | None = None


class Notice(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A hatnote, or a message box (stub notice, maintenance tag, protection, …)."""

    kind: Literal["hatnote", "stub", "maintenance", "message"]
    template: str | None = None
    text: str | None = None
    links: tuple[Link, ...] = many()
    images: tuple[Image, ...] = many()
    references: tuple[str, ...] = many()
    section: str | None = None
    span: Span | None = None


class Coordinates(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Where the article's subject is: degrees (WGS 84 on Earth), `text` as shown."""

    latitude: float
    longitude: float
    globe: str | None = None
    text: str | None = None
    span: Span | None = None


class LanguageLink(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The same subject on another language's wiki."""

    language: str
    title: str
    url: str | None = None
    span: Span | None = None


class ExternalLink(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A distinct URL that the page links to."""

    url: str
    text: str | None = None


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
    parameters: tuple[Parameter, ...] = many()
    parent: int | None = None
    span: Span | None = None


class Where(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Where a problem is: page, template or module, offsets in the wikitext."""

    title: str | None = None
    template: str | None = None
    span: Span | None = None


class Diagnostic(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Something that was not understood, limited or repaired. `code` is stable, in kebab-case."""

    code: str
    severity: Literal["info", "warning", "error"] = msgspec.field(default_factory=lambda: "warning")
    message: str
    where: Where | None = None


class Document(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a view of one page gave."""

    view: Literal["source", "rendered", "html"]
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
    infoboxes: tuple[Infobox, ...] = many()
    sections: tuple[Section, ...] = many()
    navboxes: tuple[Navbox, ...] = many()
    categories: tuple[Category, ...] = many()
    references: tuple[Reference, ...] = many()
    notices: tuple[Notice, ...] = many()
    language_links: tuple[LanguageLink, ...] = many()
    external_links: tuple[ExternalLink, ...] = many()
    templates: tuple[TemplateCall, ...] = many()
    diagnostics: tuple[Diagnostic, ...] = many()
