"""Points in time, by their precision: ``11 March 1952``, ``March 1952``, ``20. century``.

The calendar is not converted: the year, month and day are shown as they are stated.
"""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

import msgspec

from wikiextract.language.dates.date_format import format_date
from wikiextract.language.dates.moment import Moment, days_in_month
from wikiextract.language.facts import Language
from wikiextract.wikibase.json_values import Json, as_integer, as_object, as_text
from wikiextract.wikibase.words import word

YEAR, MONTH, DAY = 9, 10, 11

_START = re.compile(r"([^0-9]*)([0-9]*)")
_PARTS = re.compile(
    r"([0-9]+)[^0-9]+([0-9]+)[^0-9]+([0-9]+)[^0-9]+[0-9]+[^0-9]+[0-9]+[^0-9]+[0-9]+"
)
_DAY_FORMAT = re.compile(r"(?:d|(?<!x)j)[.,]?")
_MONTH_FORMAT = re.compile(r"(?:[FMn]|(?<!x)m|xg)[.,]?")
_LONGEST = 60
_LAST_PRECISION = 14


class _Scale(msgspec.Struct, frozen=True):
    """How a precision of many years is shown: as so many units of `years`, times `unit`."""

    word: str
    years: int
    unit: int = 1
    rounding: str = ROUND_HALF_UP


_SCALES = (
    _Scale("Gannum", 10**9),
    _Scale("Mannum", 10**8, 100),
    _Scale("Mannum", 10**7, 10),
    _Scale("Mannum", 10**6),
    _Scale("annum", 10**5, 10**5),
    _Scale("annum", 10**4, 10**4),
    _Scale("millennium", 1000, rounding=ROUND_CEILING),
    _Scale("century", 100, rounding=ROUND_CEILING),
    _Scale("10annum", 10, 10, ROUND_FLOOR),
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
    year = _year(timestamp, precision, language)
    if precision <= YEAR:
        return year
    if precision > DAY:
        return timestamp
    return _date(timestamp, precision, year, language) or timestamp


def _year(timestamp: str, precision: int, language: Language) -> str:
    found = _START.match(timestamp)
    assert found is not None
    before = found[1] == "-"
    number = found[2].lstrip("0") or "0"
    if precision < YEAR:
        scale = _SCALES[precision]
        count = int((Decimal(number) / scale.years).to_integral_value(scale.rounding)) * scale.unit
        if count:
            return word(f"BCE-{scale.word}" if before else scale.word, language, str(count))
    if before:
        return word("BCE", language, number)
    return word("CE", language, number) if len(number) <= 2 else number


def _date(timestamp: str, precision: int, year: str, language: Language) -> str | None:
    """Return month and year, or the day with them; None when one of them is not stated."""
    found = _PARTS.search(timestamp)
    if found is None:
        return None
    month, day = int(found[2]), int(found[3])
    if month == 0 or (day == 0 and precision == DAY):
        return None
    if month > 12 or day > 31:
        return None
    short_year = int(found[1][-4:])
    # Numbers of days that a month does not have run on into the next one.
    moment = Moment(short_year, month, max(1, day))
    over = moment.day - days_in_month(short_year, month)
    if over > 0:
        moment = Moment(short_year + month // 12, month % 12 + 1, over)
    own_year = format_date("Y", moment, language)
    text = format_date(_format(precision, language), moment, language)
    if own_year == year:
        return text
    return text.replace(own_year, year) if text.count(own_year) == 1 else None


def _format(precision: int, language: Language) -> str:
    """Return a format of ``{{#time:}}``: day and month as the language writes them, and the year.

    Their order is the same in all languages.
    """
    if precision == MONTH:
        return f"{_part(_MONTH_FORMAT, language.date_formats.get('monthonly', ''), 'F')} Y"
    written = language.date_formats.get("date", "")
    return f"{_part(_DAY_FORMAT, written, 'j')} {_part(_MONTH_FORMAT, written, 'F')} Y"


def _part(pattern: re.Pattern[str], written: str, default: str) -> str:
    found = pattern.search(written)
    return found[0] if found is not None else default
