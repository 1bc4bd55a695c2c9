"""The date for which a value is stated, in brackets behind it: "3,769,495 (2019)"."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.dates import find_dates
from wikiextract.map.values.found import FoundValue, ReadValues
from wikiextract.map.values.numbers import find_numbers

_IN_BRACKETS = late_pattern(
    r"(?P<value>[^()（）\[\]]*[^\s()（）\[\]])\s*[(（\[](?P<date>[^()（）\[\]]{4,40})[)）\]]\s*"
)
_DIGITS = late_pattern(r"\d+")
# Of a year alone: since when things have been counted.
_YEAR_OF_COUNT = late_pattern(r"1[5-9]\d\d|20\d\d")
_DATED_KINDS = frozenset({"number", "quantity", "money", "ordinal"})


class DatedText(NamedTuple):
    """The text of a value, and the date (EDTF) that it is stated for."""

    text: str
    as_of: str


def dated_text(text: str, context: ValueContext) -> DatedText | None:
    """Return the text before a date in brackets, with the date; None where none is behind it.

    The brackets hold nothing else that has numbers, and no quantity ("4,921 ft (1500 m)").
    """
    match = _IN_BRACKETS.fullmatch(text)
    if match is None or not _DIGITS.search(match["value"]):
        return None
    date = _only_date(match["date"].strip(), context)
    if date is None:
        return None
    # "as of 2010" begins there, but tells when the value was.
    return DatedText(match["value"], date.removesuffix("/..").removeprefix("../"))


def _only_date(text: str, context: ValueContext) -> str | None:
    """The date (EDTF) in a text that has no other number, and is no quantity."""
    dates = list(find_dates(text, context._replace(expected="date")))
    if len(dates) == 1 and isinstance(dates[0], FoundValue):
        written = text[dates[0].start : dates[0].end]
        others = text[: dates[0].start] + text[dates[0].end :]
        if not written.isdecimal():
            return dates[0].value.edtf if not _DIGITS.search(others) else None
    numbers = _DIGITS.findall(text)
    is_year = len(numbers) == 1 and _YEAR_OF_COUNT.fullmatch(numbers[0])
    return str(int(numbers[0])) if is_year and not _is_quantity(text, context) else None


def with_date(read: ReadValues, as_of: str) -> ReadValues | None:
    """Return numeric values with the date that they are stated for; None where there are none."""
    values = read.values
    if not values or any(value.kind not in _DATED_KINDS for value in values):
        return None
    dated = tuple(replace(value, as_of=value.as_of or as_of) for value in values)
    return read._replace(values=dated)


def _is_quantity(text: str, context: ValueContext) -> bool:
    plain = context._replace(expected=None)
    found = (one for one in find_numbers(text, plain) if isinstance(one, FoundValue))
    return any(one.value.kind != "number" for one in found)
