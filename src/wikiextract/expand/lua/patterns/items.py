"""A Lua pattern taken apart (https://www.lua.org/manual/5.1/manual.html#5.4.1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias


class Alphabet(Enum):
    """The kind of characters that subject and pattern have."""

    BYTES = "bytes"
    CODE_POINTS = "code points"


class PatternError(Exception):
    """A malformed pattern; `position` counts characters of the pattern from 1, where known."""

    def __init__(self, problem: str, position: int | None = None) -> None:
        super().__init__(problem, position)
        self.problem = problem
        self.position = position


@dataclass(frozen=True, slots=True)
class Single:
    """One character of a class, `quantifier` times: "", "*", "+", "-" or "?".

    `source` is the class as a regular expression, `negated` and `members` what it is made of.
    """

    source: str
    quantifier: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """The beginning of capture `number` (from 1)."""

    number: int


@dataclass(frozen=True, slots=True)
class Close:
    """The end of capture `number`."""

    number: int


@dataclass(frozen=True, slots=True)
class Position:
    """``()``: capture `number` is where the match stands."""

    number: int


@dataclass(frozen=True, slots=True)
class Backreference:
    """``%1``: the text of capture `number` again."""

    number: int


@dataclass(frozen=True, slots=True)
class BalancedItem:
    """``%bxy``: from `opening` to the `closing` that balances it."""

    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class Frontier:
    """``%f[set]``: between a character outside and one inside the set, ``\\0`` beyond the ends.

    `contains_zero` says whether the set has ``\\0``.
    """

    source: str
    contains_zero: bool


@dataclass(frozen=True, slots=True)
class End:
    """``$`` at the end of the pattern."""


Capture: TypeAlias = str | int
"""Text, or a position (from 1)."""


class Found(NamedTuple):
    """A match: from `start` to `end` (from 0), with its captures."""

    start: int
    end: int
    captures: tuple[Capture, ...]


PatternItem: TypeAlias = (
    Single | Open | Close | Position | Backreference | BalancedItem | Frontier | End
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A whole pattern. `captures` tells for each capture whether it is a position."""

    items: tuple[PatternItem, ...]
    anchored: bool
    captures: tuple[bool, ...]
