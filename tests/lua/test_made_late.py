"""What is made, or asked, only once it is needed, shows as if it had been there at once."""

from __future__ import annotations

import pytest

from tests.lua.wiki import expand, wiki_site
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.sources.page import Revision
from wikiextract.store.memory import MemoryPages

OBJECTS = {
    "mw.message.newRawMessage('a')": (
        "exists inLanguage isBlank isDisabled numParams params plain rawParams useDatabase"
    ),
    "mw.language.new('de')": (
        "caseFold code convertGrammar convertPlural formatDate formatDuration formatNum gender"
        " getArrow getCode getDir getDirMark getDirMarkEntity getDurationIntervals"
        " getFallbackLanguages grammar isRTL lc lcfirst parseFormattedNumber plural uc ucfirst"
    ),
}

LIST = """
    local function list(object)
        local names = {}
        for name in pairs(object) do names[#names + 1] = name end
        table.sort(names)
        return table.concat(names, ' ')
    end
"""


@pytest.mark.parametrize("made", OBJECTS)
@pytest.mark.parametrize("object", ["%s", "mw.clone(%s)"])
def test_pairs_names_the_methods_of_objects(made: str, object: str) -> None:
    module = f"{LIST} return {{ f = function() return list({object % made}) end }}"
    assert expand("{{#invoke:M|f}}", {"Module:M": module}).text == OBJECTS[made]


def test_a_function_of_an_object_is_one() -> None:
    module = """
        local language, message = mw.language.new('de'), mw.message.newRawMessage('a')
        local function same()
            return tostring(language.lc == language.lc and language.plural == language.convertPlural
                and message.plain == message.plain and language.none == nil and message.none == nil
                and getmetatable(language) == nil)
        end
        return { f = same }
    """
    assert expand("{{#invoke:M|f}}", {"Module:M": module}).text == "true"


def test_data_that_was_read_with_the_title_is_of_its_page() -> None:
    modules = {
        "Module:Data": "return { title = mw.title.getCurrentTitle().text }",
        "Module:M": """
            return { f = function()
                local first = mw.title.getCurrentTitle()
                first.fragment = 'changed'
                local now = mw.title.getCurrentTitle()
                return mw.loadData('Module:Data').title .. now.text .. now.fragment
            end }
        """,
    }
    site = wiki_site()
    expander = Expander(site, MemoryPages(site, modules), modules=LuaRunner())
    for name in ("A", "B", "A"):
        title = site.title(name)
        assert title is not None
        assert expander.expand("{{#invoke:M|f}}{{#invoke:M|f}}", title).text == name * 4


def test_the_time_is_that_of_each_page() -> None:
    modules = {
        "Module:Data": "return { now = os.time(), of = mw.language.new('en'):formatDate('U') }",
        "Module:M": """
            return { f = function()
                local language, data = mw.getContentLanguage(), mw.loadData('Module:Data')
                local times = { os.time(), os.date('%s'), language:formatDate('U'),
                    language:formatDate('U', 'now'), data.now, data.of }
                for index, time in ipairs(times) do times[index] = tostring(time) end
                return table.concat(times, ' ')
            end }
        """,
    }
    site = wiki_site()
    expander = Expander(site, MemoryPages(site, modules), modules=LuaRunner())
    title = site.title("A")
    assert title is not None
    for second in (10, 20, 10):
        revision = Revision(timestamp=f"1970-01-01T00:00:{second}Z")
        text = expander.expand("{{#invoke:M|f}} {{#invoke:M|f}}", title, revision=revision).text
        assert set(text.split()) == {str(second)}, text


def test_a_code_that_is_none_is_refused_each_time() -> None:
    module = """
        return { f = function()
            local texts = {}
            for index, code in ipairs { 'a/b', 'de', 'a/b', 'de' } do
                local language = mw.language.new(code)
                texts[index] = tostring((pcall(language.lc, language, 'A')))
            end
            return table.concat(texts, ' ')
        end }
    """
    assert expand("{{#invoke:M|f}}", {"Module:M": module}).text == "false true false true"


def test_long_texts_in_the_making_do_not_fill_the_memory() -> None:
    kept = "local t = {} for i = 1, 40000 do t[i] = 'text ' .. i end return t"
    module = """
        return { f = function()
            local data, text = mw.loadData('Module:Data'), ''
            local own = {}
            for i = 1, 60000 do own[i] = { i } end
            for i = 1, 200 do text = text .. data[i] .. ('x'):rep(1000) end
            return #text
        end }
    """
    site = wiki_site()
    pages = MemoryPages(site, {"Module:Data": kept, "Module:M": module})
    expander = Expander(site, pages, modules=LuaRunner())
    for name in ("A", "B", "C", "D", "E", "F"):
        title = site.title(name)
        assert title is not None
        text = expander.expand("{{#invoke:M|f}} {{#invoke:M|f}}", title).text
        assert text == "201492 201492", name
