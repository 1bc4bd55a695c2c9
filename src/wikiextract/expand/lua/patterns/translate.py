"""From a Lua pattern to a regular expression of the `regex` package, which can be stopped."""

from __future__ import annotations

from dataclasses import dataclass

import regex  # type: ignore[import-untyped]

from wikiextract.expand.lua.patterns.items import (
    Alphabet,
    Backreference,
    Close,
    End,
    Frontier,
    Item,
    Open,
    Pattern,
    PatternError,
    Position,
    Single,
)

MAX_ITEMS = 2000


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern ready to run. `groups` holds (number of the group, is a position) per capture."""

    expression: regex.Pattern[str]
    groups: tuple[tuple[int, bool], ...]
    anchored: bool


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
    return Compiled(regex.compile(source, regex.V1), groups, pattern.anchored)


class _Translator:
    def __init__(self, alphabet: Alphabet) -> None:
        self.alphabet = alphabet
        self.groups: dict[int, int] = {}
        self.count = 0

    def item(self, item: Item) -> str:
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
            return frontier_source(item)
        if isinstance(item, End):
            # MediaWiki's mw.ustring lets a last newline follow; C Lua does not.
            return "\\Z" if self.alphabet is Alphabet.BYTES else "(?=\\n?\\Z)"
        raise TypeError(item)


def frontier_source(item: Frontier) -> str:
    """A frontier as a regular expression."""
    # Beyond both ends of the subject there is a \0.
    if item.contains_zero:
        return f"(?<={_negated(item.source)})(?:(?={item.source})|(?=\\Z))"
    return f"(?<!{item.source})(?={item.source})"


def _negated(source: str) -> str:
    return f"(?!{source})[\\s\\S]"
