"""How long a byte pattern can take in C Lua's matcher, which backtracks and cannot be stopped.

The bound is ``factor * length ** degree`` steps. A repetition multiplies only when giving back
characters can help: not when what follows cannot begin with such a character (``%d+,``), nor when
what follows matches anywhere (``^%s*(.-)%s*$``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex  # type: ignore[import-untyped]

from wikiextract.expand.lua.patterns.items import (
    Backreference,
    BalancedItem,
    End,
    Frontier,
    Pattern,
    PatternItem,
    Single,
)

DIRECT_STEPS = 4_000_000
"""Steps (about 5 ns each) that may be spent without looking at the clock."""

CHECKED_STEPS = 100_000_000
"""Steps that may be spent in one call after looking at the clock."""

MAX_ITEMS = 200
"""Longer patterns are not given to C: each item may nest its matcher's calls once more."""

UNLIMITED = 1 << 40
_SHORT_SET = 64
_EVERYTHING = (1 << 256) - 1


@dataclass(frozen=True, slots=True)
class _CostOfRest:
    """The facts about the items from some point to the end of the pattern."""

    first: int = 0
    nullable: bool = True
    always: bool = True
    at_end: bool = True
    degree: int = 0
    factor: int = 1


@lru_cache(maxsize=4096)
def _bytes_of(source: str) -> int:
    matches = regex.compile(source, regex.V1).fullmatch
    return sum(1 << code for code in range(256) if matches(chr(code)))


def _looks(source: str) -> int:
    """Return the steps that a look into a set takes: many for a long one."""
    return 1 + max(0, len(source) - _SHORT_SET) // 4


def _repetition(item: Single, rest: _CostOfRest) -> _CostOfRest:
    members = _bytes_of(item.source)
    separate = not rest.nullable and members & rest.first == 0
    settled = separate or rest.always
    optional = item.quantifier != "+"
    first = members | rest.first if optional else members
    factor, degree = rest.factor, rest.degree
    if item.quantifier == "?":
        factor = factor if settled else factor * 2
    elif settled:
        degree = max(1, degree)
    else:
        degree += 1
    spans = members == _EVERYTHING and item.quantifier in "*-"
    return _CostOfRest(
        first=first,
        nullable=optional and rest.nullable,
        always=(optional and rest.always) or (spans and rest.at_end),
        at_end=optional and rest.at_end,
        degree=degree,
        factor=factor,
    )


def _before(item: PatternItem, rest: _CostOfRest) -> _CostOfRest:
    if isinstance(item, Single):
        if item.quantifier:
            return _repetition(item, rest)
        return _CostOfRest(_bytes_of(item.source), False, False, False, rest.degree, rest.factor)
    if isinstance(item, End):
        return _CostOfRest(0, False, False, True, rest.degree, rest.factor)
    if isinstance(item, BalancedItem):
        return _CostOfRest(
            1 << ord(item.opening), False, False, False, max(1, rest.degree), rest.factor
        )
    if isinstance(item, Backreference):
        return _CostOfRest(_EVERYTHING, True, False, False, max(1, rest.degree), rest.factor)
    if isinstance(item, Frontier):
        return _CostOfRest(rest.first, rest.nullable, False, False, rest.degree, rest.factor)
    return rest


def length_limits(pattern: Pattern) -> tuple[int, int]:
    """Up to which subject lengths C may match the pattern: without, and after, asking the clock.

    -1 where it may not at all.
    """
    if len(pattern.items) > MAX_ITEMS:
        return -1, -1
    rest = _CostOfRest()
    for item in reversed(pattern.items):
        rest = _before(item, rest)
    degree = rest.degree + (0 if pattern.anchored else 1)
    sources = (item.source for item in pattern.items if isinstance(item, Single | Frontier))
    factor = rest.factor * max(1, len(pattern.items)) * max(map(_looks, sources), default=1)
    return _length(DIRECT_STEPS, factor, degree), _length(CHECKED_STEPS, factor, degree)


def _length(steps: int, factor: int, degree: int) -> int:
    if degree == 0:
        return UNLIMITED
    return int(max(1, steps / factor) ** (1 / degree))
