"""The dates that stand in a text's tokens, each with the words that stand with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wikiextract.map.values.dates.patterns import BEFORE, BEHIND, BETWEEN, patterns_for
from wikiextract.map.values.dates.point import Point, points_of
from wikiextract.map.values.dates.tokens import Token

_BEHIND_RELATIONS = {"b": "B", "f": "F", "i": "I", "u": "U"}


class Scanned(NamedTuple):
    """A date, or two that one pattern holds (``3-5 May 1990``) with the sign between them."""

    first: Point
    sign: str = ""
    second: Point | None = None

    @property
    def start(self) -> int:
        """The first token, words before included."""
        return self.first.start

    @property
    def end(self) -> int:
        """The token behind the last one."""
        return self.first.end

    @property
    def last(self) -> Point:
        """The date that stands last."""
        return self.second or self.first


def scan(tokens: Sequence[Token], *, hundreds_are_centuries: bool) -> list[Scanned]:
    """Return the dates of a text in their order."""
    codes = "".join(token.code for token in tokens)
    patterns = patterns_for(codes)
    found: list[Scanned] = []
    at, lead = 0, -1
    while at < len(codes):
        one = _match(codes, at, tokens, patterns.get(codes[at], ()), hundreds_are_centuries)
        if one is None:
            if BEFORE.match(codes, at):
                lead = at if lead < 0 else lead
            elif not BETWEEN.match(codes, at):
                lead = -1
            at += 1
            continue
        found.append(_with_words(one, codes, lead, tokens))
        at, lead = found[-1].end, -1
    return found


def _match(
    codes: str,
    at: int,
    tokens: Sequence[Token],
    patterns: Iterable[tuple[str, re.Pattern[str]]],
    hundreds_are_centuries: bool,
) -> Scanned | None:
    for kind, pattern in patterns:
        if match := pattern.match(codes, at):
            first, sign, second = points_of(kind, match, tokens)
            if kind == "decade" and (first.year or 0) % 10:
                continue
            if kind == "decade" and hundreds_are_centuries and (first.year or 1) % 100 == 0:
                first = first._replace(kind="century", year=(first.year or 0) // 100 + 1)
            return Scanned(first, sign, second)
    return None


def _with_words(one: Scanned, codes: str, lead: int, tokens: Sequence[Token]) -> Scanned:
    """Return a date with what the words before and behind it say."""
    start, end = one.first.start, one.first.end
    before = codes[lead:start] if lead >= 0 else ""
    about = any(sign in before for sign in "ATe")
    calendar = "julian" if "G" in before else one.first.calendar
    relation = next((sign for sign in reversed(before) if sign in "BFIUW"), "")
    doubtful = False
    while match := BEHIND.match(codes, end):
        if match.lastgroup == "part" and tokens[end].start != tokens[end - 1].end:
            break
        if match.lastgroup == "calendar" and "G" in match[0] and calendar == "gregorian":
            calendar = "julian"
        about = about or match.lastgroup in ("about", "part")
        doubtful = doubtful or match.lastgroup == "doubt"
        if match.lastgroup == "when":
            relation = _BEHIND_RELATIONS[match[0][-1]]
        end = match.end()
    first = one.first._replace(
        start=start if lead < 0 else lead,
        end=end,
        about=about,
        about_time="T" in before,
        doubtful=doubtful,
        relation=relation,
        calendar=calendar,
    )
    second = one.second and one.second._replace(
        end=end, about=about, doubtful=doubtful, calendar=calendar
    )
    return Scanned(first, one.sign, second)
