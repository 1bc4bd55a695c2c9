"""Places in the arguments of calls: numbers and words for directions, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wikiextract.map.values.coordinates.angles import degrees_of, number_of
from wikiextract.map.values.coordinates.hemispheres import sides_of

_SIGNED = re.compile(r"[-−+]?(?=\d)")
_JOINED = re.compile(r"[-−+]?\d{1,3}(?:[.,]\d{1,14})?\s?[/_].{0,100}")
_APART = re.compile(r"\s*[/_]\s*")
_MOST_PARTS = 3
_MOST = 12


def place_of_parts(
    arguments: Sequence[str], language: str | None, *, certain: bool
) -> tuple[float, float] | None:
    """Return the latitude and longitude with which arguments begin; None where they state none.

    Each axis is one to three numbers (degrees, minutes, seconds) and a word for its direction
    ("52", "31", "N", …, or "52/31/0/N"); or both are decimal degrees with signs, where it is
    `certain` that a place is stated.
    """
    parts = _parts(arguments)
    first = _axis(parts)
    second = _axis(parts[len(first) + 1 :]) if first else []
    if first and second:
        words = parts[len(first)], parts[len(first) + 1 + len(second)]
        sides = sides_of(*words, language)
        angles = degrees_of(first), degrees_of(second)
        if sides is None or angles[0] is None or angles[1] is None:
            return None
        found = {
            side.axis: side.sign * (angle or 0) for side, angle in zip(sides, angles, strict=True)
        }
        return _checked(found["latitude"], found["longitude"])
    return _decimal(parts) if certain else None


def degrees_with_sign(text: str) -> float | None:
    """Return decimal degrees that may have a sign; None for what is no such number."""
    number = number_of(_SIGNED.sub("", text, count=1).removesuffix("°"))
    if number is None:
        return None
    return -number if text[:1] in ("-", "−") else number


def axis_of_parts(text: str) -> tuple[float, str] | None:
    """Return the degrees of one axis and the word for its direction ("51/12/S"), "" for none."""
    parts = _parts([text])
    if len(parts) == 1:
        degrees = degrees_with_sign(parts[0])
        return (degrees, "") if degrees is not None else None
    numbers = _axis(parts)
    word = parts[len(numbers)] if numbers else ""
    if not numbers and all(part == "" or number_of(part) is not None for part in parts):
        numbers = parts[:_MOST_PARTS]
    degrees = degrees_of(numbers) if numbers else None
    return (degrees, word) if degrees is not None else None


def _parts(arguments: Sequence[str]) -> list[str]:
    """The arguments, those that hold several parts divided."""
    parts: list[str] = []
    for argument in arguments[:_MOST]:
        if _JOINED.fullmatch(argument):
            parts += _APART.split(argument)[:_MOST]
        else:
            parts.append(argument)
    return [part.strip() for part in parts]


def _axis(parts: Sequence[str]) -> list[str]:
    """The numbers of an axis, minutes and seconds perhaps empty, before a word; none for none."""
    for count in range(1, _MOST_PARTS + 1):
        if count >= len(parts):
            return []
        number = parts[count - 1]
        if number_of(number) is None and (number or count == 1):
            return []
        word = parts[count]
        if word and number_of(word) is None:
            return list(parts[:count])
    return []


def _decimal(parts: Sequence[str]) -> tuple[float, float] | None:
    if len(parts) < 2 or (len(parts) > 2 and degrees_with_sign(parts[2]) is not None):
        return None
    latitude, longitude = (degrees_with_sign(part) for part in parts[:2])
    if latitude is None or longitude is None:
        return None
    return _checked(latitude, longitude)


def _checked(latitude: float, longitude: float) -> tuple[float, float] | None:
    within = abs(latitude) <= 90 and abs(longitude) <= 360
    return (latitude, longitude) if within else None
