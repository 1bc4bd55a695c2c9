"""Dates. Month names come from CLDR (https://cldr.unicode.org), by way of Babel."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from babel.dates import get_month_names

from wikiextract.map.data_files import value_words
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.found import FoundOrDoubt, FoundValue
from wikiextract.map.values.locales import locale_of
from wikiextract.nodes import TypedValue

_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")


class _DateForms(NamedTuple):
    """How one language writes dates."""

    months: dict[str, int]
    day_first: re.Pattern[str] | None
    month_first: re.Pattern[str] | None


def find_dates(text: str, context: ValueContext) -> Iterator[FoundOrDoubt]:
    """Yield the dates of a text."""
    forms = _forms(context.language or "")
    for pattern in (_ISO, _east_asian()):
        for match in pattern.finditer(text):
            yield from _date(match, match[1], int(match[2]), match[3])
    if forms.day_first:
        for match in forms.day_first.finditer(text):
            yield from _date(match, match[3], forms.months[match[2].casefold()], match[1])
    if forms.month_first:
        for match in forms.month_first.finditer(text):
            yield from _date(match, match[3], forms.months[match[1].casefold()], match[2])


def _date(match: re.Match[str], year: str, month: int, day: str | None) -> Iterator[FoundOrDoubt]:
    """Yield the date that `match` states, unless there is no such day."""
    if not 1 <= month <= 12 or int(year) == 0:
        return
    days = monthrange(int(year), month)[1]
    edtf = f"{int(year):04d}-{month:02d}"
    first, last = f"{edtf}-01", f"{edtf}-{days:02d}"
    if day is not None:
        if not 1 <= int(day) <= days:
            return
        first = last = edtf = f"{edtf}-{int(day):02d}"
    yield FoundValue(
        *match.span(), TypedValue(kind="date", text=match[0], edtf=edtf, start=first, end=last)
    )


@lru_cache(maxsize=256)
def _forms(language: str) -> _DateForms:
    months = _month_numbers(language)
    if not months:
        return _DateForms(months, None, None)
    words = value_words()
    names = _any_of(sorted(months, key=len, reverse=True))
    ending, of = f"(?:{_any_of(words.day_endings)})?", rf"(?:(?:{_any_of(words.date_words)})\s)?"
    day_first = re.compile(
        rf"(?<![\w.])(\d{{1,2}}){ending}\s{of}({names})\.?,?\s{of}(\d{{3,4}})(?!\d)",
        re.IGNORECASE,
    )
    month_first = re.compile(
        rf"(?<!\w)({names})\.?\s(\d{{1,2}}),?\s(\d{{3,4}})(?!\d)", re.IGNORECASE
    )
    return _DateForms(months, day_first, month_first)


@cache
def _east_asian() -> re.Pattern[str]:
    words = value_words()
    day = rf"(?:\s?(\d{{1,2}})\s?[{words.day}])?"
    return re.compile(rf"(?<!\d)(\d{{1,4}})\s?[{words.year}]\s?(\d{{1,2}})\s?[{words.month}]{day}")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _month_numbers(language: str) -> dict[str, int]:
    """Return the months by their names in all forms, casefolded, but not by numbers."""
    names: dict[str, int] = {}
    locale = locale_of(language)
    if locale is None:
        return names
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, context, locale).items():
                folded = name.rstrip(".").casefold()
                if len(folded) >= 3 and not any(c.isdigit() for c in folded):
                    names.setdefault(folded, number)
    return names
