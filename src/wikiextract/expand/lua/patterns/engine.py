"""Runs Lua patterns on Python strings, with the results of string.find and its kin.

Most patterns run as regular expressions of the `regex` package, which can be stopped; those with
``%b`` by the matcher of `balanced`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isnan
from typing import TypeAlias

import regex  # type: ignore[import-untyped]

from wikiextract.expand.lua.patterns.balanced import BalancedPattern
from wikiextract.expand.lua.patterns.items import Alphabet, BalancedItem, Found
from wikiextract.expand.lua.patterns.read import read_pattern
from wikiextract.expand.lua.patterns.translate import Compiled, compile_pattern
from wikiextract.kept import kept

SecondsLeft: TypeAlias = Callable[[], float]
"""Gives the time that is left, or raises what ends the work."""

ReadyPattern: TypeAlias = Compiled | BalancedPattern


@kept(2048)
def compiled(pattern: str, alphabet: Alphabet, anchors: bool = True) -> ReadyPattern:
    """The pattern ready to run; raises `PatternError`."""
    items = read_pattern(pattern, alphabet, anchors=anchors)
    if any(isinstance(item, BalancedItem) for item in items.items):
        return BalancedPattern(items, alphabet)
    return compile_pattern(items, alphabet)


def search(
    pattern: ReadyPattern, subject: str, start: int, seconds_left: SecondsLeft
) -> Found | None:
    """The first match at or after `start` (from 0); only at `start` for an anchored pattern.

    Raises `TimeoutError`, or what `seconds_left` raises.
    """
    if isinstance(pattern, BalancedPattern):
        return pattern.search(subject, start, seconds_left)
    run = pattern.expression.match if pattern.anchored else pattern.expression.search
    if len(subject) <= pattern.quick:
        return _found(pattern, run(subject, start))
    return _found(pattern, run(subject, start, timeout=seconds_left()))


def _found(pattern: Compiled, match: regex.Match[str] | None) -> Found | None:
    if match is None:
        return None
    start, end = match.span()
    if not pattern.groups:
        return Found(start, end, ())
    return Found(
        start,
        end,
        tuple(
            [
                match.start(group) + 1 if is_position else match.group(group)
                for group, is_position in pattern.groups
            ]
        ),
    )


def _longer(
    pattern: ReadyPattern, subject: str, start: int, seconds_left: SecondsLeft
) -> Found | None:
    """The match at `start` that is not empty."""
    if isinstance(pattern, BalancedPattern) or pattern.longer is None:
        return None
    return _found(pattern, pattern.longer.match(subject, start, timeout=seconds_left()))


def matches(
    pattern: ReadyPattern, subject: str, seconds_left: SecondsLeft, *, twice: bool = False
) -> Iterator[Found]:
    """All matches in the way of gmatch and gsub: after an empty match one character is skipped.

    `twice`: unless there is one at the same place that is not empty, as in mw.ustring.gsub.
    """
    position = 0
    while position <= len(subject):
        found = search(pattern, subject, position, seconds_left)
        if found is None:
            return
        yield found
        if twice and found.end == found.start:
            longer = _longer(pattern, subject, found.end, seconds_left)
            if longer is not None:
                yield longer
                found = longer
        position = found.end + (found.end == found.start)
        if pattern.anchored:
            return


def initial_position(init: float, length: int) -> int:
    """Where matching begins (from 0) for Lua's `init` argument, which may count from the end."""
    place = 1 if isnan(init) else int(max(min(init, length + 1), -length - 1))
    if place < 0:
        place += length + 1
    return min(max(place - 1, 0), length)
