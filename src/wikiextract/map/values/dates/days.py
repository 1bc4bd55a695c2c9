"""Days of the Gregorian calendar, and those of other calendars in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from wikiextract.language.dates.calendars import (
    ethiopic_to_julian_day,
    hebrew_to_julian_day,
    hijri_to_julian_day,
    iranian_to_julian_day,
    julian_to_julian_day,
)
from wikiextract.language.dates.moment import date_of, day_number, days_in_month

_JULIAN_DAY_OF_ZERO = 1_721_060


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; 1 BC is the year 0."""

    year: int
    month: int
    day: int

    @property
    def number(self) -> int:
        """Days since the first one of the year 0."""
        return day_number(*self)

    def __str__(self) -> str:
        return f"{year_text(self.year, expanded=False)}-{self.month:02d}-{self.day:02d}"


_TO_JULIAN_DAY: dict[str, Callable[[int, int, int], int | None]] = {
    "julian": julian_to_julian_day,
    "ethiopic": ethiopic_to_julian_day,
    "hebrew": hebrew_to_julian_day,
    "islamic": hijri_to_julian_day,
    "persian": iranian_to_julian_day,
}


def year_text(year: int, *, expanded: bool = True) -> str:
    """Return a year as EDTF writes it; without `expanded` as ISO 8601 does, never with a Y."""
    sign = "-" if year < 0 else ""
    return f"Y{year}" if expanded and abs(year) > 9999 else f"{sign}{abs(year):04d}"


def day_in(calendar: str, year: int, month: int, day: int) -> Day | None:
    """Return a calendar's date as a day; None where there is no such day or calendar."""
    if calendar == "gregorian":
        if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
            return None
        return Day(year, month, day)
    convert = _TO_JULIAN_DAY.get(calendar)
    number = convert(year, month, day) if convert else None
    return None if number is None else Day(*date_of(number - _JULIAN_DAY_OF_ZERO))


def month_in(calendar: str, year: int, month: int) -> tuple[Day, Day] | None:
    """Return the first and the last day of a calendar's month."""
    first = day_in(calendar, year, month, 1)
    for length in (31, 30, 29, 28, 6, 5):
        if first and (last := day_in(calendar, year, month, length)):
            return first, last
    return None


def year_in(calendar: str, year: int) -> tuple[Day, Day] | None:
    """Return the first and the last day of a calendar's year."""
    first = day_in(calendar, year, 1, 1)
    following = day_in(calendar, year + 1, 1, 1)
    if first is None or following is None:
        return None
    return first, Day(*date_of(following.number - 1))
