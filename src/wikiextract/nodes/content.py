"""Values and the blocks of an article: what is read of running text."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from wikiextract.nodes.base import NamedValue, Node, Span, without_empty
from wikiextract.nodes.typed import TypedValue

LinkKind: TypeAlias = Literal["internal", "interwiki", "external"]


class Link(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A link as shown.

    `target` is a page title with its namespace and without its fragment (internal, interwiki:
    spaces, no underscores; ``""`` for a bare ``#fragment``) or a URL (external). `interwiki` is the
    prefix of another wiki or language; `language_name` the language as the page names it beside a
    foreign link ("英语").
    """

    text: str
    """What the reader sees of the link; empty for a link that shows only a picture."""
    target: str
    """Page title with namespace and without fragment (internal, interwiki), or URL (external).
    Empty for a link to an anchor of the same page."""
    kind: LinkKind = msgspec.field(default_factory=lambda: "internal")
    """Whether the target is a page of this wiki, of another wiki, or a URL."""
    anchor: str | None = None
    """The fragment that the link points to, without the number sign."""
    interwiki: str | None = None
    """Prefix of the other wiki or language, for kind interwiki."""
    language_name: str | None = None
    """The language of the foreign page, as the page names it beside the link."""
    red: bool | None = None
    """True when the page did not exist."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if "" in (self.anchor, self.interwiki, self.language_name):
            without_empty(self)


class Image(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A picture, video or sound. `file` is its name without the namespace ("Flag of X.svg")."""

    file: str
    """File name without its namespace."""
    caption: str | None = None
    """Caption as shown."""
    alt: str | None = None
    """Text alternative."""
    url: str | None = None
    """URL of the file or of the thumbnail shown, where the page states one."""
    media: Literal["image", "video", "audio"] | None = None
    """Kind of medium; absent means image."""
    links: tuple[Link, ...] = ()
    """Links in the caption."""
    references: tuple[str, ...] = ()
    """Ids of the footnotes whose marks stand in the caption."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if "" in (self.caption, self.alt, self.url):
            without_empty(self)


class Value(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The content of a field, list item, navbox item, term or label.

    `text` of a field or cell is all that it shows, its `items` included; `text` of an item is the
    item's own, since nested items follow in `items`. `parts` splits `text` at the separator of a
    pair ("country: person"). `foreign_links` are the links to other languages shown beside a link
    that is red here ("Foo (English: Bar)"); they and their brackets are not part of `text`.
    `typed` is of mapping; readers put there what the markup states for machines.
    `references` are ids of `Reference`s. `blocks` are tables, code, quotes and extension tags that
    stand in it beside its text; they are not repeated in `text`.
    """

    text: str | None = None
    """As shown, whitespace folded, without reference marks and interface text; page numbers beside
    marks are part of it. Of a field or table cell: everything shown, items included. Of an item:
    its own text, since nested items stand in `items`. Absent when nothing but pictures or items is
    shown."""
    links: tuple[Link, ...] = ()
    """Links of this value's own text; links inside an item stand with that item."""
    images: tuple[Image, ...] = ()
    """Pictures, videos and sounds shown, in order."""
    items: tuple[Value, ...] = ()
    """The items, when the value is a list or has a list nested in it."""
    parts: tuple[str, ...] = ()
    """The two sides of a pair such as "country: person": `text` split at its separator."""
    typed: tuple[TypedValue, ...] = ()
    """Typed values that the text states."""
    foreign_links: tuple[Link, ...] = ()
    """Links to other languages' wikis shown beside a link, with the language's name; they are not
    part of `text`."""
    references: tuple[str, ...] = ()
    """Ids of the footnotes whose marks stand here (see `references`)."""
    ordered: bool | None = None
    """True when the items are numbered."""
    blocks: tuple[Block, ...] | None = None
    """Tables, code, quotations and extension tags that stand in it beside its text; absent when
    there are none."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


class Paragraph(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="paragraph"
):
    """Running text."""

    text: str | None = None
    """As shown, whitespace folded; formulas as TeX."""
    links: tuple[Link, ...] = ()
    """Links shown in the text, in order."""
    images: tuple[Image, ...] = ()
    """Pictures within the text."""
    references: tuple[str, ...] = ()
    """Ids of the footnotes whose marks stand here (see `references`)."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


