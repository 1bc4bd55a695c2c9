"""Dates put together: the ends of a span of time, one day in two calendars, a choice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wikiextract.map.values.dates.patterns import (
    FROM_NO_BEGINNING,
    JOINED,
    SHORT_END,
    TO_NO_END,
    TO_THE_PRESENT,
)
from wikiextract.map.values.dates.point import Point
from wikiextract.map.values.dates.scan import Scanned
from wikiextract.map.values.dates.tokens import Token

_ALTERNATIVE = re.compile(r",?[(/][:.,]?(?:[Gg][:.,]?)?o?")
_CHOICE = re.compile(r"o?\|o?")
_BOTH = re.compile(r"o?&o?")
_DASHES = "\u2013\u2014"
_END = re.compile(r"o?u?")
_UNITED = ("day", "month", "year", "monthday", "digits", "century", "decade", "millennium")


class Span(NamedTuple):
    """Dates at ``tokens[start:end]`` that make one value.

    `sign` says how: "" one date, "-" a span of time, "|" one of two, "(" the same day twice,
    ">" an open end.
    """

    start: int
    end: int
    first: Point
    sign: str = ""
    second: Point | None = None


def join(scanned: Sequence[Scanned], tokens: Sequence[Token]) -> Iterator[Span]:
    """Yield the values that dates of a text make, in their order."""
    codes = "".join(token.code for token in tokens)
    at = 0
    while at < len(scanned):
        one = scanned[at]
        if one.second:
            yield Span(one.start, one.end, one.first, _kind(one.sign), one.second)
        elif at + 1 < len(scanned) and (span := _pair(one, scanned[at + 1], codes, tokens)):
            yield span
            at += 1
        elif one.first.kind != "rest":
            yield _alone(one.first, codes, tokens)
        at += 1


def _kind(sign: str) -> str:
    return sign if sign in "|&" else "-"


def _pair(one: Scanned, other: Scanned, codes: str, tokens: Sequence[Token]) -> Span | None:
    """Return what two neighbours make together."""
    first, second = one.first, other.first
    between = codes[first.end : second.start]
    # The words before a date are part of it.
    between += re.sub(r"[ATeG]", "", _lead(second, codes))
    if other.second or _is_no_year(first, second):
        return None
    start, end = first.start, second.end
    if between == "/" or ("(" in between and _ALTERNATIVE.fullmatch(between)):
        closed = codes[end : end + 1] == ")"
        filled = _filled(first, second)
        if filled and (closed or between == "/"):
            return Span(start, end + closed, filled[0], "(" if "(" in between else "/", filled[1])
        return None
    together = (
        JOINED.fullmatch(between)
        or (first.relation == "W" and _BOTH.fullmatch(between))
        or (first.relation == "I" and second.relation == "U" and _END.fullmatch(between))
        or (first.relation == "I" and JOINED.fullmatch(between + "-") and second.relation == "U")
    )
    sign = "-" if together else "|" if _CHOICE.fullmatch(between) else ""
    if sign and (filled := _filled(first, second)):
        if sign == "-" and first.about and _is_tight(first, second, tokens):
            filled = (filled[0], filled[1]._replace(about=True))
        return Span(start, end, filled[0], sign, filled[1])
    return None


def _is_no_year(first: Point, second: Point) -> bool:
    """Return True if a bare number before a date is rather no year."""
    bare = first.kind == "year" and first.era is None and not first.year_word
    return bare and second.month is not None and not 1000 <= (first.year or 0) < 2200


def _is_tight(first: Point, second: Point, tokens: Sequence[Token]) -> bool:
    """Return True if one dash without spaces joins two dates: "c. 1450–1460" is about both."""
    dash = tokens[first.end]
    return (
        second.start == first.end + 1
        and tokens[first.end - 1].end == dash.start
        and dash.end == tokens[second.start].start
    )


def _lead(point: Point, codes: str) -> str:
    """Return the codes of the words that stand before a date and belong to it."""
    match = re.match(r"[ATBFIUWeGo.:]*", codes[point.start : point.end])
    lead = match[0] if match else ""
    return "".join(code for code in lead if code in "BFIUW")


def _filled(first: Point, second: Point) -> tuple[Point, Point] | None:
    """Return both ends of a span, each with what the other one says; None if they do not fit."""
    if second.kind == "rest":
        return _filled_from_first(first, second)
    if second.kind == "monthday" and first.kind == "day":
        second = second._replace(kind="day", year=first.year, era=first.era, digits=first.digits)
        return (first, second) if _order(first) <= _order(second) else None
    if first.kind == "monthday" and second.kind == "day":
        year = second.year or 0
        earlier = _order(first)[1:] > _order(second)[1:] and not (
            second.era and second.era.backwards
        )
        first = first._replace(
            kind="day", year=year - earlier, era=second.era, digits=second.digits
        )
        return first, second
    if first.kind == "year" and first.era is None and second.kind in ("year", "century", "decade"):
        era = second.era
        if era and era.backwards:
            first = first._replace(era=era)
    if first.kind == second.kind == "decade":
        # Beside another decade, a full hundred is one, too.
        first, second = (one._replace(year_word=True) for one in (first, second))
    if first.kind not in _UNITED or second.kind not in _UNITED:
        return None
    if (first.kind == "monthday") != (second.kind == "monthday"):
        return None
    return first, second


def _filled_from_first(first: Point, second: Point) -> tuple[Point, Point] | None:
    kind = first.kind
    if kind not in ("day", "month", "monthday") or first.month is None:
        return None
    if second.day is None and kind == "month":
        return first, first._replace(month=second.month, relation="")
    if second.day is None or kind == "month":
        return None
    return first, first._replace(month=second.month or first.month, day=second.day, relation="")


def _order(point: Point) -> tuple[int, int, int]:
    return point.year or 0, point.month or 0, point.day or 0


def _alone(point: Point, codes: str, tokens: Sequence[Token]) -> Span:
    """Return a date with the end that follows: the present, none, or a year's last digits."""
    start, end = point.start, point.end
    if point.kind == "year" and not point.relation and FROM_NO_BEGINNING.fullmatch(codes[:start]):
        # A hyphen or a minus may be the sign of a year before Christ.
        sign = "" if tokens[start - 1].written in _DASHES else "?"
        return Span(0, end, point._replace(relation="U"), sign)
    if point.relation in ("", "I"):
        for pattern in (TO_THE_PRESENT, TO_NO_END):
            if match := pattern.match(codes, end):
                return Span(start, match.end(), point, ">" if "!" in match[0] else "-|")
    if point.kind == "year" and point.era is None and not point.year_word:
        match = SHORT_END.match(codes, end)
        if match and point.year:
            token = tokens[end + 1]
            if len(token.written) == 2:
                return _shortened(point, end + 2, token, tight=match[0][0] == "_")
    return Span(start, end, point)


def _shortened(point: Point, end: int, token: Token, *, tight: bool) -> Span:
    """Return 1861-65, 1999-00, and the month 2007-05."""
    year, last = point.year or 0, token.number
    century, first = year - year % 100, year % 100
    if tight and 1 <= last <= 12:
        if last > first:
            return Span(point.start, end, point, "?")
        month = point._replace(kind="month", month=last, end=end)
        return Span(point.start, end, month)
    if last > first or (first == 99 and last == 0):
        later = century + last + (100 if last <= first else 0)
        return Span(point.start, end, point, "-", point._replace(year=later, relation=""))
    return Span(point.start, point.end, point)
