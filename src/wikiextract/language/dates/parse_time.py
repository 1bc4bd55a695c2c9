"""Reading a time as ``{{#time:}}`` does."""

from __future__ import annotations

import re
from functools import lru_cache

from wikiextract.language.dates.moment import Moment, date_of, day_number
from wikiextract.language.dates.time_patterns import time_patterns
from wikiextract.language.dates.time_rules import RULES
from wikiextract.language.dates.time_statement import TimeError, TimeStatement
from wikiextract.language.dates.time_zones import load_zone

_MAX_LENGTH = 500
_BETWEEN = re.compile("[ .,\t]+")
_YEAR = re.compile("[0-9]{4}")
_DAY = 86_400
_MOST_YEARS = 1_000_000  # far beyond what can be shown, and small enough to reckon with


def parse_time(text: str, now: Moment) -> Moment | None:
    """Return the moment that `text` names, in UTC; ``None`` when it names none.

    Understands what PHP does (https://www.php.net/manual/en/datetime.formats.php): "1 January
    2000", "2000-01-01T12:00Z", "@86400", "+1 day", "last monday", "first day of next month"; four
    digits are a year. An empty text is `now`. Parts that are not stated are those of `now` in UTC,
    also where a time zone is stated.
    """
    text = _trimmed(text)
    if not text:
        return now.in_utc()
    statement = _read(text)
    if statement is None:
        return None
    return _resolve(statement, now.in_utc())


def is_fixed_time(text: str) -> bool:
    """Return True if `text` names a time without "now", so that `parse_time` needs none."""
    stated = _read(_trimmed(text))
    if stated is None or None in (stated.year, stated.month, stated.day):
        return False
    is_whole_day = bool(stated.dates) and not stated.times
    return is_whole_day or None not in (stated.hour, stated.minute, stated.second)


def _trimmed(text: str) -> str:
    return text.replace("\xa0", " ").strip(" \t\n\r\0\x0b")


@lru_cache(maxsize=1024)
def _read(text: str) -> TimeStatement | None:
    if len(text) > _MAX_LENGTH:
        return None
    if _YEAR.fullmatch(text):
        text = f"00:00 {text}"
    state = TimeStatement()
    position = 0
    try:
        while position < len(text):
            skipped = _BETWEEN.match(text, position)
            if skipped is not None:
                position = skipped.end()
                continue
            rule, match = _longest(text, position)
            RULES[rule](state, match)
            position = match.end()
    except TimeError:
        return None
    return state


def _longest(text: str, position: int) -> tuple[str, re.Match[str]]:
    best: re.Match[str] | None = None
    best_rule = ""
    for rule, pattern in time_patterns():
        match = pattern.match(text, position)
        if match is not None and (best is None or match.end() > best.end()):
            best, best_rule = match, rule
    if best is None:
        raise TimeError(f"nothing known at {position}")
    return best_rule, best


def _resolve(stated: TimeStatement, now: Moment) -> Moment | None:
    """Fill what is not stated, then move by what is relative."""
    year = now.year if stated.year is None else stated.year
    month = now.month if stated.month is None else stated.month
    day = now.day if stated.day is None else stated.day
    offsets = stated.offsets
    years = (year + offsets.year, offsets.month // 12, offsets.day // 366)
    if any(abs(count) > _MOST_YEARS for count in years):
        return None
    days = _move_date(stated, year, month, day)
    seconds = days * _DAY + _seconds_of_day(stated, now) - day_number(1970, 1, 1) * _DAY
    moved = offsets.hour * 3600 + offsets.minute * 60 + offsets.second
    moment = seconds - _offset_at(stated.zone, seconds) + moved
    return Moment.from_timestamp(moment) if abs(moment) < _MOST_YEARS * 366 * _DAY else None


def _seconds_of_day(stated: TimeStatement, now: Moment) -> int:
    if stated.dates and not stated.times:
        return 0
    hour = now.hour if stated.hour is None else stated.hour
    minute = now.minute if stated.minute is None else stated.minute
    second = now.second if stated.second is None else stated.second
    return hour * 3600 + minute * 60 + second


def _move_date(stated: TimeStatement, year: int, month: int, day: int) -> int:
    """Return the number of the day that a date becomes by what is relative."""
    offsets = stated.offsets
    months = offsets.month
    if stated.month_weekday:
        day, months = 1, 0
        month += offsets.month + (1 if stated.month_weekday < 0 else 0)
    if stated.weekday is not None:
        days = day_number(year, month, day)
        days += _to_weekday(stated, stated.weekday, (days + 6) % 7)
        year, month, day = date_of(days)
    year, month, day = year + offsets.year, month + months, day + offsets.day
    if stated.edge is not None:
        day = 1 if stated.edge == "first" else 0
        month += 0 if stated.edge == "first" else 1
    days = day_number(year, month, day)
    return days if offsets.workday is None else _move_workdays(days, offsets.workday)


def _to_weekday(stated: TimeStatement, weekday: int, today: int) -> int:
    """Return the days from `today` (0 is Sunday) to where the stated weekday lies."""
    if stated.weekday_in_week:
        return (weekday or 7) - (today or 7)
    if weekday < 0:  # turned around by "ago"
        return -7 - weekday - today
    days = weekday - today
    back = stated.offsets.day < 0
    if (back and days < 0) or (not back and (days < 0 or (days == 0 and not stated.weekday_stays))):
        days += 7
    return days


def _move_workdays(days: int, count: int) -> int:
    """Go so many days ahead or back that are not at a weekend (zero: off the weekend)."""
    while not count and (days + 6) % 7 in (0, 6):
        days += 1
    step = 1 if count > 0 else -1
    weeks, rest = divmod(abs(count), 5)
    if weeks and not rest:
        weeks, rest = weeks - 1, 5
    days += step * 7 * weeks
    while rest:
        days += step
        if (days + 6) % 7 not in (0, 6):
            rest -= 1
    return days


def _offset_at_moment(zone: int | str, moment: Moment) -> int:
    if isinstance(zone, int):
        return zone
    known = load_zone(zone)
    return moment.in_zone(known).offset if known is not None else 0


def _offset_at(zone: int | str | None, local: int) -> int:
    """Return seconds east of Greenwich when the zone's clocks show `local` (seconds as if in UTC).

    A time that the clocks leave out in spring is reckoned as before the change, one that they show
    twice in autumn as well.
    """
    if zone is None or isinstance(zone, int):
        return zone or 0
    before = _offset_at_moment(zone, Moment.from_timestamp(local - _DAY))
    after = _offset_at_moment(zone, Moment.from_timestamp(local - before))
    if after == before:
        return before
    again = _offset_at_moment(zone, Moment.from_timestamp(local - after))
    return after if again == after else before