class ContentList(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="list"
):
    """A bulleted or numbered list; items nest through `Value.items`."""

    ordered: bool = msgspec.field(default_factory=bool)
    """True when it is numbered."""
    items: tuple[Value, ...] = ()
    """The items; deeper levels nest in each item's `items`."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


class Definition(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Terms and what is said of them; either may be empty (an indented line has no term)."""

    terms: tuple[Value, ...] = ()
    """The terms."""
    definitions: tuple[Value, ...] = ()
    """What is said of them."""


class DefinitionList(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="definition_list"
):
    """A list of terms and definitions (also used on wikis for indentation)."""

    items: tuple[Definition, ...] = ()
    """Entries, in order."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


class Cell(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A table cell, in the record once, at its first grid position (`column` counts from 0)."""

    value: Value
    """What the cell shows."""
    column: int
    """Grid column where it begins, from 0."""
    header: bool | None = None
    """True for a header cell."""
    rowspan: int | None = None
    """Number of rows that it fills, when more than one."""
    colspan: int | None = None
    """Number of columns that it fills, when more than one."""
    blocks: tuple[Block, ...] = ()
    """Blocks in the cell that a value cannot hold, such as a nested table."""


class Row(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A table row: the cells that begin in it."""

    cells: tuple[Cell, ...] = ()
    """The cells that begin in this row, in order."""
    header: bool | None = None
    """True when all its cells are header cells."""


class Table(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="table"):
    """A table.

    `columns` names each grid column by the texts of the header rows above it (levels joined by
    " / "; a header cell over the whole width names the table, not its columns); empty when there is
    no such row. Cells stand in `rows` once; spans say what they fill.
    """

    caption: Value | None = None
    """The caption."""
    width: int = msgspec.field(default_factory=int)
    """Number of grid columns."""
    columns: tuple[str, ...] = ()
    """A name for each grid column, from the header rows above it (levels joined by ' / '); empty
    without header row."""
    rows: tuple[Row, ...] = ()
    """The rows."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


class Quote(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="quote"):
    """A block quotation."""

    blocks: tuple[Block, ...] = ()
    """What is quoted."""
    source: Value | None = None
    """Who or what is quoted, where it stands apart."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


class Code(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="code"):
    """Preformatted text or source code; white space is kept."""

    text: str
    """The text."""
    language: str | None = None
    """Programming language, when stated."""
    links: tuple[Link, ...] = ()
    """Links shown in the text, in order."""
    references: tuple[str, ...] = ()
    """Ids of the footnotes whose marks stand here (see `references`)."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if self.language == "":
            without_empty(self)


class Math(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="math"):
    """A displayed formula: its TeX source."""

    text: str
    """TeX source."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


class Gallery(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="gallery"):
    """Pictures shown together."""

    caption: Value | None = None
    """Caption of the whole."""
    images: tuple[Image, ...] = ()
    """The pictures, each with its caption."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


class Figure(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="figure"):
    """A picture of its own beside the text."""

    image: Image
    """The picture, with caption."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


class Extension(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="extension"
):
    """An extension tag that is kept as its source (timeline, score, mapframe, …).

    `links` are those in the picture that a wiki has drawn of it.
    """

    name: str
    """Name of the tag, in lower case."""
    text: str | None = None
    """Its content, as written."""
    attributes: tuple[NamedValue, ...] = ()
    """Its attributes."""
    links: tuple[Link, ...] | None = None
    """Links in the picture that the wiki has drawn of it (a timeline); absent when there are
    none."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


class TransclusionBlock(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="template"
):
    """Source view only: a template call that stands as a block; `template` indexes `templates`."""

    name: str
    """Template name."""
    template: int
    """Index of the call in the record's `templates`."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""


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
    """Heading level: 1 (the lead) to 6."""
    title: str | None = None
    """Heading as shown."""
    title_links: tuple[Link, ...] = ()
    """Links in the heading."""
    references: tuple[str, ...] = ()
    """Ids of the footnotes whose marks stand in the heading."""
    anchor: str | None = None
    """Fragment under which the section is reached."""
    blocks: tuple[Block, ...] = ()
    """Content in document order."""
    sections: tuple[Section, ...] = ()
    """Sections of a deeper level."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if "" in (self.title, self.anchor):
            without_empty(self)
