"""A backtracking matcher for patterns with ``%b``, which no regular expression does in good time.

It knows for every opening character of the subject where it is balanced (one pass), runs the
classes of single characters as regular expressions, and asks for the time as it goes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import regex  # type: ignore[import-untyped]

from wikiextract.expand.lua.patterns.classes import character
from wikiextract.expand.lua.patterns.items import (
    Alphabet,
    Backreference,
    BalancedItem,
    Capture,
    Close,
    End,
    Found,
    Frontier,
    Open,
    Pattern,
    Position,
    Single,
)
from wikiextract.expand.lua.patterns.translate import frontier_source

_STEPS = 4000
"""Steps between two looks at the clock."""

_Spans: TypeAlias = tuple[tuple[int, int], ...]
"""Beginning and end of each capture; -1 where there is none yet."""


class Partners:
    """Where each opening character of a text is balanced."""

    def __init__(self, subject: str, opening: str, closing: str) -> None:
        found: list[tuple[int, int]] = []
        if opening == closing:
            last = -1
            for match in regex.finditer(f"[{character(opening)}]", subject):
                if last >= 0:
                    found.append((last, match.end()))
                last = match.start()
        else:
            opened: list[int] = []
            for match in regex.finditer(f"[{character(opening)}{character(closing)}]", subject):
                if match.group() == opening:
                    opened.append(match.start())
                elif opened:
                    found.append((opened.pop(), match.end()))
            found.sort()
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def end(self, position: int) -> int | None:
        """Behind what balances the character at `position`; None where nothing does."""
        index = bisect_left(self._starts, position)
        if index < len(self._starts) and self._starts[index] == position:
            return self._ends[index]
        return None


@dataclass(slots=True)
class _Choice:
    """Another end that a repetition may take: `position`, towards `limit` by `step`."""

    item: int
    position: int
    limit: int
    step: int
    spans: _Spans


class BalancedPattern:
    """A pattern with ``%b`` ready to run."""

    def __init__(self, pattern: Pattern, alphabet: Alphabet) -> None:
        self.anchored = pattern.anchored
        self.groups = tuple(enumerate(pattern.captures, 1))
        self.items = pattern.items
        self.newline_may_follow = alphabet is Alphabet.CODE_POINTS
        self.ones: list[Any] = [self._compile(item, alphabet) for item in pattern.items]
        self.runs: list[Any] = [self._compile(item, alphabet, "*") for item in pattern.items]

    @staticmethod
    def _compile(item: object, alphabet: Alphabet, repeated: str = "") -> Any:
        if isinstance(item, Single):
            return regex.compile(item.source + repeated, regex.V1).match
        if isinstance(item, Frontier):
            return regex.compile(frontier_source(item, alphabet), regex.V1).match
        return None

    def search(self, subject: str, start: int, seconds_left: Callable[[], float]) -> Found | None:
        """See `engine.search`."""
        run = _Run(self, subject, seconds_left)
        for position in range(start, start + 1 if self.anchored else len(subject) + 1):
            run.step()
            found = run.match_at(position)
            if found is not None:
                return found
        return None


class _Run:
    """One search in one subject."""

    def __init__(
        self, pattern: BalancedPattern, subject: str, seconds_left: Callable[[], float]
    ) -> None:
        self.pattern = pattern
        self.subject = subject
        self._seconds_left = seconds_left
        self._steps = 0
        self._partners: dict[tuple[str, str], Partners] = {}
        self._choices: list[_Choice] = []

    def step(self) -> None:
        """Count a step."""
        self._steps += 1
        if self._steps % _STEPS == 0:
            self._seconds_left()

    def match_at(self, start: int) -> Found | None:
        """The match that begins at `start`."""
        items = self.pattern.items
        spans: _Spans = ((-1, -1),) * len(self.pattern.groups)
        self._choices = []
        index, position = 0, start
        while True:
            self.step()
            if index == len(items):
                return Found(start, position, self._captures(spans))
            result = self._advance(index, position, spans)
            if result is not None:
                position, spans = result
                index += 1
                continue
            if not self._choices:
                return None
            index, position, spans = self._next_choice()

    def _next_choice(self) -> tuple[int, int, _Spans]:
        choice = self._choices[-1]
        position = choice.position
        if position == choice.limit:
            self._choices.pop()
        else:
            choice.position += choice.step
        return choice.item, position, choice.spans

    def _advance(self, index: int, position: int, spans: _Spans) -> tuple[int, _Spans] | None:
        """Return the state after matching one item at `position`."""
        item = self.pattern.items[index]
        if isinstance(item, Single):
            return self._single(index, item, position, spans)
        if isinstance(item, BalancedItem):
            end = self._balance(item).end(position)
            return None if end is None else (end, spans)
        if isinstance(item, Open | Position):
            return position, _with(spans, item.number, (position, position))
        if isinstance(item, Close):
            begin = spans[item.number - 1][0]
            return position, _with(spans, item.number, (begin, position))
        if isinstance(item, Backreference):
            begin, end = spans[item.number - 1]
            text = self.subject[begin:end]
            return (
                (position + len(text), spans) if self.subject.startswith(text, position) else None
            )
        if isinstance(item, End):
            return (position, spans) if self._at_end(position) else None
        return (position, spans) if self.pattern.ones[index](self.subject, position) else None

    def _single(
        self, index: int, item: Single, position: int, spans: _Spans
    ) -> tuple[int, _Spans] | None:
        one = self.pattern.ones[index](self.subject, position)
        if item.quantifier == "":
            return None if one is None else (position + 1, spans)
        if item.quantifier == "?":
            if one is None:
                return position, spans
            self._choices.append(_Choice(index + 1, position, position, 1, spans))
            return position + 1, spans
        end = self.pattern.runs[index](self.subject, position).end()
        if item.quantifier == "-":
            if end > position:
                self._choices.append(_Choice(index + 1, position + 1, end, 1, spans))
            return position, spans
        least = position + (item.quantifier == "+")
        if end < least:
            return None
        if end > least:
            self._choices.append(_Choice(index + 1, end - 1, least, -1, spans))
        return end, spans

    def _balance(self, item: BalancedItem) -> Partners:
        key = (item.opening, item.closing)
        if key not in self._partners:
            self._partners[key] = Partners(self.subject, *key)
        return self._partners[key]

    def _at_end(self, position: int) -> bool:
        size = len(self.subject)
        if position == size:
            return True
        return (
            self.pattern.newline_may_follow
            and position == size - 1
            and self.subject[position] == "\n"
        )

    def _captures(self, spans: _Spans) -> tuple[Capture, ...]:
        return tuple(
            begin + 1 if is_position else self.subject[begin:end]
            for (begin, end), (_, is_position) in zip(spans, self.pattern.groups, strict=True)
        )


def _with(spans: _Spans, number: int, span: tuple[int, int]) -> _Spans:
    return (*spans[: number - 1], span, *spans[number:])
