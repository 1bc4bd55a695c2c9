"""Infoboxes, navboxes and notices: what stands beside the running text."""

from __future__ import annotations

from typing import Literal

import msgspec

from wikiextract.nodes.base import Node, Span, without_empty
from wikiextract.nodes.content import Image, Link, Value


class StatementSource(Node, frozen=True, kw_only=True):
    """Statements of Wikidata: those of a `property` that an `entity` has (``Q42``, ``P569``)."""

    entity: str
    """Id of the entity (Q42)."""
    property: str
    """Id of the property (P569)."""


class Field(Node, frozen=True, kw_only=True, omit_defaults=True):
    """One row of an infobox: parameter name (source view), label (rendered view), value.

    `param` is the parameter that the value begins with; where it is made of several, `more_params`
    are the others. `source` are the statements that gave the value, where that is certain.
    """

    param: str | None = None
    """Name of the template parameter that the editor filled; the one that the value begins with,
    where it is made of several."""
    more_params: tuple[str, ...] | None = None
    """The other parameters of which the value is made."""
    label: str | None = None
    """Label that the reader sees."""
    label_links: tuple[Link, ...] = ()
    """Links in the label."""
    value: Value
    """What the row shows."""
    source: StatementSource | None = None
    """The statements that gave the value, where that is certain."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if "" in (self.param, self.label):
            without_empty(self)


class FieldGroup(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Fields under one heading; a nested infobox is a group with its `name` and own `groups`."""

    label: str | None = None
    """The heading; absent for the fields before the first heading."""
    label_links: tuple[Link, ...] = ()
    """Links in the heading."""
    name: str | None = None
    """Template name of a nested infobox."""
    images: tuple[Image, ...] = ()
    """Pictures between the fields of this group."""
    references: tuple[str, ...] = ()
    """Ids of the footnotes whose marks stand in the heading."""
    fields: tuple[Field, ...] = ()
    """The rows, in order."""
    groups: tuple[FieldGroup, ...] = ()
    """Groups nested in this one."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if "" in (self.label, self.name):
            without_empty(self)


class Infobox(Node, frozen=True, kw_only=True, omit_defaults=True):
    """An infobox. Fields before the first heading stand in a first group without label."""

    name: str | None = None
    """Template name, without namespace."""
    title: str | None = None
    """Title shown on top."""
    title_links: tuple[Link, ...] = ()
    """Links in the title."""
    images: tuple[Image, ...] = ()
    """Pictures that head the box."""
    references: tuple[str, ...] = ()
    """Ids of the footnotes whose marks stand in the title."""
    groups: tuple[FieldGroup, ...] = ()
    """Groups of fields; those before the first heading stand in a first group without label."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if "" in (self.name, self.title):
            without_empty(self)


class NavboxTitle(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The heading of a navbox: text and the page it is about; further links in `links`."""

    text: str | None = None
    """As shown."""
    link: Link | None = None
    """The page that the box is about."""
    links: tuple[Link, ...] = ()
    """Further links in the title."""
    images: tuple[Image, ...] = ()
    """Pictures, videos and sounds shown, in order."""
    references: tuple[str, ...] = ()
    """Ids of the footnotes whose marks stand in the title."""

    def __post_init__(self) -> None:
        if self.text == "":
            without_empty(self)


class NavboxGroup(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A row of a navbox; subgroups nest.

    A whole navbox inside another is a group with its `name`, `above` and `below`.
    """

    name: str | None = None
    """Template name of a navbox inside another."""
    label: str | None = None
    """Label as shown; absent when the label is a picture only or missing."""
    label_links: tuple[Link, ...] = ()
    """Links in the label."""
    foreign_links: tuple[Link, ...] = ()
    """Links to other languages' wikis beside the label."""
    images: tuple[Image, ...] = ()
    """Pictures of the label."""
    references: tuple[str, ...] = ()
    """Ids of the footnotes whose marks stand in the label."""
    above: Value | None = None
    """Row above the groups of a navbox inside another."""
    below: Value | None = None
    """Row below the groups of a navbox inside another."""
    items: tuple[Value, ...] = ()
    """The items, in order."""
    groups: tuple[NavboxGroup, ...] = ()
    """Groups nested in this one."""

    def __post_init__(self) -> None:
        if "" in (self.name, self.label):
            without_empty(self)


class Navbox(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A navigation box or a navigation sidebar (`kind`)."""

    name: str | None = None
    """Template name, without namespace."""
    kind: Literal["navbox", "sidebar"] = msgspec.field(default_factory=lambda: "navbox")
    """A box at the end of the article, or a sidebar."""
    title: NavboxTitle | None = None
    """Title of the box."""
    above: Value | None = None
    """Row above the groups."""
    groups: tuple[NavboxGroup, ...] = ()
    """Groups, in order."""
    below: Value | None = None
    """Row below the groups."""
    images: tuple[Image, ...] = ()
    """Pictures of the box."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if self.name == "":
            without_empty(self)


class Notice(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A hatnote, or a message box (stub notice, maintenance tag, protection, …)."""

    kind: Literal["hatnote", "stub", "maintenance", "message"]
    """A line that points elsewhere, a stub notice, a maintenance tag, or any other message box."""
    template: str | None = None
    """Template name."""
    text: str | None = None
    """As shown."""
    links: tuple[Link, ...] = ()
    """Links shown in the text, in order."""
    images: tuple[Image, ...] = ()
    """Pictures, videos and sounds shown, in order."""
    references: tuple[str, ...] = ()
    """Ids of the footnotes whose marks stand here (see `references`)."""
    section: str | None = None
    """Anchor of the section that it stands in; absent in the lead."""
    span: Span | None = None
    """Where it stands in the wikitext: [start, end), character offsets into the revision's text."""

    def __post_init__(self) -> None:
        if "" in (self.template, self.text, self.section):
            without_empty(self)
