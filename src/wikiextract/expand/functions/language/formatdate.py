"""`#formatdate`: a date written in the order that a reader prefers.

https://www.mediawiki.org/wiki/Help:Magic_words#Formatting (also named `#dateformat`).
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from wikiextract.expand.functions.call import Call
from wikiextract.language.facts import Language, load_language

# What each order shows: with a year, without (None: the date's own order).
_ORDERS = {
    "dmy": ("{day} {month} {year}", "{day} {month}"),
    "mdy": ("{month} {day}, {year}", "{month} {day}"),
    "ymd": ("{year} {month} {day}", None),
    "ISO 8601": ("{iso}", None),
}
_YEAR = r"(?P<year>\d{1,4})(?P<era> BC)?"
_DAY = r"(?P<day>\d{1,2})"
_ISO = re.compile(r"(?P<year>-?\d{4})-(?P<number>\d{2})-(?P<day>\d{2})", re.A)


class _Date(msgspec.Struct, frozen=True):
    """A date. `year` is as it is shown, `iso_year` as ISO 8601 counts; both None without a year.

    `order` is how it is written.
    """

    day: str
    month: int
    year: str | None
    iso_year: str | None
    order: str

    @property
    def iso(self) -> str:
        """The date as ISO 8601 has it; without a year, month and day alone."""
        rest = f"{self.month:02}-{int(self.day):02}"
        return rest if self.iso_year is None else f"{self.iso_year}-{rest}"


def formatdate(call: Call) -> str:
    """``{{#formatdate:date|order}}``; what is no date comes back as it is.

    Without one of the known orders the date stays in its own, with the month's full name.
    """
    text, language = call.first, call.page.language
    date = _read(text, language)
    if date is None:
        return text
    formats = _ORDERS.get(call.argument(1), (None, None))
    order = formats[date.year is None] or date.order
    month = language.months[date.month - 1]
    shown = order.format(day=date.day, month=month, year=date.year, iso=date.iso)
    return f'<span class="mw-formatted-date" title="{date.iso}">{shown}</span>'


def _read(text: str, language: Language) -> _Date | None:
    match = _ISO.fullmatch(text)
    if match is not None:
        month = int(match["number"])
        if not 1 <= month <= 12:
            return None
        number = int(match["year"])
        # As newer versions of MediaWiki have it; 1.39 shows the year 0.
        year = str(number) if number > 0 else f"{1 - number} BC"
        return _Date(str(int(match["day"])), month, year, match["year"], "{iso}")
    names = _month_names(language.code)
    for pattern, order in _patterns(language.code):
        match = pattern.fullmatch(text)
        if match is not None:
            month = names[match["month"].lower()]
            found = match.groupdict()
            stated, era = found.get("year"), found.get("era")
            if stated is None:
                return _Date(match["day"], month, None, None, order)
            iso = f"-{int(stated) - 1:04}" if era else f"{int(stated):04}"
            return _Date(match["day"], month, stated + (era or ""), iso, order)
    return None


@lru_cache(maxsize=64)
def _month_names(code: str) -> dict[str, int]:
    """Names and short names of months in lower case."""
    language = load_language(code)
    names: dict[str, int] = {}
    for months in (language.months, language.months_short):
        for number, name in enumerate(months, start=1):
            names.setdefault(name.lower(), number)
    return names


@lru_cache(maxsize=64)
def _patterns(code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each way to write a date, and the order in which it is shown again."""
    names = sorted(_month_names(code), key=len, reverse=True)
    month = f"(?P<month>{'|'.join(map(re.escape, names))})"
    forms = (
        (f"{_DAY} {month},? {_YEAR}", "{day} {month} {year}"),
        (f"{month} {_DAY},? {_YEAR}", "{month} {day}, {year}"),
        (f"{_YEAR},? {_DAY} {month}", "{year}, {day} {month}"),
        (f"{_YEAR},? {month} {_DAY}", "{year} {month} {day}"),
        (f"{_DAY} {month}", "{day} {month}"),
        (f"{month} {_DAY}", "{month} {day}"),
    )
    return tuple((re.compile(form, re.I), order) for form, order in forms)


FUNCTIONS = {"formatdate": formatdate}
