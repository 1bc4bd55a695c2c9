"""Quantities of statements: numbers, quantities, durations, amounts of money."""

from __future__ import annotations

import re
from fractions import Fraction

from wikiextract.map.values.numbers.durations import iso_duration
from wikiextract.map.values.numbers.units import UnitOfMeasure, unit_of_code
from wikiextract.map.values.statements.data_files import meanings
from wikiextract.nodes import TypedValue
from wikiextract.wikibase.data_files import conventions
from wikiextract.wikibase.ids import id_of_address
from wikiextract.wikibase.json_values import Json, as_object, as_text

_NUMBER = re.compile(r"[-+]?[0-9]{1,100}(?:\.[0-9]{1,100})?")
_SECONDS = "s"


def typed_quantity(value: Json) -> TypedValue | None:
    """Return a quantity as a typed value; None where it is none, or its unit is not known."""
    stated = as_object(value)
    amount, unit = _fraction(stated.get("amount")), as_text(stated.get("unit"))
    if amount is None:
        return None
    text = as_text(stated.get("amount")).lstrip("+")
    number, uncertainty = float(amount), _uncertainty(amount, stated.get("upperBound"))
    if unit in conventions().no_units:
        return TypedValue(
            kind="number", text=text, origin="entity", number=number, uncertainty=uncertainty
        )
    item = id_of_address(unit) or ""
    currency = meanings().currencies.get(item)
    if currency is not None:
        return TypedValue(
            kind="money", text=text, origin="entity", amount=number, currency=currency
        )
    measure = unit_of_code(meanings().units.get(item, ""))
    return None if measure is None else _measured(text, amount, measure, uncertainty)


def _measured(
    text: str, amount: Fraction, unit: UnitOfMeasure, uncertainty: float | None
) -> TypedValue:
    in_si, duration = unit.in_si(amount), None
    if unit.si == _SECONDS:
        duration = iso_duration({unit.key: amount}) or iso_duration({_SECONDS: in_si})
    return TypedValue(
        kind="duration" if unit.si == _SECONDS else "quantity",
        text=f"{text} {unit.code}".rstrip(),
        origin="entity",
        number=float(amount),
        uncertainty=uncertainty,
        unit_code=unit.code or None,
        si_number=float(in_si),
        si_unit=unit.si,
        duration=duration,
    )


def _uncertainty(amount: Fraction, bound: Json) -> float | None:
    """Return how much more it may be; None where that is not stated, or is nothing."""
    upper = _fraction(bound)
    return float(upper - amount) if upper is not None and upper > amount else None


def _fraction(stated: Json) -> Fraction | None:
    text = as_text(stated)
    return Fraction(text) if _NUMBER.fullmatch(text) is not None else None
