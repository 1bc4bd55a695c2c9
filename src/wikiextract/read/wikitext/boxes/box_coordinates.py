"""Coordinates that an infobox takes in parts: ``latd``, ``lat_min``, ``longitude gradi``, …"""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import asdict

from wikiextract.nodes import Coordinates, TemplateCall
from wikiextract.read.wikitext.calls.arguments import CallArguments
from wikiextract.read.wikitext.calls.coordinates import globe_of
from wikiextract.read.wikitext.facts import CoordinateAxes, CoordinateUnits, facts

_NUMBER = re.compile(r"[-+−]?\d{1,3}(?:[.,]\d+)?\Z")
# How many of each make a degree.
_UNITS = {"degrees": 1, "minutes": 60, "seconds": 3600}


def box_coordinates(call: TemplateCall) -> Coordinates | None:
    """Return the place that the parameters of an infobox state; None when they state none."""
    found: dict[tuple[str, str], str] = {}
    for parameter in call.parameters:
        text = parameter.value.text
        part = _part(parameter.name.lower()) if text else None
        if part is not None and text is not None:
            found.setdefault(part, text.strip())
    latitude, longitude = _degrees(found, "lat"), _degrees(found, "lon")
    if latitude is None or longitude is None:
        return None
    if abs(latitude) > 90 or abs(longitude) > 360:
        return None
    return Coordinates(
        latitude=round(latitude, 7),
        longitude=round(longitude, 7),
        globe=globe_of(CallArguments(call)),
        span=call.span,
    )


def _part(name: str) -> tuple[str, str] | None:
    """Return the axis and the unit that the name of a parameter states; None when it states none.

    An axis alone stands for degrees.
    """
    match = _parts().match(name)
    if match is None:
        return None
    axis, *unit = (key for key, text in match.groupdict().items() if text)
    return axis, unit[0] if unit else "degrees"


@cache
def _parts() -> re.Pattern[str]:
    """Return the pattern of names of parameters, with a group for each axis and each unit."""
    words = facts().coordinates
    return re.compile(f"(?:{_named(words.axes)})[ _-]?(?:{_named(words.units)})?\\Z")


def _named(words: CoordinateAxes | CoordinateUnits) -> str:
    groups = (
        (name, "|".join(re.escape(part).replace(r"\*", r"\w*?") for part in parts))
        for name, parts in asdict(words).items()
    )
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in groups)


def _degrees(found: dict[tuple[str, str], str], axis: str) -> float | None:
    """The degrees of an axis; None when they are not plain numbers."""
    total: float | None = None
    for unit, size in _UNITS.items():
        text = found.get((axis, unit), "").rstrip("°′″'\" ")
        if not text:
            continue
        if not _NUMBER.match(text) or (total is None and size > 1):
            return None
        total = (total or 0.0) + float(text.replace("−", "-").replace(",", ".")) / size
    words = facts().coordinates
    letters = {found.get((name, "hemisphere"), "").lower() for name in ("lat", "lon")}
    negative = words.negative if words.slavic.isdisjoint(letters) else words.slavic_negative
    if total is not None and found.get((axis, "hemisphere"), "").lower() in negative:
        total = -total
    return total
