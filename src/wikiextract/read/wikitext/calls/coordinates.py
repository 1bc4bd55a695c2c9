"""Coordinates in calls: degrees, minutes and seconds with hemispheres, or decimal degrees."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from wikiextract.read.wikitext.calls.arguments import CallArguments
from wikiextract.read.wikitext.facts import facts

_NUMBER = re.compile(r"[-+−]?\d{1,3}(?:[.,]\d+)?\Z")
_DECIMAL = re.compile(r"[-+−]?\d{1,3}[.,]\d{2,}\Z")
_GLOBE = re.compile(r"\bglobe:\s*([^\W\d_]{2,20})", re.I)


class Degrees(msgspec.Struct, frozen=True):
    """A place in degrees, and how it is written."""

    latitude: float
    longitude: float
    text: str


def degrees_of(arguments: CallArguments, language: str) -> Degrees | None:
    """Return the place that a call's positional arguments state, None when they state none.

    `language` is the wiki's: the letters for east and west differ.
    """
    raw = arguments.raw
    if len(raw) < 2 or not _NUMBER.match(raw[0]):
        return None
    words = facts().coordinates
    latitude = _read(raw, 0, words.latitude)
    if latitude is not None:
        letters = words.longitude
        if language in words.east_is_o:
            letters = {**letters, "O": 1}
        longitude = _read(raw, latitude[2], letters)
        if longitude is not None:
            text = f"{latitude[1]} {longitude[1]}"
            return _checked(latitude[0], longitude[0], text)
        return None
    if _DECIMAL.match(raw[0]) and _DECIMAL.match(raw[1]):
        first, second = _float(raw[0]), _float(raw[1])
        return _checked(first, second, f"{raw[0]}, {raw[1]}")
    if _NUMBER.match(raw[1]) and len(raw) < 4 and states_coordinates(arguments.lowered):
        return _checked(_float(raw[0]), _float(raw[1]), f"{raw[0]}, {raw[1]}")
    return None


def globe_of(arguments: CallArguments) -> str | None:
    """Return the body on which a call's place is, in lower case; None for the Earth."""
    named = arguments.first_of(facts().coordinates.globe)
    found = _GLOBE.search(" ".join(parameter.raw for parameter in arguments.call.parameters))
    globe = (found[1] if found is not None else (named.text if named else None)) or ""
    globe = globe.strip().lower()
    return globe if globe and globe != "earth" else None


def states_coordinates(lowered: str) -> bool:
    """Return True if a template's name in lower case says that it states a place."""
    return any(word in lowered for word in facts().coordinates.templates)


def _read(
    raw: list[str], start: int, hemispheres: Mapping[str, int]
) -> tuple[float, str, int] | None:
    """One to three numbers and a hemisphere: degrees, the text, where the next argument is."""
    degrees, text = 0.0, ""
    for index, (size, sign) in enumerate(((1, "°"), (60, "′"), (3600, "″"))):
        position = start + index
        if position >= len(raw):
            return None
        if not _NUMBER.match(raw[position]):
            return None
        degrees += _float(raw[position]) / size
        text += raw[position] + sign
        following = raw[position + 1].upper() if position + 1 < len(raw) else ""
        if following in hemispheres:
            return degrees * hemispheres[following], text + following, position + 2
    return None


def _checked(latitude: float, longitude: float, text: str) -> Degrees | None:
    if abs(latitude) > 90 or abs(longitude) > 360:
        return None
    return Degrees(round(latitude, 7), round(longitude, 7), text)


def _float(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "."))
