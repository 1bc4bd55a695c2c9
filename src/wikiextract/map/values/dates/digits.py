"""Dates in digits alone: 1990-05-03, 3.5.1990, 10/01/2007."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wikiextract.map.values.dates.data_files import notation
from wikiextract.map.values.locales import locale_of

DIGITS = (
    r"(?<![\d.,/])(?<!\d-)(?:"
    r"\d{4}(?P<mark>[./-])\s?\d{1,2}(?P=mark)\s?\d{1,2}"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\d{1,2}(?P<dot>\.)\s?\d{1,2}(?P=dot)\s?(?:\d{4}|\d{2})"
    r"|\d{1,2}(?P<slash>[/-])\d{1,2}(?P=slash)(?:\d{4}|\d{2})"
    r")(?![\d/]|[.,-]\d|:\d)"
)
"""A pattern for such dates."""


class DateInDigits(NamedTuple):
    """The readings of a date as (year, month, day); more than one where the order is in doubt."""

    readings: tuple[tuple[int, int, int], ...]
    short_year: bool = False


def read_digits(written: str, language: str | None) -> DateInDigits:
    """Return what a date in digits may be, by the order that the language has."""
    first, second, third, *_ = map(int, re.findall(r"\d+", written))
    if re.match(r"\d{4}", written):
        return DateInDigits(((first, second, third),))
    short = not re.search(r"\d{4}$", written)
    day_first, month_first = (third, second, first), (third, first, second)
    order = order_of(language or "")
    if order == "dmy" or first > 12:
        readings: tuple[tuple[int, int, int], ...] = (day_first,)
    elif order == "mdy" or second > 12:
        readings = (month_first,)
    else:
        readings = (day_first,) if first == second else (day_first, month_first)
    return DateInDigits(readings, short)


@lru_cache(maxsize=256)
def order_of(language: str) -> str:
    """Return the order of day, month and year ("dmy") of a language; "" for none, or two."""
    if language.partition("-")[0] in notation().two_orders:
        return ""
    locale = locale_of(language)
    if locale is None:
        return ""
    letters = re.sub(r"[^dmy]", "", str(locale.date_formats["short"].pattern).lower())
    return "".join(dict.fromkeys(letters))
