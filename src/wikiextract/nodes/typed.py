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
    text: str
    origin: ValueOrigin = msgspec.field(name="from", default_factory=lambda: "text")
    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    calendar: str | None = None
    approximate: bool | None = None
    number: float | None = None
    low: float | None = None
    high: float | None = None
    uncertainty: float | None = None
    unit: str | None = None
    unit_code: str | None = None
    si_number: float | None = None
    si_low: float | None = None
    si_high: float | None = None
    si_unit: str | None = None
    amount: float | None = None
    currency: str | None = None
    duration: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    globe: str | None = None
    scheme: str | None = None
    value: str | None = None
    boolean: bool | None = None
    as_of: str | None = None

    def __post_init__(self) -> None:
        if "" in (self.unit, self.value, self.globe):
            without_empty(self)
