"""No module gets out of the sandbox, or leaves anything behind for the next `#invoke`."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases.table import Row, read_table
from tests.lua.wiki import SHOW, cases_module, expand
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner

HERE = Path(__file__).parent
ESCAPES = (HERE / "escapes.lua").read_text("utf-8")
ROWS = read_table(HERE / "escapes.txt").rows
PAGES = {
    "Module:Show": SHOW,
    "Module:Escapes": ESCAPES,
    "Module:Data": "return { a = 1, list = { 'x' } }",
    "Module:Bytecode": "\x1bLua not really",
    "Module:Other": "return 'own'",
}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_attempt_gives_nothing(row: Row, expect_row: Callable[[Row, str], None]) -> None:
    pages = {**PAGES, "Module:Cases": cases_module([row.given])}
    text = html.unescape(expand("{{#invoke:Cases|c0}}", pages).text)
    match = re.fullmatch("<pre>(.*)</pre>", re.sub(r"Module:Cases:\d+", "MODULE", text), re.S)
    assert match is not None
    expect_row(row, match[1])


def test_only_lua_values_are_in_reach() -> None:
    assert expand("{{#invoke:Escapes|kinds}}", PAGES, options=LuaOptions()).text == ""


def test_errors_from_python_are_text() -> None:
    text = expand("{{#invoke:Escapes|errors}}", PAGES).text
    assert text == " ".join(["falsestringstring"] * 6)


def test_nothing_is_left_for_the_next_invoke() -> None:
    calls = ["kinds", "mark", "marks", "mark", "marks"]
    texts = [f"{{{{#invoke:Escapes|{name}}}}}" for name in calls]
    expansion = expand("|".join(texts), PAGES, options=LuaOptions())
    assert expansion.text == "|marked||marked|"


def test_nothing_is_left_for_a_nested_invoke_or_its_caller() -> None:
    outer = """
        local p = {}
        function p.main(frame)
            string.upper = function() return 'leaked' end
            local inner = frame:preprocess('{{#invoke:Escapes|marks}}{{#invoke:Escapes|mark}}')
            return inner .. string.lower('X') .. string.upper('x') .. ('x'):upper() .. type(leaked)
        end
        return p
    """
    text = expand("{{#invoke:Outer|main}}", {**PAGES, "Module:Outer": outer}).text
    assert text == "markedxleakedXnil"


def test_nothing_is_left_for_the_next_page() -> None:
    runner = LuaRunner(LuaOptions())
    for _ in range(2):
        marked = expand("{{#invoke:Escapes|mark}}", PAGES, runner=runner)
        found = expand("{{#invoke:Escapes|marks}}", PAGES, runner=runner)
        assert (marked.text, found.text) == ("marked", "")
