"""Points in time, by their precision: ``11 March 1952``, ``March 1952``, ``20. century``.

The calendar is not converted: the year, month and day are shown as they are stated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

import msgspec

from wikiextract.language.dates.date_format import format_date
from wikiextract.language.dates.moment import Moment, date_of, day_number
from wikiextract.language.facts import Language
from wikiextract.wikibase.json_values import Json, as_integer, as_object, as_text
from wikiextract.wikibase.words import word

YEAR, MONTH, DAY = 9, 10, 11
_LAST_PRECISION = 14

# https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html#json_datavalues_time; the
# zeros before a number may be more or fewer, and what is not needed may be missing.
_TIMESTAMP = re.compile(r"([+-]?)([0-9]+)(?:-([0-9]{1,2})-([0-9]{1,2})(?:T[0-9:]*Z?)?)?")
_LONGEST = 60

_CODE = re.compile(r'"[^"]*"|\\.|(x[ijkmot].|x.|[A-Za-z])([.,]?)')
"""A character of a format of ``{{#time:}}`` with the sign behind it; or a text in it."""
_DAYS = frozenset({"d", "j"})
_MONTHS = frozenset({"F", "M", "m", "n", "xg"})


class _StatedDate(NamedTuple):
    """A date as it is stated; month and day are 0 where they are not."""

    is_before: bool
    year: int
    month: int
    day: int


def _begun(year: int, size: int) -> int:
    return -(-year // size)


def _past(year: int, size: int) -> int:
    return year // size


def _nearest(year: int, size: int) -> int:
    return (2 * year + size) // (2 * size)


class _Scale(msgspec.Struct, frozen=True):
    """How a precision of many years is shown: as so many units of `years`, times `unit`."""

    word: str
    years: int
    unit: int = 1
    count: Callable[[int, int], int] = _nearest


_SCALES = (
    _Scale("Gannum", 10**9),
    _Scale("Mannum", 10**8, 100),
    _Scale("Mannum", 10**7, 10),
    _Scale("Mannum", 10**6),
    _Scale("annum", 10**5, 10**5),
    _Scale("annum", 10**4, 10**4),
    _Scale("millennium", 1000, count=_begun),
    _Scale("century", 100, count=_begun),
    _Scale("10annum", 10, 10, count=_past),
)
"""By precision, from 0."""


def format_time(value: Json, language: Language) -> str | None:
    """Return a point in time in the words of a language.

    One that cannot be shown at its precision is shown as it is stated.
    """
    stated = as_object(value)
    timestamp = as_text(stated.get("time"))
    precision = as_integer(stated.get("precision"))
    if not timestamp or len(timestamp) > _LONGEST or not 0 <= precision <= _LAST_PRECISION:
        return None
    date = _read(timestamp)
    if date is None or precision > DAY:
        return timestamp
    if precision < YEAR:
        return _many_years(date, _SCALES[precision], language) or _year(date, language)
    if precision == YEAR:
        return _year(date, language)
    if not 1 <= date.month <= 12 or not (precision == MONTH or date.day) or date.day > 31:
        return timestamp
    return _date(date, precision, language)


def _read(timestamp: str) -> _StatedDate | None:
    found = _TIMESTAMP.fullmatch(timestamp)
    if found is None:
        return None
    sign, *numbers = found.groups("0")
    return _StatedDate(sign == "-", *map(int, numbers))


def _many_years(date: _StatedDate, scale: _Scale, language: Language) -> str | None:
    """Return the century (or the like) of a date; None for one before the first was full."""
    count = scale.count(date.year, scale.years) * scale.unit
    key = f"BCE-{scale.word}" if date.is_before else scale.word
    return word(key, language, str(count)) if count else None


def _year(date: _StatedDate, language: Language) -> str:
    if date.is_before:
        return word("BCE", language, str(date.year))
    return word("CE", language, str(date.year)) if date.year < 100 else str(date.year)


def _date(date: _StatedDate, precision: int, language: Language) -> str:
    """Return the day, month and year, or month and year alone: in that order in all languages."""
    # A day that its month does not have runs on into the next; leap years repeat after 400.
    year = 400 + date.year % 400
    moment = Moment(*date_of(day_number(year, date.month, 1) + max(1, date.day) - 1))
    formats = language.date_formats
    shown = f'"{_year(date, language)}"'
    if precision == MONTH:
        return format_date(
            f"{_part(formats.get('monthonly'), _MONTHS, 'F')} {shown}", moment, language
        )
    day = _part(formats.get("date"), _DAYS, "j")
    month = _part(formats.get("date"), _MONTHS, "F")
    return format_date(f"{day} {month} {shown}", moment, language)


def _part(format_: str | None, codes: Collection[str], default: str) -> str:
    """Return how a format writes the day or the month, with the sign behind it."""
    for code, sign in _CODE.findall(format_ or ""):
        if code in codes:
            return f"{code}{sign}"
    return default
