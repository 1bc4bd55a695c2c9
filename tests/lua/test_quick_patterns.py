"""What runs without a look at the clock ends soon, whatever the pattern and the subject."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wikiextract.expand.lua.patterns.engine import compiled, search
from wikiextract.expand.lua.patterns.items import Alphabet, End, PatternItem, Single
from wikiextract.expand.lua.patterns.quick import quick_length
from wikiextract.expand.lua.patterns.read import read_pattern
from wikiextract.expand.lua.patterns.translate import Compiled

ITEMS = st.tuples(
    st.sampled_from(["a", "%a", ".", "[ab]", "b", "%s", "[^b]", "%w", "(%a", ")", "()"]),
    st.sampled_from(["", "*", "+", "-", "?", "*", "-"]),
)


STEPS, MOST = 1000, 5000


def never(*_: object) -> float:
    raise AssertionError("the clock was asked")


@st.composite
def patterns(draw: st.DrawFn) -> str:
    """Patterns that take back much, with captures closed."""
    source, opened = draw(st.sampled_from(["", "^"])), 0
    for item, quantifier in draw(st.lists(ITEMS, min_size=1, max_size=7)):
        if item == ")" and not opened:
            continue
        opened += item.startswith("(%") - (item == ")")
        source += item + (quantifier if item not in (")", "()") else "")
    return source + ")" * opened + draw(st.sampled_from(["", "$", "X"]))


@given(patterns(), st.sampled_from(["a", "ab", " ", "é"]))
@settings(max_examples=50)
def test_quick_searches_ask_no_clock(pattern: str, unit: str) -> None:
    ready = compiled(pattern, Alphabet.CODE_POINTS)
    assert isinstance(ready, Compiled)
    length = min(ready.quick, 50_000)
    search(ready, (unit * length)[:length], 0, never)


class Matcher:
    """Matches as C Lua does, one item after the other, and counts its steps."""

    def __init__(self, items: Sequence[PatternItem], subject: str) -> None:
        self.items = [item for item in items if isinstance(item, Single | End)]
        self.subject = subject
        self.steps = 0

    def search(self, anchored: bool) -> None:
        for start in range(1 if anchored else len(self.subject) + 1):
            if self.matches(0, start):
                return

    def matches(self, number: int, place: int) -> bool:
        self.steps += 1
        if number == len(self.items):
            return True
        item = self.items[number]
        if isinstance(item, End):
            return place == len(self.subject) and self.matches(number + 1, place)
        least = 1 if item.quantifier in ("", "+") else 0
        most = 1 if item.quantifier in ("", "?") else len(self.subject)
        found = 0
        matches = _matches(item.source)
        while found < most and place + found < len(self.subject):
            self.steps += 1
            if not matches(self.subject[place + found]):
                break
            found += 1
        taken = range(least, found + 1)
        ways = taken if item.quantifier == "-" else reversed(taken)
        return any(self.matches(number + 1, place + count) for count in ways)


@cache
def _matches(source: str) -> Callable[[str], bool]:
    return cache(lambda character: bool(regex.fullmatch(source, character, regex.V1)))


@given(patterns(), st.sampled_from(["a", "ab", " ", "é"]))
@example("a?X", "a")
@settings(max_examples=100)
def test_quick_searches_take_few_steps(pattern: str, unit: str) -> None:
    items = read_pattern(pattern, Alphabet.CODE_POINTS)
    length = min(quick_length(items, STEPS), MOST)
    matcher = Matcher(items.items, (unit * length)[:length])
    matcher.search(items.anchored)
    # A search begins at each character, and once more behind the last one.
    assert matcher.steps <= 2 * max(STEPS, (length + 1) * (len(items.items) + 1))


@pytest.mark.parametrize("pattern", ["%a+", "é", "(%d+)", "[^%w]", "%s*"])
def test_searches_that_take_nothing_back_are_never_slow(pattern: str) -> None:
    ready = compiled(pattern, Alphabet.CODE_POINTS)
    assert isinstance(ready, Compiled)
    assert ready.quick > 10**9


@pytest.mark.parametrize("pattern", ["a*a*a*b", "%b()", "(.-)(.-)x", ("a?" * 30) + "b"])
def test_others_are_watched(pattern: str) -> None:
    ready = compiled(pattern, Alphabet.CODE_POINTS)
    assert not isinstance(ready, Compiled) or ready.quick < 1000
