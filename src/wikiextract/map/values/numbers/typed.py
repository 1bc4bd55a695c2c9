"""Measures as typed values, or as doubts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import Doubt, FoundOrDoubt, FoundValue
from wikiextract.map.values.numbers.currencies import currency_of, is_currency
from wikiextract.map.values.numbers.durations import ClockTime, iso_duration
from wikiextract.map.values.numbers.measures import Measure
from wikiextract.map.values.numbers.units import UnitOfMeasure, unit_of_code
from wikiextract.nodes import TypedValue, ValueKind

AMBIGUOUS_NUMBER = "ambiguous-number"
AMBIGUOUS_UNIT = "ambiguous-unit"
AMBIGUOUS_CURRENCY = "ambiguous-currency"
_SECONDS = "s"
_MOST_SHOWN = 3


def to_values(measure: Measure, text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield what a measure of a text says."""
    span = (measure.start, measure.end)
    for amount in (measure.first, measure.last, *measure.parts):
        if amount.numeral.doubt:
            yield Doubt(*span, AMBIGUOUS_NUMBER, f"may be {amount.numeral.doubt}")
            return
    shown = text[slice(*span)].strip()
    currency = measure.first.currency or measure.last.currency
    if currency is not None:
        code = currency_of(currency, context)
        yield FoundValue(*span, _money(measure, shown, code or None))
        if not code:
            yield Doubt(
                *span, AMBIGUOUS_CURRENCY, _one_of([code for code in currency.codes if code])
            )
        return
    if measure.unit is None:
        yield from _without_unit(measure, text, context)
        return
    unit = _meant(measure, context)
    value = _quantity(measure, shown, text, unit)
    if value is not None:
        yield FoundValue(*span, value)
        if unit is None:
            codes = [one.code or one.key for one in measure.unit.readings]
            yield Doubt(*span, AMBIGUOUS_UNIT, _one_of(codes))


def _one_of(codes: Sequence[str]) -> str:
    more = " or another" if len(codes) > _MOST_SHOWN else ""
    return f"may be {', '.join(codes[:_MOST_SHOWN])}{more}"


def clock_value(clock: ClockTime, start: int, text: str) -> FoundValue:
    """Return what a clock shows as a duration."""
    parts = {"h": Fraction(clock.hours), "min": Fraction(clock.minutes), "s": clock.seconds}
    seconds = clock.hours * 3600 + clock.minutes * 60 + clock.seconds
    shown = text[start : clock.end]
    return FoundValue(start, clock.end, duration_value(shown, parts, seconds))


def duration_value(shown: str, parts: dict[str, Fraction], seconds: Fraction) -> TypedValue:
    """Return a duration of numbers by the codes of their units, the largest first."""
    return TypedValue(
        kind="duration",
        text=shown,
        duration=iso_duration(parts),
        si_number=float(seconds),
        si_unit=_SECONDS,
    )


def _meant(measure: Measure, context: ValueContext) -> UnitOfMeasure | None:
    """Return the one unit that is meant, None where it may be several."""
    readings = measure.unit.readings if measure.unit else ()
    if len(readings) == 1:
        return readings[0]
    wanted = unit_of_code(context.unit) if context.unit else None
    if wanted is not None:
        alike = [one for one in readings if one.dimensions == wanted.dimensions]
        return alike[0] if len(alike) == 1 else None
    return None


def _numbers(measure: Measure, unit: UnitOfMeasure | None = None) -> dict[str, Any] | None:
    """Return a measure's numbers by attribute; None where one is too large."""
    found: dict[str, Any] = {}
    for name in ("number", "low", "high", "uncertainty"):
        stated: Fraction | None = getattr(measure, name)
        if stated is not None:
            found[name] = _float(stated)
            if unit is not None and name != "uncertainty":
                found[f"si_{name}"] = _float(unit.in_si(stated))
    if any(one is None for one in found.values()):
        return None
    if measure.about:
        found["approximate"] = True
    return found


def _float(number: Fraction) -> float | None:
    try:
        value = float(number)
    except OverflowError:
        return None
    return value if math.isfinite(value) else None


def _quantity(
    measure: Measure, shown: str, text: str, unit: UnitOfMeasure | None
) -> TypedValue | None:
    written = measure.unit
    numbers = _numbers(measure, unit)
    if written is None or numbers is None:
        return None
    name = text[written.start : written.end]
    kind: ValueKind = "quantity"
    if unit is not None:
        numbers["unit_code"] = unit.code or None
        numbers["si_unit"] = unit.si
        if unit.si == _SECONDS:
            kind = "duration"
            numbers["duration"] = _iso(measure, unit)
    return TypedValue(kind=kind, text=shown, unit=name, **numbers)


def _iso(measure: Measure, unit: UnitOfMeasure) -> str | None:
    if measure.parts:
        parts = {
            part.unit.readings[0].key: part.value for part in measure.parts if part.unit is not None
        }
        return iso_duration(parts)
    if measure.number is None:
        return None
    number = abs(measure.number) if measure.number >= 0 else measure.number
    return iso_duration({unit.key: number}) or iso_duration({_SECONDS: unit.in_si(number)})


def _money(measure: Measure, shown: str, currency: str | None) -> TypedValue:
    numbers = _numbers(measure) or {}
    numbers["amount"] = numbers.pop("number", None)
    numbers.pop("uncertainty", None)
    return TypedValue(kind="money", text=shown, currency=currency, **numbers)


def _without_unit(measure: Measure, text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield a number, with the unit that is known from elsewhere."""
    counted = measure.last.counted
    end = measure.last.number_end if counted else measure.end
    span, shown = (measure.start, measure.end), text[measure.start : end].strip()
    unit = unit_of_code(context.unit) if context.unit and not counted else None
    if unit is None and context.unit and is_currency(context.unit):
        yield FoundValue(*span, _money(measure, shown, context.unit))
        return
    numbers = _numbers(measure, unit)
    if numbers is None:
        return
    if unit is None:
        yield FoundValue(*span, TypedValue(kind="number", text=shown, **numbers))
        return
    kind: ValueKind = "quantity"
    if unit.si == _SECONDS:
        kind, numbers["duration"] = "duration", _iso(measure, unit)
    numbers |= {"unit_code": unit.code or None, "si_unit": unit.si}
    yield FoundValue(*span, TypedValue(kind=kind, text=shown, **numbers))
