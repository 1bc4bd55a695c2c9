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
    target: str
    kind: LinkKind = msgspec.field(default_factory=lambda: "internal")
    anchor: str | None = None
    interwiki: str | None = None
    language_name: str | None = None
    red: bool | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if "" in (self.anchor, self.interwiki, self.language_name):
            without_empty(self)


class Image(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A picture, video or sound. `file` is its name without the namespace ("Flag of X.svg")."""

    file: str
    caption: str | None = None
    alt: str | None = None
    url: str | None = None
    media: Literal["image", "video", "audio"] | None = None
    links: tuple[Link, ...] = ()
    references: tuple[str, ...] = ()
    span: Span | None = None

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
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    items: tuple[Value, ...] = ()
    parts: tuple[str, ...] = ()
    typed: tuple[TypedValue, ...] = ()
    foreign_links: tuple[Link, ...] = ()
    references: tuple[str, ...] = ()
    ordered: bool | None = None
    blocks: tuple[Block, ...] | None = None
    span: Span | None = None


class Paragraph(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="paragraph"
):
    """Running text."""

    text: str | None = None
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    references: tuple[str, ...] = ()
    span: Span | None = None


class ContentList(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="list"
):
    """A bulleted or numbered list; items nest through `Value.items`."""

    ordered: bool = msgspec.field(default_factory=bool)
    items: tuple[Value, ...] = ()
    span: Span | None = None


class Definition(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Terms and what is said of them; either may be empty (an indented line has no term)."""

    terms: tuple[Value, ...] = ()
    definitions: tuple[Value, ...] = ()


class DefinitionList(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="definition_list"
):
    """A list of terms and definitions (also used on wikis for indentation)."""

    items: tuple[Definition, ...] = ()
    span: Span | None = None


class Cell(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A table cell, in the record once, at its first grid position (`column` counts from 0)."""

    value: Value
    column: int
    header: bool | None = None
    rowspan: int | None = None
    colspan: int | None = None
    blocks: tuple[Block, ...] = ()


class Row(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A table row: the cells that begin in it."""

    cells: tuple[Cell, ...] = ()
    header: bool | None = None


class Table(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="table"):
    """A table.

    `columns` names each grid column by the texts of the header rows above it (levels joined by
    " / "; a header cell over the whole width names the table, not its columns); empty when there is
    no such row. Cells stand in `rows` once; spans say what they fill.
    """

    caption: Value | None = None
    width: int = msgspec.field(default_factory=int)
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    span: Span | None = None


class Quote(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="quote"):
    """A block quotation."""

    blocks: tuple[Block, ...] = ()
    source: Value | None = None
    span: Span | None = None


class Code(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="code"):
    """Preformatted text or source code; white space is kept."""

    text: str
    language: str | None = None
    links: tuple[Link, ...] = ()
    references: tuple[str, ...] = ()
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.language == "":
            without_empty(self)


class Math(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="math"):
    """A displayed formula: its TeX source."""

    text: str
    span: Span | None = None


class Gallery(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="gallery"):
    """Pictures shown together."""

    caption: Value | None = None
    images: tuple[Image, ...] = ()
    span: Span | None = None


class Figure(Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="figure"):
    """A picture of its own beside the text."""

    image: Image
    span: Span | None = None


class Extension(
    Node, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="extension"
):
    """An extension tag that is kept as its source (timeline, score, mapframe, …).

    `links` are those in the picture that a wiki has drawn of it.
    """

    name: str
    text: str | None = None
    attributes: tuple[NamedValue, ...] = ()
    links: tuple[Link, ...] | None = None
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
    title_links: tuple[Link, ...] = ()
    references: tuple[str, ...] = ()
    anchor: str | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    span: Span | None = None

    def __post_init__(self) -> None:
        if "" in (self.title, self.anchor):
            without_empty(self)
