"""Coordinates that an infobox takes in parts: ``latd``, ``lat_min``, ``longitude gradi``, …"""

from __future__ import annotations

import re

from wikiextract.nodes import Coordinates, TemplateCall

_PART = re.compile(
    r"(?P<axis>lat|long?)(?:it?ud\w*?)?[ _-]?"
    r"(?P<part>d|deg\w*|gr\w*|m|min\w*|s|se[cgk]\w*|ns|ew|eo|we|dir\w*|hem\w*)?\Z"
)
_NUMBER = re.compile(r"[-+−]?\d{1,3}(?:[.,]\d+)?\Z")
_NEGATIVE = frozenset(["s", "w", "south", "west"])
# Slavic languages: sever (north), jug (south), zahod (west); told by letters that no other has.
_SLAVIC = frozenset(["v", "z", "i", "j"])
_SLAVIC_NEGATIVE = frozenset(["j", "z"])


def box_coordinates(call: TemplateCall) -> Coordinates | None:
    """The place that the parameters of an infobox state; None when they state none."""
    found: dict[tuple[str, str], str] = {}
    for parameter in call.parameters:
        text = parameter.value.text
        match = _PART.match(parameter.name.lower()) if text else None
        if match is not None and text is not None:
            part = (match["part"] or "d")[0]
            kind = part if part in "dms" and not (match["part"] or "").startswith("dir") else "h"
            if part == "g":
                kind = "d"
            found.setdefault((match["axis"][:3], kind), text.strip())
    latitude, longitude = _degrees(found, "lat"), _degrees(found, "lon")
    if latitude is None or longitude is None:
        return None
    if abs(latitude) > 90 or abs(longitude) > 360:
        return None
    return Coordinates(latitude=round(latitude, 7), longitude=round(longitude, 7), span=call.span)


def _degrees(found: dict[tuple[str, str], str], axis: str) -> float | None:
    """The degrees of an axis; None when they are not plain numbers."""
    total: float | None = None
    for kind, size in (("d", 1), ("m", 60), ("s", 3600)):
        text = found.get((axis, kind), "").rstrip("°′″'\" ")
        if not text:
            continue
        if not _NUMBER.match(text) or (total is None and kind != "d"):
            return None
        total = (total or 0.0) + float(text.replace("−", "-").replace(",", ".")) / size
    letters = {found.get((name, "h"), "").lower() for name in ("lat", "lon")}
    negative = _NEGATIVE if _SLAVIC.isdisjoint(letters) else _SLAVIC_NEGATIVE
    if total is not None and found.get((axis, "h"), "").lower() in negative:
        total = -total
    return total
