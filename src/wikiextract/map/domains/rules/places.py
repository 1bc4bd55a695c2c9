"""Coordinates of one field or of several."""

from __future__ import annotations

import re

from wikiextract.map.domains.box import BoxField
from wikiextract.map.domains.model import PlaceRule
from wikiextract.map.domains.rules.state import Applying, ValuesFound
from wikiextract.map.domains.typed import read
from wikiextract.map.values import LONGEST, ValueContext
from wikiextract.nodes import PropertyValue, TypedValue

COORDINATES = "geo"
"""The property of an entity's own place."""

_DEGREES = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{1,15})?")
_SIGNS = ("°", "′", "″")


def apply_place(rule: PlaceRule, state: Applying) -> ValuesFound:
    """Return the coordinates that fields state; none where a part of them cannot be read."""
    value = _of_one_field(rule, state) or _of_degrees(rule, state) or _of_parts(rule, state)
    return {rule.property or COORDINATES: [value]} if value is not None else {}


def _of_one_field(rule: PlaceRule, state: Applying) -> PropertyValue | None:
    for field in state.box.find(rule.coordinates, state.number):
        found = [one for one in field.value.typed if _is_place(one)]
        if not found:
            found = _read(field.value.text or "", state)
        if len(found) == 1:
            return PropertyValue(text=found[0].text, typed=found[0], source=field.source)
    return None


def _read(text: str, state: Applying) -> list[TypedValue]:
    if len(text) > LONGEST:
        return []
    context = ValueContext(state.language, "coordinates")
    return [one for one in read(text, context) if _is_place(one)]


def _is_place(value: TypedValue) -> bool:
    return value.latitude is not None and value.longitude is not None


def _of_degrees(rule: PlaceRule, state: Applying) -> PropertyValue | None:
    """Latitude and longitude in fields of their own: decimal degrees, or with signs and letters."""
    fields = [_first(names, state) for names in (rule.latitude, rule.longitude)]
    if fields[0] is None or fields[1] is None:
        return None
    texts = [field.value.text or "" for field in fields if field is not None]
    text = ", ".join(texts)
    numbers = [_number(one) for one in texts]
    if numbers[0] is not None and numbers[1] is not None:
        return _place(text, numbers[0], numbers[1], fields[0])
    found = _read(text, state)
    if len(found) == 1:
        return PropertyValue(text=text, typed=found[0], source=fields[0].source)
    return None


def _of_parts(rule: PlaceRule, state: Applying) -> PropertyValue | None:
    """Degrees, minutes, seconds and direction in fields of their own."""
    names = (
        (rule.latitude_degrees, rule.latitude_minutes, rule.latitude_seconds),
        (rule.longitude_degrees, rule.longitude_minutes, rule.longitude_seconds),
    )
    sides = [[_first(one, state) for one in side] for side in names]
    if sides[0][0] is None or sides[1][0] is None:
        return None
    directions = [_first(one, state) for one in (rule.latitude_direction, rule.longitude_direction)]
    if directions[0] is None or directions[1] is None:
        degrees = [_sum(side) for side in sides]
        if degrees[0] is None or degrees[1] is None:
            return None
        text = f"{degrees[0]:.10g}, {degrees[1]:.10g}"
        return _place(text, degrees[0], degrees[1], sides[0][0])
    shown = []
    for side, direction in zip(sides, directions, strict=True):
        assert direction is not None
        numbers = [
            f"{field.value.text}{sign}"
            for field, sign in zip(side, _SIGNS, strict=True)
            if field is not None
        ]
        shown.append(f"{''.join(numbers)} {direction.value.text}")
    text = ", ".join(shown)
    found = _read(text, state)
    if len(found) != 1:
        return None
    return PropertyValue(text=text, typed=found[0], source=sides[0][0].source)


def _first(names: tuple[str, ...], state: Applying) -> BoxField | None:
    return next((one for one in state.box.find(names, state.number) if one.value.text), None)


def _number(text: str) -> float | None:
    plain = text.strip().replace("−", "-").rstrip("°")
    return float(plain.replace(",", ".")) if _DEGREES.fullmatch(plain) else None


def _sum(side: list[BoxField | None]) -> float | None:
    """Return degrees, minutes and seconds as degrees; None where one is no number."""
    total, share = 0.0, 1.0
    negative = False
    for field in side:
        if field is not None:
            number = _number(field.value.text or "")
            if number is None:
                return None
            negative = negative or number < 0
            total += abs(number) / share
        share *= 60
    return -total if negative else total


def _place(text: str, latitude: float, longitude: float, field: BoxField) -> PropertyValue | None:
    if abs(latitude) > 90 or abs(longitude) > 360:
        return None
    typed = TypedValue(kind="coordinates", text=text, latitude=latitude, longitude=longitude)
    return PropertyValue(text=text, typed=typed, source=field.source)
