"""What dates that stand together mean, as a typed value."""

from __future__ import annotations

from collections.abc import Sequence

from wikiextract.map.values.dates.digits import read_digits
from wikiextract.map.values.dates.join import Span
from wikiextract.map.values.dates.point import Point
from wikiextract.map.values.dates.stated import AMBIGUOUS, Stated, Unclear, state
from wikiextract.map.values.dates.tokens import Token
from wikiextract.nodes import TypedValue

_SAME_DAY = range(-1, 2)
_STYLES_APART = range(10, 14)
"""Days between the Julian and the Gregorian date of a day."""


def value_of(
    span: Span, tokens: Sequence[Token], text: str, language: str | None
) -> TypedValue | Unclear | None:
    """Return the date that a span states; its text is `text`."""
    if span.sign == "?":
        return Unclear(AMBIGUOUS, "a month of a year, or two years")
    if span.first.kind == "short":
        return Unclear(AMBIGUOUS, "a year of two digits")
    first = _stated(span.first, tokens, language)
    if not isinstance(first, Stated):
        return first
    if span.sign in (">", "-|"):
        return typed_date(text, first, f"{first.left}{first.mark}/..", first.first, None)
    if span.second is None:
        return _alone(text, first, span.first.relation)
    second = _stated(span.second, tokens, language)
    if not isinstance(second, Stated):
        return second
    return _together(text, span.sign, first, second)


def value_of_points(
    first: Point, second: Point, language: str | None
) -> TypedValue | Unclear | None:
    """Return the time from one date to another; its text is to be put in."""
    one, other = state(first, language), state(second, language)
    if isinstance(one, Stated) and isinstance(other, Stated):
        return _together("-", "-", one, other)
    return one if isinstance(one, Unclear) else other if isinstance(other, Unclear) else None


def typed_date(
    text: str, stated: Stated, edtf: str, first: object | None, last: object | None
) -> TypedValue:
    """Return a date as a typed value; None for an end that is open."""
    return TypedValue(
        kind="date",
        text=text,
        edtf=edtf,
        start=None if first is None else str(first),
        end=None if last is None else str(last),
        calendar=stated.calendar,
        approximate=True if stated.about else None,
    )


def _stated(point: Point, tokens: Sequence[Token], language: str | None) -> Stated | Unclear | None:
    if point.kind != "digits":
        return state(point, language)
    written = next(token.written for token in tokens[point.start : point.end] if token.code == "P")
    read = read_digits(written, language)
    if read.short_year:
        return Unclear(AMBIGUOUS, "a year of two digits")
    stated = [
        state(point._replace(year=year, month=month, day=day), language)
        for year, month, day in read.readings
    ]
    possible = [one for one in stated if isinstance(one, Stated)]
    if len(possible) > 1:
        return Unclear(AMBIGUOUS, "day and month may stand in either order")
    return possible[0] if possible else stated[0]


def _alone(text: str, stated: Stated, relation: str) -> TypedValue:
    if relation in ("B", "U"):
        right = stated.right or stated.left
        return typed_date(text, stated, f"../{right}{stated.mark}", None, stated.last)
    if relation in ("F", "I"):
        return typed_date(text, stated, f"{stated.left}{stated.mark}/..", stated.first, None)
    return typed_date(text, stated, stated.edtf, stated.first, stated.last)


def _together(text: str, sign: str, first: Stated, second: Stated) -> TypedValue | Unclear | None:
    """Return the value of two dates."""
    if sign in ("(", "/") and (one := _same(first, second)):
        return typed_date(text, one, one.edtf, one.first, one.last)
    if sign == "(":
        return typed_date(text, first, first.edtf, first.first, first.last)
    both = first._replace(about=first.about or second.about)
    right = f"{second.right or second.left}{second.mark}"
    if first.first and second.last and first.first > second.last:
        return Unclear(AMBIGUOUS, "the end is before the beginning")
    if sign in ("|", "&"):
        marks = "[]" if sign == "|" else "{}"
        edtf = f"{marks[0]}{first.edtf},{second.edtf}{marks[1]}"
        return typed_date(text, both, edtf, first.first, second.last)
    return typed_date(text, both, f"{first.left}{first.mark}/{right}", first.first, second.last)


def _same(first: Stated, second: Stated) -> Stated | None:
    """Return the one date that two of other calendars or eras are; the Gregorian one."""
    if not (first.first and second.first and first.last and second.last):
        return None
    apart = second.first.number - first.first.number
    if first.first == first.last and second.first == second.last:
        if apart in _SAME_DAY:
            return first if first.calendar is None else second
        # Both were written as if they were Gregorian: the later one is.
        if abs(apart) in _STYLES_APART:
            return second if apart > 0 else first
        return None
    overlap = first.first <= second.last and second.first <= first.last
    if overlap and (first.calendar != second.calendar or apart == 0):
        return first if first.calendar is None or second.calendar else second
    return None
