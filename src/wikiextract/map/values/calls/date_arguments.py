"""Dates in the arguments of calls: numbers of years, months and days, or texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wikiextract.map.values.calls.call import StatedCall
from wikiextract.map.values.calls.date_data import date_calls
from wikiextract.map.values.dates.lexicon import YearEra, lexicon_of
from wikiextract.map.values.dates.point import Point
from wikiextract.map.values.dates.tokens import tokens_of

_NEGATIVE = re.compile(r"[-\u2212](\d{1,4})")
_BEFORE_CHRIST = YearEra("gregorian", 0, backwards=True)
_PARTS = 3
_LAST_DAY = 31
_LAST_MONTH = 13
_YEAR_DIGITS = 3


class _DatePart(NamedTuple):
    """An argument: a number, or a month (then `calendar` says of which)."""

    number: int
    digits: int = 2
    calendar: str = ""
    is_bc: bool = False

    @property
    def is_year(self) -> bool:
        return not self.calendar and (
            self.digits >= _YEAR_DIGITS or self.is_bc or self.number > _LAST_DAY
        )


def dates_in(arguments: Sequence[str], language: str | None) -> Iterator[Point]:
    """Yield the dates that arguments hold one behind the other, up to what is none.

    A date is a year, month and day in any order that its numbers tell; empty arguments are parts
    that are not known.
    """
    at = 0
    while at < len(arguments):
        parts = [_part(text, language) for text in arguments[at : at + _PARTS]]
        if not parts or all(part is None for part in parts):
            return
        found = _date(parts)
        if found is None:
            found = _year(parts)
            if found is None:
                return
            at += 1
        else:
            at += _PARTS
        yield found


def named_date(call: StatedCall, language: str | None) -> Point | None:
    """Return the date whose year, month and day are named arguments."""
    known = date_calls()
    texts = [call.first(names) for names in (known.year, known.month, known.day)]
    if not texts[0]:
        return None
    parts = [_part(text, language) for text in texts]
    return _date(parts) or _year(parts)


def _part(text: str, language: str | None) -> _DatePart | None:
    if match := _NEGATIVE.fullmatch(text):
        return _DatePart(int(match[1]), len(match[1]), is_bc=True)
    tokens = tokens_of(text[:40], lexicon_of(language)) if text else []
    codes = "".join(token.code for token in tokens)
    if codes in ("n", "N", "n.", "nm", "Ny", "nd", "ny"):
        return _DatePart(tokens[0].number, len(tokens[0].written))
    if codes in ("NE", "nE") and (era := tokens[1].meaning.era):
        return _DatePart(tokens[0].number, len(tokens[0].written), is_bc=era.backwards)
    if codes in ("M", "M."):
        meaning = tokens[0].meaning
        return _DatePart(meaning.month, calendar=meaning.calendar)
    return None


def _date(parts: Sequence[_DatePart | None]) -> Point | None:
    """Return the date of three parts, of which the year is one."""
    first, second, third = (*parts, None, None, None)[:_PARTS]
    if first and first.is_year:
        if second and second.is_year:
            return None
        return _point(first, second, third)
    if third and third.is_year:
        if first and first.calendar:
            return _point(third, first, second)
        if second and not second.calendar and second.number > _LAST_MONTH:
            return _point(third, first, second)
        return _point(third, second, first)
    if first and second and second.is_year and third is None:
        return _point(second, first, None)
    return None


def _year(parts: Sequence[_DatePart | None]) -> Point | None:
    first = parts[0]
    return _point(first, None, None) if first and first.is_year else None


def _point(year: _DatePart, month: _DatePart | None, day: _DatePart | None) -> Point | None:
    if day and (day.calendar or day.number > _LAST_DAY or not month):
        day = None
    if month and not month.number:
        month = None
    return Point(
        0,
        0,
        kind="day" if month and day else "month" if month else "year",
        year=year.number,
        digits=year.digits,
        era=_BEFORE_CHRIST if year.is_bc else None,
        month=month.number if month else None,
        calendar=month.calendar or "gregorian" if month else "gregorian",
        day=day.number if month and day else None,
    )
