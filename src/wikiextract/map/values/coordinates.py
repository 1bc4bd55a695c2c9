"""Places in degrees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wikiextract.map.data_files import value_words
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import FoundOrDoubt, FoundValue
from wikiextract.nodes import TypedValue

_COORDINATES_DMS = re.compile(
    r"(\d{1,2})°\s?(?:(\d{1,2})[′'’]\s?)?(?:(\d{1,2}(?:\.\d+)?)[″\"”]\s?)?([NS])[\s,;/]*"
    r"(\d{1,3})°\s?(?:(\d{1,2})[′'’]\s?)?(?:(\d{1,2}(?:\.\d+)?)[″\"”]\s?)?([EW])"
)
_COORDINATES_DECIMAL = re.compile(r"(\d{1,2}\.\d+)°?\s?([NS])[\s,;/]*(\d{1,3}\.\d+)°?\s?([EW])")


def find_coordinates(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the first place that a text states in degrees."""
    if match := _COORDINATES_DMS.search(text):
        parts = match.groups()
        latitude, longitude = _degrees(*parts[:4]), _degrees(*parts[4:])
    elif match := _COORDINATES_DECIMAL.search(text):
        latitude = _degrees(match[1], None, None, match[2])
        longitude = _degrees(match[3], None, None, match[4])
    else:
        return
    if abs(latitude) <= 90 and abs(longitude) <= 360:
        yield FoundValue(
            *match.span(),
            TypedValue(kind="coordinates", text=match[0], latitude=latitude, longitude=longitude),
        )


def _degrees(degrees: str, minutes: str | None, seconds: str | None, side: str) -> float:
    value = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return round(-value if side in value_words().negative else value, 6)
