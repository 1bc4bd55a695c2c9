"""Answers about short texts are remembered, and are what they were the first time."""

from __future__ import annotations

import pytest

from tests.lua.wiki import expand

SHOW = (
    "local function show(...) local out = {} for i = 1, select('#', ...) do "
    "out[i] = tostring((select(i, ...))) end return table.concat(out, ' ') end "
)


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ("('a#'):gsub('#', '1')", "a1 1"),
        ("('a#'):gsub('#', '2')", "a2 1"),
        ("('a'):gsub('#', '1')", "a 0"),
        ("('a'):gsub('a', 'a')", "a 1"),
        ("('aa'):gsub('a', '')", " 2"),
        ("('aa'):gsub('a', 'b', 1)", "ba 1"),
        ("string.gsub(11, '1', '2')", "22 2"),
        ("('a'):gsub('(a)', '%1%1')", "aa 1"),
        ("('a'):gsub('a', { a = 'b' })", "b 1"),
        ("('ab'):match('b')", "b"),
        ("('ab'):match('c')", "nil"),
        ("('ab'):match('(a)(b)')", "a b"),
        ("('ab'):match('()b')", "2"),
        ("('ab'):match('')", ""),
        ("('ab'):match('b', 3)", "nil"),
        ("string.match(12, '2')", "2"),
    ],
)
def test_same_each_time(call: str, answer: str) -> None:
    calls = f"show({call}) .. '|' .. show({call}) .. '|' .. show({call})"
    code = f"{SHOW} return {{ f = function() return {calls} end }}"
    assert expand("{{#invoke:A|f}}", {"Module:A": code}).text == "|".join([answer] * 3)


def test_so_many_texts_that_answers_are_forgotten() -> None:
    code = (
        "return { f = function() for i = 1, 25000 do local text = 'a' .. i "
        "if text:match('^a') ~= 'a' or text:gsub('a', 'b') ~= 'b' .. i then return 'wrong' end end "
        "return 'right' end }"
    )
    assert expand("{{#invoke:A|f}}", {"Module:A": code}).text == "right"
