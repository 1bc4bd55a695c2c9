"""Numbers as MediaWiki's host language reads, rounds and writes them."""

from __future__ import annotations

import math
import re
from typing import TypeAlias

Number: TypeAlias = int | float

_LEADING_NUMBER = re.compile(
    r"[ \t\n\r\v\f]*+([+-]?(?:\d{1,300}+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?)", re.A
)
_DIGITS = 14
_LARGEST = 2**63


def narrow(value: Number) -> Number:
    """`value`; an integer that does not fit in 64 bits becomes a float."""
    return float(value) if isinstance(value, int) and not -_LARGEST <= value < _LARGEST else value


def number_text(value: Number) -> str:
    """A number with at most 14 significant digits: ``0.33333333333333``, ``1.0E+25``."""
    if isinstance(value, int):
        return str(value)
    if math.isnan(value):
        return "NAN"
    if math.isinf(value):
        return "INF" if value > 0 else "-INF"
    mantissa, _, power = f"{value:.{_DIGITS - 1}e}".partition("e")
    exponent = int(power)
    if -5 < exponent < _DIGITS:
        return f"{value:.{_DIGITS}g}"
    mantissa = mantissa.rstrip("0").rstrip(".")
    if "." not in mantissa:
        mantissa += ".0"
    return f"{mantissa}E{exponent:+d}"


def whole(value: Number) -> int:
    """`value` without its fraction, wrapped to 64 bits; 0 for what is not finite."""
    if not math.isfinite(value):
        return 0
    number = int(value)
    return number if -_LARGEST <= number < _LARGEST else (number + _LARGEST) % 2**64 - _LARGEST


def round_half_up(value: float, digits: int) -> float:
    """Rounds to `digits` after the point (before it when negative), halves away from zero."""
    if not math.isfinite(value) or abs(digits) > 300:
        return value if digits > 0 or not math.isfinite(value) else 0.0
    factor = 10.0 ** abs(digits)
    scaled = value * factor if digits >= 0 else value / factor
    if not math.isfinite(scaled):
        return value
    # A value that is a half but for the error of its binary form is rounded as a half.
    near = float(f"{scaled:.14e}")
    rounded = math.copysign(math.floor(abs(near) + 0.5), near)
    return rounded / factor if digits >= 0 else rounded * factor


def leading_float(text: str) -> float:
    """The number that `text` begins with (1.5 of ``"1.5 px"``), or 0."""
    match = _LEADING_NUMBER.match(text)
    return float(match[1]) if match is not None else 0.0


def leading_integer(text: str) -> int:
    """The whole part of the number that `text` begins with (12 of ``"12.5 px"``), or 0."""
    match = _LEADING_NUMBER.match(text)
    if match is None:
        return 0
    digits = match[1]
    if digits.lstrip("+-").isdecimal():
        return max(-_LARGEST, min(_LARGEST - 1, int(digits)))
    return whole(float(digits))
