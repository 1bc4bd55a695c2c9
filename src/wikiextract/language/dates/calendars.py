"""Dates in other calendars: of a day, as ``{{#time:}}`` shows them, and the day of a date.

Days are Julian day numbers (see `Moment.julian_day`). The calendars are the arithmetic
ones that Reingold and Dershowitz describe in "Calendrical Calculations".
"""

from __future__ import annotations

from typing import NamedTuple

ADAR, ADAR_I, ADAR_II = 6, 13, 14
_HEBREW_EPOCH = 347_998  # 1 Tishrei of the year 1
_HIJRI_EPOCH = 1_948_440  # 1 Muharram of the year 1
_IRANIAN_CYCLE_START = 2_305_527  # 1 Farvardin 979, where a cycle of 33 years begins
_IRANIAN_CYCLE_DAYS = 12_053
_ETHIOPIC_EPOCH = 1_724_221  # 1 Meskerem of the year 1
_LAST_YEAR = 999_999
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class CalendarDate(NamedTuple):
    """Year, month (from 1), day, and days of the month."""

    year: int
    month: int
    day: int
    days_in_month: int


def hebrew(julian_day: int) -> CalendarDate:
    """Return the date in the Hebrew calendar.

    Months count from Tishrei, 1 to 12; in leap years Adar I is 13 and Adar II 14.
    """
    year = (julian_day - _HEBREW_EPOCH) * 98_496 // 35_975_351 + 1
    while _hebrew_new_year(year + 1) <= julian_day:
        year += 1
    while _hebrew_new_year(year) > julian_day:
        year -= 1
    start = _hebrew_new_year(year)
    day = julian_day - start
    return _day_in(year, _hebrew_months(_hebrew_new_year(year + 1) - start), day)


def _hebrew_new_year(year: int) -> int:
    """Return the Julian day of 1 Tishrei, put off in years that would get an unlawful length."""
    before, this, after = (_hebrew_days(one) for one in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + delay


def _hebrew_days(year: int) -> int:
    """Return days from the epoch to the mean new moon of Tishrei, after two postponements."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _hebrew_months(days_in_year: int) -> list[tuple[int, int]]:
    """Return (month, days) for the months of a year of that length."""
    cheshvan = 30 if days_in_year % 10 == 5 else 29
    kislev = 29 if days_in_year % 10 == 3 else 30
    adar = [(ADAR_I, 30), (ADAR_II, 29)] if days_in_year > 360 else [(ADAR, 29)]
    autumn = [(1, 30), (2, cheshvan), (3, kislev), (4, 29), (5, 30)]
    return [*autumn, *adar, (7, 30), (8, 29), (9, 30), (10, 29), (11, 30), (12, 29)]


def hijri(julian_day: int) -> CalendarDate:
    """Return the date in the tabular Islamic calendar (leap years 2, 5, 7, 10, 13, 16, 18, …)."""
    year = (30 * (julian_day - _HIJRI_EPOCH) + 10_646) // 10_631
    month = min((11 * (julian_day - _hijri_day(year, 1)) + 330) // 325, 12)
    start = _hijri_day(year, month)
    end = _hijri_day(year + 1, 1) if month == 12 else _hijri_day(year, month + 1)
    return CalendarDate(year, month, julian_day - start + 1, end - start)


def _hijri_day(year: int, month: int) -> int:
    days = 29 * (month - 1) + (6 * month - 1) // 11
    return _HIJRI_EPOCH + days + (year - 1) * 354 + (3 + 11 * year) // 30


def iranian(julian_day: int) -> tuple[CalendarDate, int]:
    """Return the date in the Solar Hijri calendar (33-year cycles), and the day of the year from 0.

    As in MediaWiki the last month is said to have 29 days in leap years, too.
    """
    cycles, days = divmod(julian_day - _IRANIAN_CYCLE_START, _IRANIAN_CYCLE_DAYS)
    fours, days = divmod(days, 1461)
    year = 979 + 33 * cycles + 4 * fours
    if days >= 366:
        year += (days - 1) // 365
        days = (days - 1) % 365
    date = _day_in(year, list(enumerate([31] * 6 + [30] * 6, 1)), days)
    return (date._replace(days_in_month=29) if date.month == 12 else date), days


def _day_in(year: int, months: list[tuple[int, int]], day: int) -> CalendarDate:
    """Return the date of a day of the year (from 0), given each month's number and length."""
    for month, length in months:
        if day < length:
            return CalendarDate(year, month, day + 1, length)
        day -= length
    raise ValueError("a day beyond the year's end")


def hebrew_to_julian_day(year: int, month: int, day: int) -> int | None:
    """Return the Julian day of a date in the Hebrew calendar (months as in `hebrew`), if it is one.

    Adar is Adar II in a leap year.
    """
    if not 1 <= year <= _LAST_YEAR:
        return None
    start = _hebrew_new_year(year)
    months = _hebrew_months(_hebrew_new_year(year + 1) - start)
    if month == ADAR and (ADAR_II, 29) in months:
        month = ADAR_II
    return _day_of(start, months, month, day)


def hijri_to_julian_day(year: int, month: int, day: int) -> int | None:
    """Return the Julian day of a date in the tabular Islamic calendar, if it is one."""
    if not (1 <= year <= _LAST_YEAR and 1 <= month <= 12):
        return None
    start = _hijri_day(year, month)
    # Months that are seen to begin have up to 30 days.
    return start + day - 1 if 1 <= day <= 30 else None


def iranian_to_julian_day(year: int, month: int, day: int) -> int | None:
    """Return the Julian day of a date in the Solar Hijri calendar, if it is one."""
    if not 1 <= year <= _LAST_YEAR:
        return None
    lengths = [31] * 6 + [30] * 5 + [_iranian_new_year(year + 1) - _iranian_new_year(year) - 336]
    return _day_of(_iranian_new_year(year), list(enumerate(lengths, 1)), month, day)


def _iranian_new_year(year: int) -> int:
    cycles, years = divmod(year - 979, 33)
    fours, rest = divmod(years, 4)
    days = 1461 * fours + (365 * rest + 1 if rest else 0)
    return _IRANIAN_CYCLE_START + cycles * _IRANIAN_CYCLE_DAYS + days


def ethiopic_to_julian_day(year: int, month: int, day: int) -> int | None:
    """Return the Julian day of a date in the Ethiopian calendar (13 months), if it is one."""
    length = 30 if 1 <= month <= 12 else (6 if year % 4 == 3 else 5) if month == 13 else 0
    if not (1 <= year <= _LAST_YEAR and 1 <= day <= length):
        return None
    return _ETHIOPIC_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1


def julian_to_julian_day(year: int, month: int, day: int) -> int | None:
    """Return the Julian day of a date in the Julian calendar (astronomical years), if it is one."""
    if not (1 <= month <= 12 and abs(year) <= _LAST_YEAR):
        return None
    leap = year % 4 == 0
    if not 1 <= day <= (29 if leap and month == 2 else _MONTH_DAYS[month - 1]):
        return None
    early = month < 3
    years, months = year - early + 4800, month + 12 * early - 3
    return day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32_083


def _day_of(start: int, months: list[tuple[int, int]], month: int, day: int) -> int | None:
    """Return the Julian day in a year that begins at `start`; None where there is no such day."""
    for number, length in months:
        if number == month:
            return start + day - 1 if 1 <= day <= length else None
        start += length
    return None
