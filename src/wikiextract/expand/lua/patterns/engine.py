"""Runs Lua patterns on Python strings, with the results of string.find and its kin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeAlias

import regex  # type: ignore[import-untyped]

from wikiextract.expand.lua.patterns.items import Alphabet
from wikiextract.expand.lua.patterns.read import read_pattern
from wikiextract.expand.lua.patterns.translate import Compiled, compile_pattern

Capture: TypeAlias = str | int
Seconds: TypeAlias = float | None


@lru_cache(maxsize=2048)
def compiled(pattern: str, alphabet: Alphabet, anchors: bool = True) -> Compiled:
    """The pattern ready to run; raises `PatternError`."""
    return compile_pattern(read_pattern(pattern, alphabet, anchors=anchors), alphabet)


def captures(pattern: Compiled, match: regex.Match[str], *, whole: bool) -> tuple[Capture, ...]:
    """The captures of a match (positions count from 1); `whole`: the match when there are none."""
    if not pattern.groups:
        return (match.group(),) if whole else ()
    return tuple(
        match.start(group) + 1 if is_position else match.group(group)
        for group, is_position in pattern.groups
    )


def search(
    pattern: Compiled, subject: str, start: int, seconds: Seconds
) -> regex.Match[str] | None:
    """The first match at or after `start` (from 0); only at `start` for an anchored pattern.

    Raises `TimeoutError` after `seconds`.
    """
    run = pattern.expression.match if pattern.anchored else pattern.expression.search
    return run(subject, start, timeout=seconds)


def matches(
    pattern: Compiled, subject: str, seconds_left: Callable[[], float]
) -> Iterator[regex.Match[str]]:
    """All matches in the way of gmatch and gsub: after an empty match one character is skipped."""
    position = 0
    while position <= len(subject):
        match = search(pattern, subject, position, seconds_left())
        if match is None:
            return
        yield match
        position = match.end() + (match.start() == match.end())
        if pattern.anchored:
            return


def initial_position(init: int, length: int) -> int:
    """Where matching begins (from 0) for Lua's `init` argument, which may count from the end."""
    if init < 0:
        init += length + 1
    return min(max(init - 1, 0), length)
