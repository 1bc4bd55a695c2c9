"""Infoboxes, navboxes and notices: what stands beside the running text."""

from __future__ import annotations

from typing import Literal

import msgspec

from wikiextract.nodes.base import Node, Span, without_empty
from wikiextract.nodes.content import Image, Link, Value


class StatementSource(Node, frozen=True, kw_only=True):
    """Statements of Wikidata: those of a `property` that an `entity` has (``Q42``, ``P569``)."""

    entity: str
    property: str


class Field(Node, frozen=True, kw_only=True, omit_defaults=True):
    """One row of an infobox: parameter name (source view), label (rendered view), value.

    `param` is the parameter that the value begins with; where it is made of several, `more_params`
    are the others. `source` are the statements that gave the value, where that is certain.
    """

    param: str | None = None
    more_params: tuple[str, ...] | None = None
    label: str | None = None
    label_links: tuple[Link, ...] = ()
    value: Value
    source: StatementSource | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if "" in (self.param, self.label):
            without_empty(self)


class FieldGroup(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Fields under one heading; a nested infobox is a group with its `name` and own `groups`."""

    label: str | None = None
    label_links: tuple[Link, ...] = ()
    name: str | None = None
    images: tuple[Image, ...] = ()
    references: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    groups: tuple[FieldGroup, ...] = ()
    span: Span | None = None

    def __post_init__(self) -> None:
        if "" in (self.label, self.name):
            without_empty(self)


class Infobox(Node, frozen=True, kw_only=True, omit_defaults=True):
    """An infobox. Fields before the first heading stand in a first group without label."""

    name: str | None = None
    title: str | None = None
    title_links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    references: tuple[str, ...] = ()
    groups: tuple[FieldGroup, ...] = ()
    span: Span | None = None

    def __post_init__(self) -> None:
        if "" in (self.name, self.title):
            without_empty(self)


class NavboxTitle(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The heading of a navbox: text and the page it is about; further links in `links`."""

    text: str | None = None
    link: Link | None = None
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    references: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.text == "":
            without_empty(self)


class NavboxGroup(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A row of a navbox; subgroups nest.

    A whole navbox inside another is a group with its `name`, `above` and `below`.
    """

    name: str | None = None
    label: str | None = None
    label_links: tuple[Link, ...] = ()
    foreign_links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    references: tuple[str, ...] = ()
    above: Value | None = None
    below: Value | None = None
    items: tuple[Value, ...] = ()
    groups: tuple[NavboxGroup, ...] = ()

    def __post_init__(self) -> None:
        if "" in (self.name, self.label):
            without_empty(self)


class Navbox(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A navigation box or a navigation sidebar (`kind`)."""

    name: str | None = None
    kind: Literal["navbox", "sidebar"] = msgspec.field(default_factory=lambda: "navbox")
    title: NavboxTitle | None = None
    above: Value | None = None
    groups: tuple[NavboxGroup, ...] = ()
    below: Value | None = None
    images: tuple[Image, ...] = ()
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.name == "":
            without_empty(self)


class Notice(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A hatnote, or a message box (stub notice, maintenance tag, protection, …)."""

    kind: Literal["hatnote", "stub", "maintenance", "message"]
    template: str | None = None
    text: str | None = None
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    references: tuple[str, ...] = ()
    section: str | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if "" in (self.template, self.text, self.section):
            without_empty(self)
