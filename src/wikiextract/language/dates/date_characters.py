"""The meaning of the characters of a ``{{#time:}}`` format.

`TEXTS` give words and texts that are the same in any digits, `NUMBERS` numbers in plain digits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wikiextract.language.data_files import japanese_eras
from wikiextract.language.dates.calendars import CalendarDate, hebrew, hijri, iranian
from wikiextract.language.dates.moment import Moment, days_in_month, is_leap
from wikiextract.language.facts import Language, load_language


def _two(number: int) -> str:
    return f"{number:02d}"


def _four(year: int) -> str:
    return f"{year:04d}"


def _twelve(moment: Moment) -> int:
    return moment.hour % 12 or 12


def _offset(moment: Moment, colon: str) -> str:
    sign, seconds = ("-", -moment.offset) if moment.offset < 0 else ("+", moment.offset)
    return f"{sign}{seconds // 3600:02d}{colon}{seconds // 60 % 60:02d}"


def _iso(moment: Moment) -> str:
    date = f"{_four(moment.year)}-{_two(moment.month)}-{_two(moment.day)}"
    return f"{date}T{_clock(moment)}{_offset(moment, ':')}"


def _rfc(moment: Moment) -> str:
    english = load_language("en")
    day, month = english.days_short[moment.weekday], english.months_short[moment.month - 1]
    date = f"{day}, {_two(moment.day)} {month} {_four(moment.year)}"
    return f"{date} {_clock(moment)} {_offset(moment, '')}"


def _clock(moment: Moment) -> str:
    return f"{_two(moment.hour)}:{_two(moment.minute)}:{_two(moment.second)}"


def _iranian(moment: Moment) -> CalendarDate:
    return iranian(moment.julian_day)[0]


def _hebrew(moment: Moment) -> CalendarDate:
    return hebrew(moment.julian_day)


def _hijri(moment: Moment) -> CalendarDate:
    return hijri(moment.historical_julian_day)


def _thai_year(moment: Moment) -> int:
    """Return the year of the Thai calendar; years began in April from 1912 to 1940."""
    early = 1911 < moment.year < 1941 and moment.month < 4
    return moment.year + 542 if early else moment.year + 543


def _japanese_year(moment: Moment) -> str:
    """Return the year of the emperor's reign; the first one has a word of its own."""
    today = (moment.year, moment.month, moment.day)
    known = japanese_eras()
    era = next(era for era in known.eras if today >= era.first_day)
    year = moment.year - era.before
    return era.name + (known.first_year if year == 1 else str(year))


TEXTS: Mapping[str, Callable[[Moment, Language], str]] = {
    "D": lambda moment, language: language.days_short[moment.weekday],
    "l": lambda moment, language: language.days[moment.weekday],
    "F": lambda moment, language: language.months[moment.month - 1],
    "M": lambda moment, language: language.months_short[moment.month - 1],
    "xg": lambda moment, language: language.months_genitive[moment.month - 1],
    "xiF": lambda moment, language: language.iranian_months[_iranian(moment).month - 1],
    "xmF": lambda moment, language: language.hijri_months[_hijri(moment).month - 1],
    "xjF": lambda moment, language: language.hebrew_months[_hebrew(moment).month - 1],
    "xjx": lambda moment, language: language.hebrew_months_genitive[_hebrew(moment).month - 1],
    "a": lambda moment, _: "am" if moment.hour < 12 else "pm",
    "A": lambda moment, _: "AM" if moment.hour < 12 else "PM",
    "e": lambda moment, _: moment.zone,
    "T": lambda moment, _: moment.abbreviation,
    "O": lambda moment, _: _offset(moment, ""),
    "P": lambda moment, _: _offset(moment, ":"),
    "c": lambda moment, _: _iso(moment),
    "r": lambda moment, _: _rfc(moment),
    "xx": lambda _moment, _language: "x",
}

NUMBERS: Mapping[str, Callable[[Moment], str]] = {
    "d": lambda moment: _two(moment.day),
    "j": lambda moment: str(moment.day),
    "N": lambda moment: str(moment.weekday or 7),
    "w": lambda moment: str(moment.weekday),
    "z": lambda moment: str(moment.day_of_year),
    "W": lambda moment: _two(moment.iso_week[1]),
    "o": lambda moment: str(moment.iso_week[0]),
    "m": lambda moment: _two(moment.month),
    "n": lambda moment: str(moment.month),
    "t": lambda moment: str(days_in_month(moment.year, moment.month)),
    "L": lambda moment: str(int(is_leap(moment.year))),
    "Y": lambda moment: _four(moment.year),
    "y": lambda moment: _two(moment.year % 100),
    "g": lambda moment: str(_twelve(moment)),
    "G": lambda moment: str(moment.hour),
    "h": lambda moment: _two(_twelve(moment)),
    "H": lambda moment: _two(moment.hour),
    "i": lambda moment: _two(moment.minute),
    "s": lambda moment: _two(moment.second),
    "I": lambda moment: str(int(moment.daylight_saving)),
    "Z": lambda moment: str(moment.offset),
    "U": lambda moment: str(moment.timestamp),
    "xij": lambda moment: str(_iranian(moment).day),
    "xin": lambda moment: str(_iranian(moment).month),
    "xiY": lambda moment: str(_iranian(moment).year),
    "xiy": lambda moment: str(_iranian(moment).year)[-2:],
    "xit": lambda moment: str(_iranian(moment).days_in_month),
    "xiz": lambda moment: str(iranian(moment.julian_day)[1]),
    "xjj": lambda moment: str(_hebrew(moment).day),
    "xjn": lambda moment: str(_hebrew(moment).month),
    "xjY": lambda moment: str(_hebrew(moment).year),
    "xjt": lambda moment: str(_hebrew(moment).days_in_month),
    "xmj": lambda moment: str(_hijri(moment).day),
    "xmn": lambda moment: str(_hijri(moment).month),
    "xmY": lambda moment: str(_hijri(moment).year),
    "xkY": lambda moment: str(_thai_year(moment)),
    "xoY": lambda moment: str(moment.year - 1911),
    "xtY": _japanese_year,
}
