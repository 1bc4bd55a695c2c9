"""Words that stand for times in ``{{#time:}}`` (English only, as in PHP)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["second", "minute", "hour", "day", "month", "year", "workday", "none"]

MONTHS: Mapping[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
ROMAN_MONTHS: Mapping[str, int] = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
    "XI": 11, "XII": 12,
}  # fmt: skip
WEEKDAYS: Mapping[str, int] = {
    "sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5,
    "saturday": 6, "sundays": 0, "mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4,
    "fridays": 5, "saturdays": 6, "sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5,
    "sat": 6,
}  # fmt: skip
COUNTS: Mapping[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
DIRECTIONS: Mapping[str, int] = {"next": 1, "last": -1, "previous": -1, "this": 0}
UNITS: Mapping[str, tuple[Unit, int]] = {
    "microseconds": ("none", 0), "microsecond": ("none", 0), "milliseconds": ("none", 0),
    "millisecond": ("none", 0), "usecs": ("none", 0), "usec": ("none", 0), "msecs": ("none", 0),
    "msec": ("none", 0), "ms": ("none", 0), "µs": ("none", 0),
    "seconds": ("second", 1), "second": ("second", 1), "secs": ("second", 1), "sec": ("second", 1),
    "minutes": ("minute", 1), "minute": ("minute", 1), "mins": ("minute", 1), "min": ("minute", 1),
    "hours": ("hour", 1), "hour": ("hour", 1),
    "days": ("day", 1), "day": ("day", 1), "weeks": ("day", 7), "week": ("day", 7),
    "fortnights": ("day", 14), "fortnight": ("day", 14), "forthnight": ("day", 14),
    "months": ("month", 1), "month": ("month", 1), "years": ("year", 1), "year": ("year", 1),
    "weekdays": ("workday", 1), "weekday": ("workday", 1),
}  # fmt: skip
