"""What runs without a look at the clock ends soon, whatever the pattern and the subject."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wikiextract.expand.lua.patterns.engine import compiled, search
from wikiextract.expand.lua.patterns.items import Alphabet
from wikiextract.expand.lua.patterns.translate import Compiled

ITEMS = st.tuples(
    st.sampled_from(["a", "%a", ".", "[ab]", "b", "%s", "[^b]", "%w", "(%a", ")", "()"]),
    st.sampled_from(["", "*", "+", "-", "?", "*", "-"]),
)
SECONDS = 2.0  # a hundred times what it takes


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
@settings(max_examples=150, deadline=None)
def test_quick_searches_end(pattern: str, unit: str) -> None:
    ready = compiled(pattern, Alphabet.CODE_POINTS)
    assert isinstance(ready, Compiled)
    length = min(ready.quick, 50_000)
    subject = (unit * length)[:length]
    start = time.process_time()
    search(ready, subject, 0, never)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("pattern", ["%a+", "é", "(%d+)", "[^%w]", "%s*"])
def test_searches_that_take_nothing_back_are_never_slow(pattern: str) -> None:
    ready = compiled(pattern, Alphabet.CODE_POINTS)
    assert isinstance(ready, Compiled)
    assert ready.quick > 10**9


@pytest.mark.parametrize("pattern", ["a*a*a*b", "%b()", "(.-)(.-)x", ("a?" * 30) + "b"])
def test_others_are_watched(pattern: str) -> None:
    ready = compiled(pattern, Alphabet.CODE_POINTS)
    assert not isinstance(ready, Compiled) or ready.quick < 1000
