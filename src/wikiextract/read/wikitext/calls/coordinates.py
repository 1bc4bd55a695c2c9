"""Coordinates in calls: degrees, minutes and seconds with hemispheres, or decimal degrees."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wikiextract.read.wikitext.calls.arguments import Arguments

_NUMBER = re.compile(r"[-+−]?\d{1,3}(?:[.,]\d+)?\Z")
_LATITUDE = {"N": 1, "S": -1}
_LONGITUDE = {"E": 1, "W": -1, "O": -1, "L": 1}
# "O" is west in Romance languages, but east ("Ost") in these.
_EAST_IS_O = frozenset(["de", "als", "gsw", "bar", "lb", "nds", "pfl", "ksh", "stq", "hsb", "dsb"])
_DECIMAL = re.compile(r"[-+−]?\d{1,3}[.,]\d{2,}\Z")


@dataclass(frozen=True, slots=True)
class Degrees:
    """A place in degrees, and how it is written."""

    latitude: float
    longitude: float
    text: str


def degrees_of(arguments: Arguments, language: str) -> Degrees | None:
    """The place that a call's positional arguments state, None when they state none.

    `language` is the wiki's: the letters for east and west differ.
    """
    raw = arguments.raw
    if len(raw) < 2 or not _NUMBER.match(raw[0]):
        return None
    latitude = _read(raw, 0, _LATITUDE)
    if latitude is not None:
        letters = {**_LONGITUDE, "O": 1} if language in _EAST_IS_O else _LONGITUDE
        longitude = _read(raw, latitude[2], letters)
        if longitude is not None:
            text = f"{latitude[1]} {longitude[1]}"
            return _checked(latitude[0], longitude[0], text)
        return None
    if _DECIMAL.match(raw[0]) and _DECIMAL.match(raw[1]):
        first, second = _float(raw[0]), _float(raw[1])
        return _checked(first, second, f"{raw[0]}, {raw[1]}")
    if len(raw) >= 2 and _NUMBER.match(raw[1]) and "coor" in arguments.lowered and len(raw) < 4:
        return _checked(_float(raw[0]), _float(raw[1]), f"{raw[0]}, {raw[1]}")
    return None


def _read(raw: list[str], start: int, hemispheres: dict[str, int]) -> tuple[float, str, int] | None:
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
