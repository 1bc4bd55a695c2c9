"""A date as a text states it, before it is known which days that are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wikiextract.map.values.dates.lexicon import YearEra
from wikiextract.map.values.dates.tokens import Token


class Point(NamedTuple):
    """A date at ``tokens[start:end]``, with what stands before and behind it.

    `kind` is that of the pattern (see `patterns`); `year` is as written, of its era, or the number
    of a century, decade or millennium; `month` is of `calendar`. `relation` is a code: B, F, I, U,
    W (before, after, since, until, between). `about_time` is true where a word for times
    alone says that a date is about. `other` is the same day in the new style, as (month,
    day). `exact_year` is true where the year is no bare number.
    """

    start: int
    end: int
    kind: str
    year: int | None = None
    digits: int = 4
    era: YearEra | None = None
    month: int | None = None
    calendar: str = "gregorian"
    day: int | None = None
    other: tuple[int | None, int] | None = None
    about: bool = False
    about_time: bool = False
    doubtful: bool = False
    relation: str = ""
    year_word: bool = False


def points_of(
    kind: str, match: re.Match[str], tokens: Sequence[Token]
) -> tuple[Point, str, Point | None]:
    """Return the date that a pattern matched; with a sign and a second one, the ends of a span."""
    groups = {name: tokens[match.start(name)] for name, text in match.groupdict().items() if text}
    year = next((groups[name] for name in ("ye", "y", "yf") if name in groups), None)
    era = next((groups[name].meaning.era for name in ("e", "f", "f2") if name in groups), None)
    month = next((groups[name] for name in ("m", "mn", "mq") if name in groups), None)
    day = groups.get("d")
    point = Point(
        *match.span(),
        kind=kind,
        year=year.number if year else None,
        digits=len(year.written) if year else 4,
        era=era,
        month=_month(month),
        calendar=month.meaning.calendar if month else "gregorian",
        day=day.number if day else None,
        other=_other(groups),
        year_word=_has_year_word(match, tokens),
    )
    for sign, second in (("dj", "d2"), ("mj", "m2"), ("yj", "y2")):
        if second in groups:
            return _two_ends(point, match[sign], second, groups[second])
    return point, "", None


def _has_year_word(match: re.Match[str], tokens: Sequence[Token]) -> bool:
    """Return True if a word says that the number is a year; one letter may also say gram."""
    for at in range(*match.span()):
        token = tokens[at]
        if token.code == "y":
            is_dotted = at + 1 < len(tokens) and tokens[at + 1].code == "."
            return token.is_long or is_dotted
    return False


def _two_ends(point: Point, sign: str, name: str, second: Token) -> tuple[Point, str, Point]:
    if name == "d2":
        return point, sign, point._replace(day=second.number)
    if name == "m2":
        return point, sign, point._replace(month=_month(second))
    return point, sign, point._replace(year=second.number)


def _month(token: Token | None) -> int | None:
    return None if token is None else token.meaning.month or token.number


def _other(groups: dict[str, Token]) -> tuple[int | None, int] | None:
    """Return what brackets behind a day say: a day, or a day and its month."""
    if "dn" in groups:
        return None, groups["dn"].number
    if "dn2" in groups:
        return groups["mn2"].meaning.month, groups["dn2"].number
    return None
