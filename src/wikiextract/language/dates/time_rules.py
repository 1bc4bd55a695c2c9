"""The meaning of each form of `time_patterns`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from wikiextract.language.data_files import english_times
from wikiextract.language.dates.moment import day_number
from wikiextract.language.dates.time_statement import TimeError, TimeStatement
from wikiextract.language.dates.time_zones import offset_seconds, zone_by_name

_WORDS = english_times()
_Match: TypeAlias = re.Match[str]
_Rule: TypeAlias = Callable[[TimeStatement, _Match], None]


def _group(match: _Match, name: str) -> str | None:
    """Return a group that may not be part of the pattern."""
    return match.groupdict().get(name)


def _year(match: _Match) -> int | None:
    """Return the stated year; of one or two digits it is one from 1970 to 2069."""
    digits = _group(match, "year")
    if digits is None:
        return None
    year = int(digits)
    if len(digits) < 4 and year < 100:
        return year + (2000 if year < 70 else 1900)
    return year


def _month(match: _Match) -> int:
    text = match["month"]
    if text.isdigit():
        return int(text)
    return _WORDS.months.get(text.lower()) or _WORDS.roman_months[text]


def _hour(match: _Match) -> int:
    hour = int(match["hour"])
    half = _group(match, "half")
    if half is None:
        return hour
    return hour % 12 + (12 if half in "pP" else 0)


def _set_clock(state: TimeStatement, match: _Match) -> None:
    minute, second = (int(_group(match, name) or 0) for name in ("minute", "second"))
    state.set_time(_hour(match), minute, second)
    if _group(match, "offset") is not None or _group(match, "zone") is not None:
        _zone(state, match)


def _time(state: TimeStatement, match: _Match) -> None:
    _set_clock(state, match)


def _date(state: TimeStatement, match: _Match) -> None:
    state.set_date(_year(match), _month(match), int(_group(match, "day") or 1))


def _month_and_day(state: TimeStatement, match: _Match) -> None:
    state.set_date(None, _month(match), int(match["day"]))


def _date_and_time(state: TimeStatement, match: _Match) -> None:
    _date(state, match)
    _set_clock(state, match)


def _month_alone(state: TimeStatement, match: _Match) -> None:
    if state.dates:
        raise TimeError("two dates")
    state.dates = 1
    state.month = _month(match)


def _four_digits(state: TimeStatement, match: _Match) -> None:
    """Take four digits for a time of day, or behind one for a year."""
    if state.times > 1:
        raise TimeError("two times")
    if state.times == 1:
        state.year = int(match["hour"] + match["minute"])
    else:
        state.hour, state.minute, state.second = int(match["hour"]), int(match["minute"]), 0
    state.times += 1


def _year_alone(state: TimeStatement, match: _Match) -> None:
    state.year = int(match["year"])


def _day_of_year(state: TimeStatement, match: _Match) -> None:
    state.set_date(int(match["year"]), 1, int(match["yearday"]))


def _week(state: TimeStatement, match: _Match) -> None:
    year = int(match["year"])
    state.set_date(year, 1, 1)
    first = (day_number(year, 1, 1) + 6) % 7
    to_monday = -first + 1 if first <= 4 else 8 - first
    weekday = int(_group(match, "weekday") or 1)
    state.offsets.day = to_monday + (int(match["week"]) - 1) * 7 + weekday - 1


def _zone(state: TimeStatement, match: _Match) -> None:
    """Take the first zone; a second is not even looked at, a third is too many."""
    state.zones += 1
    if state.zones > 2:
        raise TimeError("three time zones")
    if state.zones == 2:
        return
    offset, name = _group(match, "offset"), _group(match, "zone")
    state.zone = offset_seconds(offset) if offset is not None else zone_by_name(name or "")
    if state.zone is None:
        raise TimeError("an unknown time zone")


def _today(state: TimeStatement, _: _Match) -> None:
    state.reset_time()


def _now(_state: TimeStatement, _match: _Match) -> None:
    """Take everything from now as it is."""


def _noon(state: TimeStatement, _: _Match) -> None:
    state.reset_time()
    state.set_time(12)


def _yesterday(state: TimeStatement, _: _Match) -> None:
    state.reset_time()
    state.offsets.day = -1


def _tomorrow(state: TimeStatement, _: _Match) -> None:
    state.reset_time()
    state.offsets.day = 1


def _timestamp(state: TimeStatement, match: _Match) -> None:
    state.reset_time()
    state.year, state.month, state.day = 1970, 1, 1
    state.dates = 0
    seconds = int(match["timestamp"])
    if match["timestamp"].startswith("-") and int(match["fraction"] or 0):
        seconds -= 1
    state.offsets.second += seconds
    state.zones += 1
    state.zone = 0


def _edge_of_month(state: TimeStatement, match: _Match) -> None:
    state.edge = match["edge"].lower()


def _around_hour(state: TimeStatement, match: _Match) -> None:
    """Take a quarter past an hour ("back"), or a quarter to it ("front")."""
    state.reset_time()
    if match["around"].lower() == "back":
        state.set_time(_hour(match), 15)
    else:
        half = _group(match, "half")
        before = int(match["hour"]) - 1
        state.set_time(before if half is None else before % 12 + 12 * (half in "pP"), 45)


def _count(match: _Match) -> int:
    word = match["count"].lower()
    return _WORDS.counts[word] if word in _WORDS.counts else _WORDS.directions[word]


def _weekday(state: TimeStatement, match: _Match) -> None:
    state.reset_time()
    state.weekday = _WORDS.weekdays[match["weekday"].lower()]
    state.weekday_stays = True


def _weekday_of_month(state: TimeStatement, match: _Match) -> None:
    state.reset_time()
    count = _count(match)
    state.month_weekday = 1 if count > 0 else -1
    _move_to_weekday(state, count, _WORDS.weekdays[match["weekday"].lower()], stays=count > 0)


def _move_to_weekday(state: TimeStatement, count: int, weekday: int, *, stays: bool) -> None:
    """Go to the `count`th such weekday (negative: back); zero and one are the nearest ahead."""
    state.offsets.day += (count - 1 if count > 0 else count) * 7
    state.weekday = weekday
    state.weekday_stays = stays
    state.weekday_in_week = False


def _whole_week(state: TimeStatement, match: _Match) -> None:
    state.offsets.day += 7 * _count(match)
    state.weekday_in_week = True
    if state.weekday is None:
        state.weekday = 1


def _add(state: TimeStatement, count: int, unit: str, *, stays: bool) -> None:
    known = _WORDS.units.get(unit)
    if known is None:
        _move_to_weekday(state, count, _WORDS.weekdays[unit], stays=stays)
        return
    state.offsets.add(known[0], count * known[1])


def _counted(state: TimeStatement, match: _Match) -> None:
    unit = match["unit"].lower()
    if unit in _WORDS.weekdays or _WORDS.units[unit][0] == "workday":
        state.reset_time()
    _add(state, _count(match), unit, stays=match["count"].lower() == "this")


def _relative(state: TimeStatement, match: _Match) -> None:
    text = match["number"]
    number = int(text.lstrip("+- \t"))
    sign = -1 if text.count("-") % 2 else 1
    _add(state, sign * number, match["unit"].lower(), stays=True)


def _ago(state: TimeStatement, _: _Match) -> None:
    state.offsets = state.offsets.negated()
    if state.weekday is not None:
        state.weekday = -state.weekday or -7


RULES: Mapping[str, _Rule] = {
    "yesterday": _yesterday,
    "now": _now,
    "noon": _noon,
    "today": _today,
    "tomorrow": _tomorrow,
    "timestamp": _timestamp,
    "edge_of_month": _edge_of_month,
    "around_hour": _around_hour,
    "weekday_of_month": _weekday_of_month,
    "time": _time,
    "four_digits": _four_digits,
    "date": _date,
    "month_and_day": _month_and_day,
    "date_and_time": _date_and_time,
    "day_of_year": _day_of_year,
    "week": _week,
    "year": _year_alone,
    "ago": _ago,
    "weekday": _weekday,
    "whole_week": _whole_week,
    "counted": _counted,
    "month": _month_alone,
    "zone": _zone,
    "relative": _relative,
}
