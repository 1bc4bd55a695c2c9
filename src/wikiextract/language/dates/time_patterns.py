"""The forms that a time may be written in.

They are those of https://www.php.net/manual/en/datetime.formats.php.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from wikiextract.language.data_files import english_times

_WORDS = english_times()


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_BLANKS = "[ \t]*"
_HOUR = "(?P<hour>2[0-4]|[01]?[0-9])"
_HOUR_2 = "(?P<hour>2[0-4]|[01][0-9])"
_HOUR_12 = "(?P<hour>1[0-2]|0?[1-9])"
_MINUTE = "(?P<minute>[0-5]?[0-9])"
_MINUTE_2 = "(?P<minute>[0-5][0-9])"
_SECOND = "(?P<second>60|[0-5]?[0-9])"
_SECOND_2 = "(?P<second>60|[0-5][0-9])"
_FRACTION = "[.][0-9]+"
_HALF = r"(?P<half>[AaPp])[.]?[Mm][.]?(?:[\t ]|\Z)"
_OFFSET = (
    "(?P<offset>(?:GMT)?[+-](?:"
    "(?:2[0-4]|[01][0-9])(?::[0-5][0-9]:|[0-5][0-9])[0-5][0-9](?![0-9])"
    "|(?:2[0-4]|[01]?[0-9])(?::?[0-5]?[0-9])?))"
)
_ZONE_NAME = "(?P<zone>[A-Z][a-z]+(?:[_/-][A-Za-z]+)+|[(]?[A-Za-z]{1,6}[)]?)"
_ZONE = f"(?:{_OFFSET}|{_ZONE_NAME})"

_MONTH = "(?P<month>1[0-2]|0?[0-9])"
_MONTH_2 = "(?P<month>1[0-2]|0[0-9])"
_MONTH_NAME = rf"(?P<month>(?i:{_any(_WORDS.months)})|{_any(_WORDS.roman_months)})"
_MONTH_SHORT = f"(?P<month>(?i:{_any(_WORDS.short_months)}))"
_DAY = "(?P<day>[12][0-9]|3[01]|0?[0-9])(?:st|nd|rd|th)?"
_DAY_2 = "(?P<day>[0-2][0-9]|3[01])"
_YEAR = "(?P<year>[0-9]{1,4})"
_YEAR_4 = "(?P<year>[0-9]{4})"
_YEAR_SIGNED = "(?P<year>[+-]?[0-9]{4})"
_YEAR_DAY = "(?P<yearday>00[1-9]|0[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-6])"
_WEEK = "(?P<week>0[1-9]|[1-4][0-9]|5[0-3])"
_WEEKDAY = f"(?P<weekday>(?i:{_any(_WORDS.weekdays)}))"
_COUNT = f"(?P<count>(?i:{_any([*_WORDS.counts, *_WORDS.directions])}))"
_COUNTED_UNIT = f"(?P<unit>(?i:{_any({*_WORDS.units, *_WORDS.weekdays} - {'week'})}))"
_UNIT = f"(?P<unit>(?i:{_any([*_WORDS.units, *_WORDS.weekdays])}))"

_GAP = r"[ .\t-]*"
_DAY_END = r"[,.stndrh\t ]"
_TIME_24 = f"[tT]?{_HOUR}[:.]{_MINUTE}"
_TIME_24_LONG = f"{_TIME_24}[:.]{_SECOND}"
_TIME_12 = f"{_HOUR_12}[:.]{_MINUTE_2}"
_TIME_12_LONG = f"{_HOUR_12}[:.]{_MINUTE}[:.]{_SECOND_2}"
_CLOCK_2 = f"{_HOUR_2}:{_MINUTE_2}:{_SECOND_2}"
_MONTH_DAY = f"{_MONTH_NAME}{_GAP}{_DAY}"

_SOURCES = (
    ("yesterday", "(?i:yesterday)"),
    ("now", "(?i:now)"),
    ("noon", "(?i:noon)"),
    ("today", "(?i:midnight|today)"),
    ("tomorrow", "(?i:tomorrow)"),
    ("timestamp", "@(?P<timestamp>-?[0-9]+)(?:[.](?P<fraction>[0-9]{0,6}))?"),
    ("edge_of_month", "(?i:(?P<edge>first|last) day of)"),
    ("around_hour", f"(?i:(?P<around>back|front) of ){_HOUR}(?:{_BLANKS}{_HALF})?"),
    ("weekday_of_month", f"{_COUNT}[ \t]+{_WEEKDAY}[ \t]+(?i:of)"),
    ("time", f"{_HOUR_12}{_BLANKS}{_HALF}"),
    ("time", f"{_TIME_12}{_BLANKS}{_HALF}"),
    ("time", f"{_TIME_12_LONG}{_BLANKS}{_HALF}"),
    ("time", f"{_HOUR_12}:{_MINUTE_2}:{_SECOND_2}[:.][0-9]+{_HALF}"),
    ("time", f"[tT]{_HOUR}"),
    ("time", _TIME_24),
    ("time", _TIME_24_LONG),
    ("time", f"{_TIME_24_LONG}{_FRACTION}"),
    ("four_digits", f"[tT]?{_HOUR_2}{_MINUTE_2}"),
    ("time", f"[tT]?{_HOUR_2}{_MINUTE_2}{_SECOND_2}"),
    ("date", f"{_MONTH}/{_DAY}"),
    ("date", f"{_MONTH}/{_DAY}/{_YEAR}"),
    ("date", f"{_YEAR_SIGNED}-{_MONTH_2}-{_DAY_2}"),
    ("date", f"{_YEAR_4}/{_MONTH_2}/{_DAY_2}/"),
    ("date", f"{_YEAR_4}/{_MONTH}/{_DAY}"),
    ("date", f"(?P<year>[0-9][0-9])-{_MONTH_2}-{_DAY_2}"),
    ("date", f"(?P<year>[+-][0-9]{{5,19}})-{_MONTH_2}-{_DAY_2}"),
    ("date", f"{_YEAR_4}-{_MONTH}"),
    ("date", f"{_YEAR}-{_MONTH}-{_DAY}"),
    ("date", f"{_DAY}{_GAP}{_MONTH_NAME}{_GAP}{_YEAR}"),
    ("date", f"{_DAY}[.\t-]{_MONTH}[.-]{_YEAR_4}"),
    ("date", f"{_DAY}[.\t]{_MONTH}[.](?P<year>[0-9][0-9])"),
    ("date", f"{_MONTH_NAME}{_GAP}{_YEAR_4}"),
    ("date", f"{_YEAR_4}{_GAP}{_MONTH_NAME}"),
    ("date", f"{_MONTH_DAY}{_DAY_END}+{_YEAR}"),
    ("month_and_day", rf"{_MONTH_DAY}(?:{_DAY_END}+|\Z)"),
    ("month_and_day", f"{_DAY}{_GAP}{_MONTH_NAME}"),
    ("date", f"{_YEAR_4}{_MONTH_2}{_DAY_2}"),
    ("date_and_time", f"{_YEAR_4}{_MONTH_2}{_DAY_2}T{_HOUR}:{_MINUTE_2}:{_SECOND_2}"),
    ("date_and_time", f"{_YEAR_4}{_MONTH_2}{_DAY_2}[tT]{_HOUR}{_MINUTE_2}{_SECOND_2}"),
    ("date_and_time", f"{_YEAR_4}-{_MONTH_2}-{_DAY_2}T{_CLOCK_2}{_FRACTION}{_OFFSET}?"),
    ("date_and_time", f"{_YEAR_4}-{_MONTH}-{_DAY}T{_HOUR}:{_MINUTE}:{_SECOND}"),
    ("date_and_time", f"{_YEAR_4}:{_MONTH_2}:{_DAY_2} {_CLOCK_2}"),
    ("day_of_year", f"{_YEAR_4}[.-]?{_YEAR_DAY}"),
    ("week", f"{_YEAR_4}-?W{_WEEK}-?(?P<weekday>[0-7])"),
    ("week", f"{_YEAR_4}-?W{_WEEK}"),
    ("date", f"{_MONTH_SHORT}-{_DAY_2}-{_YEAR}"),
    ("date", f"{_YEAR}-{_MONTH_SHORT}-{_DAY_2}"),
    ("date_and_time", f"{_DAY}/{_MONTH_SHORT}/{_YEAR_4}:{_CLOCK_2}[ \t]+{_OFFSET}"),
    ("year", _YEAR_4),
    ("ago", "(?i:ago)"),
    ("weekday", _WEEKDAY),
    ("whole_week", f"(?P<count>(?i:{_any(_WORDS.directions)}))[ \t]+(?i:week)"),
    ("counted", f"{_COUNT}[ \t]+{_COUNTED_UNIT}"),
    ("month", f"(?P<month>(?i:{_any(_WORDS.months)}))"),
    ("zone", _ZONE),
    ("date_and_time", f"{_MONTH_DAY}{_DAY_END}+{_TIME_12}{_BLANKS}{_HALF}"),
    ("date_and_time", f"{_MONTH_DAY}{_DAY_END}+{_TIME_12_LONG}{_BLANKS}{_HALF}"),
    ("date_and_time", f"{_MONTH_DAY}{_DAY_END}+{_TIME_24}"),
    ("date_and_time", f"{_MONTH_DAY}{_DAY_END}+{_TIME_24_LONG}"),
    ("relative", f"(?P<number>[+-]*[ \t]*[0-9]{{1,13}}){_BLANKS}{_UNIT}"),
)


@cache
def time_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return pairs of the name of a rule (see `time_rules`) and a pattern, made at the first call.

    At each place of a text the longest match counts, among equal ones the first. Groups are named
    by what they hold.
    """
    return tuple((rule, re.compile(source)) for rule, source in _SOURCES)
