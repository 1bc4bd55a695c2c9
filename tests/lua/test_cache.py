"""What is kept between pages stays within its bounds, and what is used stays longest."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from lupa.lua51 import LuaRuntime

LIMIT = 100


@pytest.fixture
def cache() -> Callable[[str], Any]:
    """Statements that use a new `cache` of 100 bytes, run as a function."""
    lua = LuaRuntime()
    source = files("wikiextract.expand.lua").joinpath("libraries/cache.lua").read_text("utf-8")
    make = lua.eval(f"function(...) {source}\nend")
    new = make(lua.table(raw=lua.table(next=lua.globals().next))).new

    def run(statements: str) -> Any:
        return lua.eval(f"function(cache) {statements} end")(new(LIMIT))

    return run


def test_what_is_used_stays_however_much_passes_by(cache: Callable[[str], Any]) -> None:
    made = cache(
        """
        local made = 0
        for page = 1, 1000 do
            if not cache.get('common') then
                made = made + 1
                cache.keep('common', {}, 10)
            end
            cache.keep('page ' .. page, {}, 30)
        end
        return made
        """
    )
    assert made == 1


def test_all_that_is_kept_fits_the_limit(cache: Callable[[str], Any]) -> None:
    most = cache(
        """
        local alive, most = setmetatable({}, { __mode = 'k' }), 0
        for number = 1, 200 do
            alive[cache.keep(number % 37, {}, number % 50)] = true
            collectgarbage()
            local bytes = 0
            for entry in pairs(alive) do bytes = bytes + entry.bytes end
            most = math.max(most, bytes)
        end
        return most
        """
    )
    assert 0 < most <= LIMIT


def test_an_entry_replaced_counts_once(cache: Callable[[str], Any]) -> None:
    assert cache(
        """
        local first = cache.keep('other', {}, 10)
        for number = 1, 50 do cache.keep('key', { number = number }, 20) end
        return cache.get('key').number == 50 and cache.get('other') == first
        """
    )


def test_what_is_larger_than_the_limit_is_kept_alone(cache: Callable[[str], Any]) -> None:
    assert cache(
        """
        cache.keep('small', {}, 10)
        cache.keep('large', {}, 1000)
        local kept = cache.get('large') ~= nil
        cache.keep('next', {}, 10)
        cache.keep('more', {}, 45)
        return kept and cache.get('next') ~= nil and cache.get('large') == nil
        """
    )
