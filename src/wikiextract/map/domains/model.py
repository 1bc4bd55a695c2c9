"""A mapping as a value: what the engine applies, wherever the mapping was written.

Our own mapping files and DBpedia's mapping pages are both made into these. Nothing here is looked
up by name later on: a mapping states all that the engine needs.

*Names* are those of parameters and, where a box shows no parameters, of labels, in the form that
`normal_name` gives. A ``#`` in a name stands for a number or for nothing: ``leader#`` is leader,
leader1, leader2. *Properties* and *classes* are terms of the published JSON-LD context, or have one
of its prefixes (``dbo:populationTotal``, ``foaf:name``).
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

import msgspec

from wikiextract.kept import kept
from wikiextract.nodes import ValueKind

ExpectedKind: TypeAlias = ValueKind | Literal["text", "link"]
"""What the values of a property are; "link" is another entity, by its page or by its name."""

Split: TypeAlias = Literal["items", "persons", "places", "periods", "whole"]
"""How a field that states several is divided: "items" by the lines and items of its value,
"persons" and "places" also at commas and words between names, "periods" into a name and the time
that stands with it ("X (1990–1995)"), "whole" not at all."""

_BLANKS = re.compile(r"[\s_]+")


@kept(4096)
def normal_name(name: str) -> str:
    """Return a parameter's name or a label as mappings compare them.

    Letters are small, blanks and underscores one blank; a colon at the end is left out.
    """
    return _BLANKS.sub(" ", name).strip(" :：").casefold()


class MappingPart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of the parts of a mapping."""


class PropertyRule(MappingPart, frozen=True, kw_only=True, tag_field="rule", tag="property"):
    """The fields called `names` give `property`.

    `kind` says what the values are; None: whatever they are recognised as, else their text. `unit`
    (UCUM, or ISO 4217 for money) is that of numbers that show none, `units` that of those in fields
    of some names; `factor` multiplies these.
    `select` takes the first or last of several values. `prefix` and `suffix` make an address or an
    identifier of the text, `transform` makes an address of the wiki's page ("internal") or an
    external one. `default` is the value of a box that states none. `types` are the classes that
    things that this property names are of.
    With `when` only fields count for which one of the conditions holds. `qualifiers` are rules for
    what stands with a value ("(1990–1995)", a field beside it).
    """

    property: str
    names: tuple[str, ...]
    kind: ExpectedKind | None = None
    unit: str | None = None
    units: dict[str, str] = msgspec.field(default_factory=dict)
    factor: float | None = None
    select: Literal["first", "last"] | None = None
    prefix: str | None = None
    suffix: str | None = None
    transform: Literal["internal", "external"] | None = None
    default: str | None = None
    split: Split = "items"
    types: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    qualifiers: tuple[MappingRule, ...] = ()


class ConstantRule(MappingPart, frozen=True, kw_only=True, tag_field="rule", tag="constant"):
    """Each entity of the mapping has `value` as its `property`; a "link" is the title of a page."""

    property: str
    value: str
    kind: ExpectedKind | None = None
    unit: str | None = None


