"""`#formatdate`: a date written in the order that a reader prefers.

https://www.mediawiki.org/wiki/Help:Magic_words#Formatting (also named `#dateformat`).
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from wikiextract.expand.functions.call import Call
from wikiextract.site.language import Language, load_language

# What each order shows: with a year, without.
_ORDERS = {
    "dmy": ("{day} {month} {year}", "{day} {month}"),
    "mdy": ("{month} {day}, {year}", "{month} {day}"),
    "ymd": ("{year} {month} {day}", "{month} {day}"),
    "ISO 8601": ("{iso}", "{month} {day}"),
}
_YEAR = r"(?P<year>\d{1,4})(?P<era>[ _]BC)?"
_DAY = r"(?P<day>\d{1,2})"
_ISO = re.compile(r"(?P<year>-?\d{4})-(?P<number>\d{2})-(?P<day>\d{2})", re.A)


class _Date(msgspec.Struct, frozen=True):
    """A date; `year` as it is shown, `iso_year` as ISO 8601 counts, both None without a year."""

    day: int
    month: int
    year: str | None
    iso_year: str | None

    @property
    def iso(self) -> str:
        """The date as ISO 8601 has it; without a year, month and day alone."""
        rest = f"{self.month:02}-{self.day:02}"
        return rest if self.iso_year is None else f"{self.iso_year}-{rest}"


def formatdate(call: Call) -> str:
    """``{{#formatdate:date|order}}``; what is no date comes back as it is."""
    text, language = call.first, call.page.language
    date = _read(text, language)
    if date is None:
        return text
    formats = _ORDERS.get(call.argument(1))
    if formats is not None:
        text = formats[date.year is None].format(
            day=date.day, month=language.months[date.month - 1], year=date.year, iso=date.iso
        )
    return f'<span class="mw-formatted-date" title="{date.iso}">{text}</span>'


def _read(text: str, language: Language) -> _Date | None:
    match = _ISO.fullmatch(text)
    if match is not None:
        month = int(match["number"])
        if not 1 <= month <= 12:
            return None
        number = int(match["year"])
        shown = str(number) if number > 0 else f"{1 - number} BC"
        return _Date(int(match["day"]), month, shown, match["year"])
    names = _month_names(language.code)
    for pattern in _patterns(language.code):
        match = pattern.fullmatch(text)
        if match is not None:
            month = names[match["month"].lower()]
            found = match.groupdict()
            year, era = found.get("year"), found.get("era")
            if year is None:
                return _Date(int(match["day"]), month, None, None)
            iso = f"-{int(year) - 1:04}" if era else f"{int(year):04}"
            return _Date(int(match["day"]), month, year + (" BC" if era else ""), iso)
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
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    names = sorted(_month_names(code), key=len, reverse=True)
    month = f"(?P<month>{'|'.join(map(re.escape, names))})"
    forms = (
        f"{_DAY}[ _]{month},?[ _]{_YEAR}",
        f"{month}[ _]{_DAY},?[ _]{_YEAR}",
        f"{_YEAR},?[ _]{_DAY}[ _]{month}",
        f"{_YEAR},?[ _]{month}[ _]{_DAY}",
        f"{_DAY}[ _]{month}",
        f"{month}[ _]{_DAY}",
    )
    return tuple(re.compile(form, re.I) for form in forms)


FUNCTIONS = {"formatdate": formatdate}
