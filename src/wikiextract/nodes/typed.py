"""Typed values: what a text says, in a form that programs compare and add up."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from wikiextract.nodes.base import Node, without_empty

ValueKind: TypeAlias = Literal[
    "date",
    "number",
    "ordinal",
    "quantity",
    "money",
    "duration",
    "coordinates",
    "url",
    "identifier",
    "colour",
    "boolean",
]
ValueOrigin: TypeAlias = Literal["text", "template", "microformat", "entity"]


class TypedValue(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A value that was recognised. Which attributes are set depends on `kind`.

    * date: `edtf` (ISO 8601-2; years before the year 1 are astronomical: 44 BC is -0043), `start`
      and `end` (its first and last day, for sorting), `calendar` where it is not the Gregorian one,
      `approximate`;
    * number, ordinal: `number`, or `low` and `high` (one of them: at least, at most);
      `uncertainty` (± of the same unit), `approximate`;
    * quantity: the same, `unit` as written, `unit_code` (UCUM), and the value in SI units:
      `si_number`, or `si_low` and `si_high`, with `si_unit` (UCUM);
    * money: `amount`, or `low` and `high`; `currency` (ISO 4217);
    * duration: `duration` (ISO 8601), and what a quantity has, in seconds;
    * coordinates: `latitude`, `longitude` (degrees, WGS 84), `globe` where it is not Earth;
    * url: `value`; identifier: `scheme` and `value`; colour: `value` (``#rrggbb``);
    * boolean: `boolean`.

    `as_of` is the date (EDTF) that any value may be stated for. `origin` (``from`` in the record)
    says what stated it: prose, arguments of a template, marks for machines in HTML, or an entity.
    """

    kind: ValueKind
    """The kind of value."""
    text: str
    """The part of the text that it was read from; of a map beside the text, latitude and
    longitude."""
    origin: ValueOrigin = msgspec.field(name="from", default_factory=lambda: "text")
    """What stated it: prose, arguments of a template, marks for machines in HTML, or an entity
    (`from` in the record)."""
    edtf: str | None = None
    """A date in the Extended Date/Time Format (ISO 8601-2): a day, month, year, decade, century or
    interval; `~` about, `?` uncertain. Years before the year 1 are astronomical: 44 BC is -0043."""
    start: str | None = None
    """The first day of a date, or of the span of a vague one (ISO 8601); absent when it is open."""
    end: str | None = None
    """The last day of a date, or of the span of a vague one (ISO 8601); absent when it is open."""
    calendar: str | None = None
    """The calendar that the date is stated in, when it is not the Gregorian one (julian, islamic,
    hebrew, …). A Julian date stands in `edtf` as it is written, dates of other calendars are
    converted; `start` and `end` are Gregorian."""
    approximate: bool | None = None
    """True when the text says that the value is not exact."""
    number: float | None = None
    """The number, for kinds number, ordinal, quantity and duration. The number of a sum (5 ft 11
    in) is in the last of its units."""
    low: float | None = None
    """The least value of a range, or what a value is more than."""
    high: float | None = None
    """The greatest value of a range, or what a value is less than."""
    uncertainty: float | None = None
    """How much it may be more or less (±), in the same unit."""
    unit: str | None = None
    """The unit as written, for kinds quantity and duration."""
    unit_code: str | None = None
    """The unit's code in the Unified Code for Units of Measure (UCUM)."""
    si_number: float | None = None
    """The number in SI units."""
    si_low: float | None = None
    """The least value of a range in SI units."""
    si_high: float | None = None
    """The greatest value of a range in SI units."""
    si_unit: str | None = None
    """The SI unit of these, as UCUM code."""
    amount: float | None = None
    """The amount of money."""
    currency: str | None = None
    """The currency's code (ISO 4217)."""
    duration: str | None = None
    """The duration in ISO 8601, such as PT1H30M; `si_number` has it in seconds."""
    latitude: float | None = None
    """Degrees, north positive."""
    longitude: float | None = None
    """Degrees, east positive."""
    globe: str | None = None
    """The celestial body, when it is not Earth."""
    scheme: str | None = None
    """What an identifier identifies by, in small letters: isbn, issn, doi, orcid, iso3166-1,
    wikidata and the like."""
    value: str | None = None
    """A URL; an identifier without blanks and in its usual form; a colour as #rrggbb."""
    boolean: bool | None = None
    """Yes or no, where the parameter asks for one."""
    as_of: str | None = None
    """The date (EDTF) that the value is stated for."""

    def __post_init__(self) -> None:
        if "" in (self.unit, self.value, self.globe):
            without_empty(self)
