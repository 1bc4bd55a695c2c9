"""Calls that state where something is, in degrees."""

from __future__ import annotations

import re

from wikiextract.map.values.calls.call import StatedCall
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.coordinates import place_of_parts
from wikiextract.map.values.coordinates.data_files import place_words
from wikiextract.map.values.coordinates.hemispheres import sides_of
from wikiextract.map.values.coordinates.parts import axis_of_parts
from wikiextract.map.values.found import ReadValues
from wikiextract.nodes import TypedValue

_GLOBE = re.compile(r"\bglobe:\s*([^\W\d_]{2,20})", re.IGNORECASE)
_FEW_ARGUMENTS = 3


def read_place_call(call: StatedCall, context: ValueContext) -> ReadValues | None:
    """Return the place that a call states; None where it states none.

    Numbers with words for their directions are unmistakable; decimal degrees are a place where the
    template's name says so.
    """
    certain = any(part in call.name for part in place_words().template_names)
    place = None
    if len(call.positional) >= 2 or (certain and call.positional):
        place = place_of_parts(call.positional, context.language, certain=certain)
    if place is None and certain and call.named:
        place = _named_place(call, context.language)
    if place is None:
        return ReadValues() if certain else None
    value = TypedValue(
        kind="coordinates",
        text=call.text,
        origin="template",
        latitude=place[0],
        longitude=place[1],
        globe=_globe(call),
    )
    return ReadValues((value,))


def _named_place(call: StatedCall, language: str | None) -> tuple[float, float] | None:
    """The place that an argument for each axis states."""
    words = place_words()
    first = axis_of_parts(call.first(words.latitude))
    second = axis_of_parts(call.first(words.longitude))
    if first is None or second is None:
        return None
    latitude, longitude = first[0], second[0]
    if first[1] or second[1]:
        # Where one has no direction, its sign says it: north and east are positive.
        letters = words.letters
        sides = sides_of(first[1] or letters.north[0], second[1] or letters.east[0], language)
        if sides is None:
            return None
        latitude, longitude = latitude * sides[0].sign, longitude * sides[1].sign
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 360 else None


def _globe(call: StatedCall) -> str | None:
    """The body on which a place is, in lower case; None for the Earth."""
    words = place_words()
    globe = call.first(words.globe)
    if not globe:
        found = _GLOBE.search(" ".join((*call.positional[-_FEW_ARGUMENTS:], *call.named.values())))
        globe = found[1] if found is not None else ""
    globe = globe.strip().casefold()
    return globe if globe and globe not in words.no_globe else None
