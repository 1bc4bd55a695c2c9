"""Answers about short texts are remembered, and are what they were the first time."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.cases.table import Table
from tests.lua.wiki import CALL, NOW, SHOW, cases_module, expand, tables, wiki_pages, wiki_site
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.store.memory import MemoryPages

VALUES = (
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
    code = f"{VALUES} return {{ f = function() return {calls} end }}"
    assert expand("{{#invoke:A|f}}", {"Module:A": code}).text == "|".join([answer] * 3)


def test_so_many_texts_that_answers_are_forgotten() -> None:
    code = (
        "return { f = function() for i = 1, 25000 do local text = 'a' .. i "
        "if text:match('^a') ~= 'a' or text:gsub('a', 'b') ~= 'b' .. i then return 'wrong' end end "
        "return 'right' end }"
    )
    assert expand("{{#invoke:A|f}}", {"Module:A": code}).text == "right"


STRINGS = [one for one in tables() if one.path.stem in ("string_patterns", "ustring_patterns")]


@pytest.mark.parametrize("table", STRINGS, ids=lambda table: table.path.stem)
def test_cases_give_the_same_when_asked_again(table: Table) -> None:
    cases = [row.given for row in table.rows[:150]]
    remembering = asked(cases, LuaOptions(), times=2)
    plain = asked(cases, LuaOptions(remembered_answers=0), times=1)
    assert remembering == plain * 2


def asked(cases: Sequence[str], options: LuaOptions, times: int) -> list[str]:
    """What the cases give, all one after the other, so many times, in one runtime."""
    site = wiki_site()
    pages = {**wiki_pages(), "Module:Cases": cases_module(list(cases)), "Module:Show": SHOW}
    source, title = MemoryPages(site, pages), site.title("Test")
    assert title is not None
    expander = Expander(site, source, ExpandOptions(now=NOW), LuaRunner(options))
    numbers = [number for _ in range(times) for number in range(len(cases))]
    return [expander.expand(CALL % number, title).text for number in numbers]
