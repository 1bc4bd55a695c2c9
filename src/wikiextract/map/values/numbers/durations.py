"""Times that pass, as ISO 8601 writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from wikiextract.map.values.numbers.unit_reader import WrittenUnit, read_unit
from wikiextract.map.values.numbers.unit_words import UnitWords

_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?:[.,](\d{1,3}))?(?![\d:])")
_DESIGNATORS: Mapping[str, tuple[str, str]] = {
    # Code of a unit: its letter, and T where it is smaller than a day.
    "a": ("", "Y"),
    "mo": ("", "M"),
    "wk": ("", "W"),
    "d": ("", "D"),
    "h": ("T", "H"),
    "min": ("T", "M"),
    "s": ("T", "S"),
}
_MOST_DECIMALS = 9


class ClockTime(NamedTuple):
    """A duration as clocks show it, which ends at ``text[end]``: in whole `parts` and seconds.

    `unit` is the written one behind it: without one it may be a time of day, or a score.
    """

    end: int
    hours: int
    minutes: int
    seconds: Fraction
    unit: WrittenUnit | None


def read_clock(text: str, start: int, words: UnitWords) -> ClockTime | None:
    """Return "2:35 min", "1:22:34" or "1:30 h" at a place; None where there is none."""
    match = _CLOCK.match(text, start)
    if match is None:
        return None
    place = match.end() + (text[match.end() : match.end() + 1] == " ")
    unit = read_unit(text, place, words)
    if unit is not None and (len(unit.readings) != 1 or unit.readings[0].si != "s"):
        return None
    first, second, third, rest = match.groups()
    of_hours = third is not None or (unit is not None and unit.readings[0].key == "h")
    hours = int(first) if of_hours else 0
    minutes = int(second) if of_hours else int(first)
    seconds = Fraction(int(third or 0) if of_hours else int(second))
    if rest:
        seconds += Fraction(int(rest), 10 ** len(rest))
    return ClockTime(unit.end if unit else match.end(), hours, minutes, seconds, unit)


def iso_duration(parts: Mapping[str, Fraction]) -> str | None:
    """Return numbers by the codes of their units, the largest first, as ISO 8601 writes them.

    None where it has no letter for a unit. Units smaller than seconds are to be given as seconds.
    """
    written, in_time = "P", False
    stated = {code: number for code, number in parts.items() if number} or dict(
        [*parts.items()][-1:]
    )
    for code, number in stated.items():
        known = _DESIGNATORS.get(code)
        shown = _shown(number)
        if known is None or shown is None or number < 0:
            return None
        clock, letter = known
        if clock and not in_time:
            written, in_time = written + clock, True
        written += shown + letter
    return written if len(written) > 1 else None


def _shown(number: Fraction) -> str | None:
    """Return a number with few decimals; None where these would not be exact."""
    scaled = number * 10**_MOST_DECIMALS
    if scaled.denominator != 1:
        return None
    text = format(Decimal(scaled.numerator).scaleb(-_MOST_DECIMALS), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
