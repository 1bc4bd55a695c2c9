"""From a Lua pattern to a regular expression of the `regex` package, which can be stopped."""

from __future__ import annotations

from dataclasses import dataclass

import regex  # type: ignore[import-untyped]

from wikiextract.expand.lua.patterns.items import (
    Alphabet,
    Backreference,
    BalancedItem,
    Close,
    End,
    Frontier,
    Open,
    Pattern,
    PatternError,
    PatternItem,
    Position,
    Single,
)
from wikiextract.expand.lua.patterns.quick import quick_length

MAX_ITEMS = 2000


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern ready to run. `groups` holds (number of the group, is a position) per capture.

    `expression` finds a match, `longer` one that is not empty, where the other may prefer to be.
    In subjects of up to `quick` characters no search takes long.
    """

    expression: regex.Pattern[str]
    longer: regex.Pattern[str] | None
    groups: tuple[tuple[int, bool], ...]
    anchored: bool
    quick: int


def compile_pattern(pattern: Pattern, alphabet: Alphabet) -> Compiled:
    """Translate; raises `PatternError` for a pattern that is too long to be run."""
    if len(pattern.items) > MAX_ITEMS:
        raise PatternError("pattern too complex")
    translator = _Translator(alphabet)
    source = "".join(translator.item(item) for item in pattern.items)
    groups = tuple(
        (translator.groups[number], is_position)
        for number, is_position in enumerate(pattern.captures, 1)
    )
    expression = regex.compile(source, regex.V1)
    longer = regex.compile(source + r"(?!\G)", regex.V1) if may_prefer_empty(pattern) else None
    return Compiled(expression, longer, groups, pattern.anchored, quick_length(pattern))


class _Translator:
    def __init__(self, alphabet: Alphabet) -> None:
        self.alphabet = alphabet
        self.groups: dict[int, int] = {}
        self.count = 0

    def item(self, item: PatternItem) -> str:
        if isinstance(item, Single):
            return item.source + ("*?" if item.quantifier == "-" else item.quantifier)
        if isinstance(item, Open | Position):
            self.count += 1
            self.groups[item.number] = self.count
            return "()" if isinstance(item, Position) else "("
        if isinstance(item, Close):
            return ")"
        if isinstance(item, Backreference):
            return f"\\g<{self.groups[item.number]}>"
        if isinstance(item, Frontier):
            return frontier_source(item, self.alphabet)
        if isinstance(item, End):
            return _end_source(self.alphabet)
        raise TypeError(item)


def may_prefer_empty(pattern: Pattern) -> bool:
    """Return True if the pattern may match nothing where it could match something."""
    optional = all(
        item.quantifier in ("*", "-", "?")
        if isinstance(item, Single)
        else not isinstance(item, BalancedItem)
        for item in pattern.items
    )
    return optional and any(
        isinstance(item, Single) and item.quantifier == "-" for item in pattern.items
    )


def _end_source(alphabet: Alphabet) -> str:
    # MediaWiki's mw.ustring lets a last newline follow; C Lua does not.
    return "\\Z" if alphabet is Alphabet.BYTES else "(?=\\n?\\Z)"


def frontier_source(item: Frontier, alphabet: Alphabet) -> str:
    """A frontier as a regular expression."""
    # Beyond both ends of the subject there is a \0.
    if item.contains_zero:
        return f"(?<={_negated(item.source)})(?:(?={item.source})|{_end_source(alphabet)})"
    return f"(?<!{item.source})(?={item.source})"


def _negated(source: str) -> str:
    return f"(?!{source})[\\s\\S]"
