"""Coordinates in degrees, minutes and seconds: ``49°0'50"N, 8°24'15"E``."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from wikiextract.wikibase.json_values import Json, as_number, as_object

_DEFAULT_PRECISION = 1 / 3600
_SMALLEST_PRECISION = 1e-12
"""Degrees; below that (a tenth of a micrometre) a precision is none."""


def format_coordinates(value: Json) -> str | None:
    """Return latitude and longitude, with as many parts and digits as the precision has."""
    stated = as_object(value)
    latitude, longitude = as_number(stated.get("latitude")), as_number(stated.get("longitude"))
    if latitude is None or longitude is None:
        return None
    if abs(latitude) > 360 or abs(longitude) > 360:
        return None
    precision = as_number(stated.get("precision"))
    if precision is None or not _SMALLEST_PRECISION <= precision <= 360:
        precision = _DEFAULT_PRECISION
    return f"{_part(latitude, precision, 'NS')}, {_part(longitude, precision, 'EW')}"


def _part(degrees: float, precision: float, directions: str) -> str:
    rounded = math.floor(abs(degrees) / precision + 0.5) * precision
    digits = max(0, math.ceil(-math.log10(3600 * precision)))
    seconds = _round(rounded * 3600, digits)
    minutes, whole = int(seconds // 60), int(seconds // 3600)
    text = f"{whole}°"
    if precision < 1:
        text += f"{minutes - whole * 60}'"
        if precision < 1 / 60:
            text += f'{_round(float(seconds - minutes * 60), digits):.{digits}f}"'
    return text + directions[1 if degrees < 0 and seconds > 0 else 0]


def _round(number: float, digits: int) -> Decimal:
    """Return a number rounded half up, as its shortest decimal form reads."""
    return Decimal(repr(number)).quantize(Decimal((0, (1,), -digits)), ROUND_HALF_UP)
