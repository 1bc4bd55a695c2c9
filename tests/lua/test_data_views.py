"""Views of data that is kept: each is its caller's own, however often they are lent."""

from __future__ import annotations

import pytest

from tests.lua.wiki import expand

DATA = "return { flat = { 1, 2 }, nested = { inner = { x = 'y' } } }"

WRITES = [
    "rawset(data, 'new', 1)",
    "rawset(data.flat, 'new', 1)",
    "rawset(data.nested.inner, 'new', 1)",
    "table.insert(data, 1)",
    "table.insert(data.flat, 1, 'new')",
    "table.insert(data.nested, 'new') table.remove(data.nested)",
]

LOOK = """
    local function look()
        local data, found = mw.loadData('Module:Data'), {}
        for _, one in ipairs({ data, data.flat, data.nested, data.nested.inner }) do
            found[#found + 1] = tostring(rawget(one, 1)) .. tostring(rawget(one, 'new'))
            for key, value in pairs(one) do found[#found + 1] = key .. type(value) end
        end
        return table.concat(found, ' ')
    end
"""


@pytest.mark.parametrize("write", WRITES)
def test_what_is_written_past_a_view_shows_nobody_else(write: str) -> None:
    module = f"""
        {LOOK}
        local function write()
            local data = mw.loadData('Module:Data')
            {write}
            return look()
        end
        return {{ look = look, write = write }}
    """
    calls = ["look", "write", "look", "look", "write", "look"]
    text = expand(
        "|".join(f"{{{{#invoke:Look|{name}}}}}" for name in calls),
        {"Module:Data": DATA, "Module:Look": module},
    ).text
    assert len(set(text.split("|"))) == 1
    assert "new" not in text


def test_no_two_views_of_one_invoke_are_the_same() -> None:
    module = """
        return { f = function(frame)
            local seen, count = {}, 0
            for _ = 1, 10 do
                local data = mw.loadData('Module:Data')
                for _, one in ipairs { data, data.flat, data.nested.inner } do
                    if not seen[one] then count = count + 1 end
                    seen[one] = true
                end
                if data.nested ~= data.nested then return 'another' end
            end
            return count .. frame:preprocess('{{#invoke:Data user|f}}')
        end }
    """
    user = "return { f = function() return mw.loadData('Module:Data').nested.inner.x end }"
    pages = {"Module:Data": DATA, "Module:M": module, "Module:Data user": user}
    calls = "{{#invoke:M|f}}|{{#invoke:Data user|f}}|{{#invoke:M|f}}"
    assert expand(calls, pages).text == "30y|y|30y"


def test_rawset_refuses_as_before() -> None:
    module = """
        return { f = function()
            local out = { tostring(rawset({}, 1, 2)[1]) }
            for _, wrong in ipairs { { 1, 2, 3 }, { {}, 1 }, { {}, nil, 1, n = 3 }, {} } do
                out[#out + 1] = tostring((select(2, pcall(rawset, unpack(wrong, 1, wrong.n)))))
            end
            return table.concat(out, '; ')
        end }
    """
    expected = (
        "2; bad argument #1 to '?' (table expected, got number); "
        "bad argument #3 to '?' (value expected); table index is nil; "
        "bad argument #1 to '?' (table expected, got no value)"
    )
    assert expand("{{#invoke:M|f}}", {"Module:M": module}).text == expected


NAMES = ["1", "'1'", "2", "'2'", "'a'", "'01'", "1.5", "'1.5'", "'b c'", "0", "-3", "'nan'"]


@pytest.mark.parametrize("given", ["x|a=y|b c=", "x|01=y", "2=x|1.5=z", "1= x |-3=y|0=z", "nan=1"])
def test_arguments_are_the_same_after_all_were_asked_for(given: str) -> None:
    listed = ", ".join(f"tostring(args[{name}])" for name in NAMES)
    module = f"""
        local function values(args) return table.concat({{ {listed} }}, ',') end
        return {{
            each = function(frame) return values(frame.args) end,
            all = function(frame)
                for _ in pairs(frame.args) do end
                return values(frame.args)
            end,
        }}
    """
    each, after = expand(
        f"{{{{#invoke:M|each|{given}}}}}|{{{{#invoke:M|all|{given}}}}}", {"Module:M": module}
    ).text.split("|")
    assert each == after
