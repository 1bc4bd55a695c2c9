"""How long a subject may be for a search by code points that needs no look at the clock.

A look costs more than most searches. As in `cost`, the bound is ``factor * length ** degree``
steps; what is known of the characters that may follow a repetition is less here.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex  # type: ignore[import-untyped]

from wikiextract.expand.lua.patterns.cost import UNLIMITED
from wikiextract.expand.lua.patterns.items import (
    Close,
    End,
    Frontier,
    Open,
    Pattern,
    PatternItem,
    Position,
    Single,
)

QUICK_STEPS = 1_000_000
_MOST_ITEMS = 20


@dataclass(slots=True)
class _QuickRest:
    """The facts about the items from some point to the end of the pattern.

    `first`: sources of the characters that it can begin with, none where that is not known;
    `always`: it matches anywhere; `linear`: no repetition is ever taken back.
    """

    first: tuple[str, ...] | None = ()
    nullable: bool = True
    always: bool = True
    linear: bool = True
    degree: int = 0
    factor: int = 1


def quick_length(pattern: Pattern, steps: int = QUICK_STEPS) -> int:
    """Return the subject length up to which a search takes about `steps` steps at most.

    Each is a look at one character; a million take a few hundredths of a second.
    """
    rest = _QuickRest()
    for item in reversed(pattern.items):
        _add_before(item, rest)
    items = max(1, len(pattern.items))
    if rest.linear and items <= _MOST_ITEMS:
        return UNLIMITED
    degree = rest.degree + (0 if pattern.anchored else 1)
    return int(max(1, steps / (rest.factor * items)) ** (1 / max(1, degree)))


def _add_before(item: PatternItem, rest: _QuickRest) -> None:
    if isinstance(item, Single):
        if item.quantifier:
            _add_repetition(item, rest)
        else:
            rest.first, rest.nullable, rest.always = (item.source,), False, False
    elif isinstance(item, End):
        rest.first, rest.nullable, rest.always = (), False, False
    elif isinstance(item, Frontier):
        rest.always = False
    elif not isinstance(item, Open | Close | Position):
        rest.first, rest.always, rest.linear = None, False, False
        rest.degree = max(1, rest.degree)


def _add_repetition(item: Single, rest: _QuickRest) -> None:
    settled = rest.always or _excludes(item, rest)
    rest.linear = rest.linear and rest.always
    if item.quantifier == "?":
        rest.factor *= 1 if settled else 2
    else:
        rest.degree = max(1, rest.degree) if settled else rest.degree + 1
    if item.quantifier == "+":
        rest.first, rest.nullable, rest.always = (item.source,), False, False
    elif rest.first is not None:
        rest.first = (item.source, *rest.first)


def _excludes(item: Single, rest: _QuickRest) -> bool:
    """Return True if what follows begins with characters, none of which the item matches."""
    if rest.nullable or rest.first is None:
        return False
    matches = regex.compile(item.source, regex.V1).fullmatch
    characters = [literal(source) for source in rest.first]
    return all(one is not None and not matches(one) for one in characters)


def literal(source: str) -> str | None:
    """Return the character that is all of a set; None for other sets."""
    match = regex.fullmatch(r"\[(?:([A-Za-z0-9])|\\x([0-9a-f]{2})|\\U([0-9a-f]{8}))\]", source)
    if match is None:
        return None
    return match[1] or chr(int(match[2] or match[3], 16))
