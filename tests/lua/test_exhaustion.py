"""What uses up time or memory ends with a diagnostic, and the next page is as if nothing was."""

from __future__ import annotations

import time
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.cases.table import Row, read_table
from tests.lua.wiki import expand
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner

ROWS = read_table(Path(__file__).with_name("exhaustion.txt")).rows


class Clock:
    """The thread's processor time, until it is stopped."""

    def __init__(self) -> None:
        self._stopped: float | None = None

    def __call__(self) -> float:
        return time.thread_time() if self._stopped is None else self._stopped

    def stop(self) -> None:
        self._stopped = time.thread_time()


def limits(looks: int = 500) -> LuaOptions:
    """Time that is over after so many looks at the clock, however fast the machine."""
    ticks = count()
    return LuaOptions(seconds=looks / 10_000, clock=lambda: next(ticks) / 10_000)


def pages(body: str) -> dict[str, str]:
    far = ", ".join(f"[{2**power}] = 1" for power in range(30))
    code = (
        f"local function far() return {{ {far} }} end local p = {{}} "
        f"function p.f(frame) {body}\nend function p.ok() return 'ok' end return p"
    )
    return {"Module:A": code, "Module:Data": "return { 1 }"}


# Every third case in each run; all with `-m slow`.
ATTEMPTS = [
    pytest.param(row, id=str(row), marks=[pytest.mark.slow] if row.number % 3 else [])
    for row in ROWS
]


@pytest.mark.parametrize("row", ATTEMPTS)
def test_ends(row: Row) -> None:
    clock = Clock()
    seconds = 0.05 if "lua-time-limit" in row.answer else 600.0
    runner = LuaRunner(LuaOptions(seconds=seconds, memory=24 << 20, clock=clock))
    expansion = expand("{{#invoke:A|f}}", pages(row.given), runner=runner)
    codes = {item.code for item in expansion.diagnostics if item.code.startswith("lua-")}
    assert (codes or {"fine"}) <= set(row.answer.split())
    clock.stop()
    assert expand("{{#invoke:A|ok}}", pages(""), runner=runner).text == "ok"


def test_time_is_that_of_the_page() -> None:
    loop = pages("for _ = 1, 100000 do end return 'done'")
    runner = LuaRunner(limits(looks=150))
    texts = expand("{{#invoke:A|f}}|" * 4, loop, runner=runner).text.split("|")
    assert texts[0] == "done"
    assert all("has expired" in text for text in texts[1:4])


class Counting(LuaRunner):
    """A runner that counts its calls."""

    calls = 0

    def invoke(self, *arguments: Any) -> str:
        self.calls += 1
        return super().invoke(*arguments)


def test_an_expansion_for_a_module_ends_with_its_time() -> None:
    body = """
        if frame.args[1] then while true do end end
        return frame:preprocess(('{{#invoke:A|f|x}}'):rep(100000))
    """
    runner = Counting(limits())
    expansion = expand("{{#invoke:A|f}}", pages(body), runner=runner)
    assert expansion.text.count("has expired") == 1
    # The module, the call that uses the time up, and the one that finds none left.
    assert runner.calls == 3


def test_a_killed_module_ends_the_modules_around_it() -> None:
    body = """
        if frame.args[1] then while true do end end
        while true do
            local ok, text = pcall(frame.preprocess, frame, '{{#invoke:A|f|x}}')
        end
    """
    expansion = expand("{{#invoke:A|f}}", pages(body), runner=LuaRunner(limits()))
    assert "has expired" in expansion.text
    assert {item.code for item in expansion.diagnostics} == {"lua-time-limit"}


def test_memory_is_granted_page_by_page() -> None:
    runner = LuaRunner(LuaOptions(memory=24 << 20))
    body = "keep = {} for i = 1, 200000 do keep[i] = i end return #keep"
    for _ in range(10):
        assert expand("{{#invoke:A|f}}", pages(body), runner=runner).text == "200000"