class PlaceNames(MappingPart, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields that state the parts of coordinates."""

    latitude: tuple[str, ...] = ()
    longitude: tuple[str, ...] = ()
    latitude_degrees: tuple[str, ...] = ()
    latitude_minutes: tuple[str, ...] = ()
    latitude_seconds: tuple[str, ...] = ()
    latitude_direction: tuple[str, ...] = ()
    longitude_degrees: tuple[str, ...] = ()
    longitude_minutes: tuple[str, ...] = ()
    longitude_seconds: tuple[str, ...] = ()
    longitude_direction: tuple[str, ...] = ()


class PlaceRule(PlaceNames, frozen=True, kw_only=True, tag_field="rule", tag="place"):
    """Coordinates: of one field (`coordinates`), of two, or of up to eight parts.

    `property` is None for the entity's own place.
    """

    property: str | None = None
    coordinates: tuple[str, ...] = ()


class IntervalRule(MappingPart, frozen=True, kw_only=True, tag_field="rule", tag="interval"):
    """A field states two dates ("1990–1995"): when something began and when it ended."""

    names: tuple[str, ...]
    start: str
    end: str


class DatePart(MappingPart, frozen=True, kw_only=True):
    """A field that states a part of a date: a year, a month, a day, or the day of a year."""

    names: tuple[str, ...]
    part: Literal["year", "month", "day", "month-day", "year-month", "date"]


class DateOfPartsRule(
    MappingPart, frozen=True, kw_only=True, tag_field="rule", tag="combined-date"
):
    """Several fields state one date."""

    property: str
    parts: tuple[DatePart, ...]


class AmountPart(MappingPart, frozen=True, kw_only=True):
    """A field that states a number of `unit` (UCUM)."""

    names: tuple[str, ...]
    unit: str | None = None


class SumRule(MappingPart, frozen=True, kw_only=True, tag_field="rule", tag="sum"):
    """The amounts of several fields are one when they are added (5 ft and 11 in)."""

    property: str
    parts: tuple[AmountPart, ...]


class JoinedTextRule(MappingPart, frozen=True, kw_only=True, tag_field="rule", tag="joined-text"):
    """The texts of several fields are one, with `between` between them."""

    property: str
    parts: tuple[tuple[str, ...], ...]
    between: str = " "


class NodeRule(MappingPart, frozen=True, kw_only=True, tag_field="rule", tag="node"):
    """Fields that belong together are the properties of something that `property` leads to.

    One node is made of all of its `rules`, and one for each number where their names have a ``#``.
    Where `key` names a property, there is a node only if it has that.
    """

    property: str
    types: tuple[str, ...] = ()
    rules: tuple[MappingRule, ...]
    key: str | None = None


class PairRule(MappingPart, frozen=True, kw_only=True, tag_field="rule", tag="pair"):
    """Each item of the fields called `names` is a pair ("country: person").

    It is a node with the properties `first` and `second`; an item of one side alone has the one
    that `alone` says.
    """

    property: str
    names: tuple[str, ...]
    first: str
    second: str
    alone: str | None = None
    types: tuple[str, ...] = ()


MappingRule: TypeAlias = (
    PropertyRule
    | ConstantRule
    | PlaceRule
    | IntervalRule
    | DateOfPartsRule
    | SumRule
    | JoinedTextRule
    | NodeRule
    | PairRule
)


class Condition(MappingPart, frozen=True, kw_only=True):
    """What must hold of a box: a field is there, has the text `value`, or has it in its text.

    Texts are compared without regard to letter case. A condition without names always holds.
    """

    names: tuple[str, ...] = ()
    test: Literal["is-set", "equals", "contains", "always"] = "is-set"
    value: str | None = None


class Case(MappingPart, frozen=True, kw_only=True):
    """What is so when `condition` holds: `types` before those of the mapping, and more `rules`."""

    condition: Condition
    types: tuple[str, ...] = ()
    rules: tuple[MappingRule, ...] = ()


class PartOf(MappingPart, frozen=True, kw_only=True):
    """What boxes describe belongs to something of the class `type`, which has it as `property`."""

    type: str
    property: str


class BoxMapping(MappingPart, frozen=True, kw_only=True):
    """What boxes of some names describe.

    `name` tells people which mapping it is (a class, or the title of a mapping page). `types` are
    classes, the most special first, with those that they are part of. `boxes` are names of
    templates as `normal_name` gives them. Of `cases` the first whose condition holds counts. With
    `part_of`, what such boxes describe belongs to what another box of the page describes, if that
    is of the class.

    `categories` (parts of names, normal) and `items` (classes of Wikidata) choose the mapping for
    boxes whose name says nothing.
    """

    name: str
    types: tuple[str, ...]
    boxes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    rules: tuple[MappingRule, ...] = ()
    cases: tuple[Case, ...] = ()
    part_of: PartOf | None = None


class TableMapping(MappingPart, frozen=True, kw_only=True):
    """Tables in a page about one of `page_types`: each row is a node that `property` leads to.

    `header` are the columns that such a table may have, each by the words it may be called (a word
    may be several that must all be there); a table must have all of one of `keywords`.
    """

    name: str
    types: tuple[str, ...]
    page_types: tuple[str, ...] = ()
    property: str | None = None
    header: tuple[tuple[tuple[str, ...], ...], ...] = ()
    keywords: tuple[tuple[tuple[str, ...], ...], ...] = ()
    rules: tuple[MappingRule, ...] = ()


class NotUnderstood(MappingPart, frozen=True, kw_only=True):
    """A part of a mapping that has no effect: `where` it stands, and why."""

    where: str
    reason: str


class MappingSet(MappingPart, frozen=True, kw_only=True):
    """Mappings that are used together, and what of their texts was not understood.

    `superclasses` gives the classes above a class, nearest first.
    """

    boxes: tuple[BoxMapping, ...] = ()
    tables: tuple[TableMapping, ...] = ()
    superclasses: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    not_understood: tuple[NotUnderstood, ...] = ()
