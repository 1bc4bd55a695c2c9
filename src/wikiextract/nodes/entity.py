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
    box: int | None = None
    group: str | None = None
    field: str | None = None
    param: str | None = None
    span: Span | None = None
    entity: str | None = None
    property: str | None = None

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
    typed: TypedValue | None = None
    link: Link | None = None
    types: tuple[str, ...] | None = None
    properties: dict[str, tuple[PropertyValue, ...]] | None = None
    qualifiers: dict[str, tuple[PropertyValue, ...]] | None = None
    source: ValueSource | None = None

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
    types: tuple[str, ...]
    label: str | None = None
    properties: dict[str, tuple[PropertyValue, ...]] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        if "" in (self.id, self.label):
            without_empty(self)
