"""The subject of a page: an entity with properties, each value with the place that states it.

In a record an entity is JSON-LD: with the context that is published with the schemas, `id` is its
address, `types` are its classes, and `properties` and `qualifiers` are only brackets.
"""

from __future__ import annotations

import msgspec

from wikiextract.nodes.base import Node, Span, without_empty
from wikiextract.nodes.content import Link
from wikiextract.nodes.typed import TypedValue


class ValueSource(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Where a value was stated: a field of an infobox, an argument of a call, or a statement.

    `box` counts the record's infoboxes from 0, `infobox` is the name of that one; of a template
    that is no infobox only `infobox` is set. `group` is the heading above the field, `field` its
    label, `param` its parameter and `span` its place in the wikitext. `entity` and `property` are
    those of the statement of Wikidata.
    """

    infobox: str | None = None
    """Name of the infobox or template."""
    box: int | None = None
    """Index of the infobox in `infoboxes`; absent for a template that is none."""
    group: str | None = None
    """Heading of the group of fields."""
    field: str | None = None
    """Label of the field."""
    param: str | None = None
    """Parameter of the field."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""
    entity: str | None = None
    """Id of the entity of Wikidata (Q42)."""
    property: str | None = None
    """Id of its property (P569)."""

    def __post_init__(self) -> None:
        if "" in (
            self.infobox,
            self.group,
            self.field,
            self.param,
            self.entity,
            self.property,
        ):
            without_empty(self)


class PropertyValue(Node, frozen=True, kw_only=True, omit_defaults=True):
    """One value of a property.

    `text` is as shown, `typed` its form for programs, `link` what it links to. A value that has
    properties of its own (the signatory of a treaty: a country and a person) has `properties`, and
    `types` where they are known. `qualifiers` say when, as what or of what the value holds.
    """

    text: str | None = None
    """As shown."""
    typed: TypedValue | None = None
    """Its form for programs."""
    link: Link | None = None
    """The link that names the value."""
    types: tuple[str, ...] | None = None
    """Classes of the value."""
    properties: dict[str, tuple[PropertyValue, ...]] | None = None
    """Properties of a value that has some of its own, such as the country and the person of a
    signatory."""
    qualifiers: dict[str, tuple[PropertyValue, ...]] | None = None
    """What the value holds for: a period, a role and the like."""
    source: ValueSource | None = None
    """Where it was stated."""

    def __post_init__(self) -> None:
        if self.text == "":
            without_empty(self)


class PageEntity(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The subject of a page, or of one of its infoboxes.

    `types` are names of classes, the most special first; names of classes and properties are terms
    of the published context, or have one of its prefixes (``dbo:City``). `id` is a URL: that of the
    page's item, or else of the page; of what only an infobox describes, with a fragment.
    """

    id: str | None = None
    """Its address: that of the page's item on Wikidata, else of the page; with a fragment where
    only an infobox describes it."""
    types: tuple[str, ...]
    """Its classes, the most special first: terms of the context, or names with one of its
    prefixes."""
    label: str | None = None
    """Its name."""
    properties: dict[str, tuple[PropertyValue, ...]] = msgspec.field(default_factory=dict)
    """Its properties by name, each with its values."""

    def __post_init__(self) -> None:
        if "" in (self.id, self.label):
            without_empty(self)
