"""mw.wikibase and extensions that are not there: only for an `#invoke` that needs them."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.lua.wiki import expand, wiki_site
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.site import Title
from wikiextract.store.memory import MemoryPages
from wikiextract.store.page_source import PageInfo, PageText

ASKS = """
    local p = {}
    function p.guarded()
        if mw.wikibase then
            return mw.wikibase.getEntity() and 'on Wikidata' or 'not on Wikidata'
        end
        return 'unknown'
    end
    function p.unguarded(frame)
        local note = frame:extensionTag('ref', 'x')
        frame:preprocess('{{Used}}{{DEFAULTSORT:key}}')
        mw.addWarning('warning')
        local wikibase = mw.wikibase
        local id = wikibase.getEntityIdForCurrentPage()
        return note .. tostring(id) .. p.guarded()
    end
    function p.swallows() return (pcall(function() return mw.wikibase.getEntity() end)) end
    function p.fails() return mw.wikibase.getEntity().id end
    function p.other() return (nil).x end
    return p
"""
PAGES = {"Module:Asks": ASKS, "Template:Used": "used"}


@pytest.mark.parametrize(
    ("wikibase", "function", "text"),
    [
        ("needed", "guarded", "unknown"),
        ("always", "guarded", "not on Wikidata"),
        ("never", "guarded", "unknown"),
        ("needed", "swallows", "false"),
        ("always", "swallows", "true"),
    ],
)
def test_answers(wikibase: Literal["always", "needed", "never"], function: str, text: str) -> None:
    options = LuaOptions(wikibase=wikibase)
    assert expand(f"{{{{#invoke:Asks|{function}}}}}", PAGES, options=options).text == text


def test_second_attempt_is_as_if_there_was_no_first() -> None:
    options = {name: LuaOptions(wikibase=name) for name in ("needed", "always")}
    wikitext = "<ref>y</ref>{{#invoke:Asks|unguarded}}<ref>z</ref>"
    needed = expand(wikitext, PAGES, options=options["needed"])
    always = expand(wikitext, PAGES, options=options["always"])
    assert needed.to_wikitext() == "<ref>y</ref><ref>x</ref>nilnot on Wikidata<ref>z</ref>"
    assert needed.text == always.text
    assert list(needed.markers) == list(always.markers)
    assert [used.title for used in needed.transclusions] == [
        used.title for used in always.transclusions
    ]
    assert (needed.warnings, needed.properties) == (always.warnings, always.properties)
    assert [problem.code for problem in needed.diagnostics] == ["entity-not-stored"]


def test_errors_that_stay() -> None:
    options = LuaOptions(wikibase="needed")
    text = expand("{{#invoke:Asks|unguarded}}", PAGES, options=LuaOptions(wikibase="never")).text
    assert "attempt to index local &#039;wikibase&#039; (a nil value)" in text
    expansion = expand("{{#invoke:Asks|other}}", PAGES, options=options)
    assert len(expansion.diagnostics) == 1


@pytest.mark.parametrize("wikibase", ["needed", "always"])
def test_a_module_that_fails_for_want_of_entities_gives_nothing(
    wikibase: Literal["always", "needed", "never"],
) -> None:
    expansion = expand("{{#invoke:Asks|fails}}", PAGES, options=LuaOptions(wikibase=wikibase))
    assert expansion.text == ""
    codes = [problem.code for problem in expansion.diagnostics]
    assert codes == ["entity-not-stored", "module-lacks-data"]


def test_nothing_is_left_for_the_next_invoke() -> None:
    calls = ["guarded", "unguarded", "guarded"]
    wikitext = "|".join(f"{{{{#invoke:Asks|{name}}}}}" for name in calls)
    text = expand(wikitext, PAGES, options=LuaOptions(wikibase="needed")).to_wikitext()
    assert text == "unknown|<ref>x</ref>nilnot on Wikidata|unknown"


def test_script_errors_are_tracked() -> None:
    expansion = expand("{{#invoke:Asks|other}}{{#invoke:Asks|other}}", PAGES)
    assert list(expansion.tracked) == ["scribunto-common-error-category"]


def test_modules_count_as_used_whichever_attempt_read_them() -> None:
    pages = {
        "Module:M": (
            "local data = mw.loadData('Module:Data') "
            "return { f = function() pcall(require, 'Module:Not there') "
            "return mw.wikibase.getEntity() and 1 or data.x .. require('Module:Late').x end }"
        ),
        "Module:Data": "return { x = 'data' }",
        "Module:Late": "return { x = ' and more' }",
    }
    expansion = expand("{{#invoke:M|f}}", pages, options=LuaOptions())
    assert expansion.text == "data and more"
    assert dict(expansion.templates) == {
        "Module:M": True,
        "Module:Data": True,
        "Module:Not there": False,
        "Module:Late": True,
    }


@pytest.mark.parametrize(
    ("code", "text", "missing"),
    [
        # Code that asks whether a library is there finds none.
        ("return mw.ext.cargo and 'cargo' or 'none'", "none", []),
        ("return mw.smw and 'smw' or 'none'", "none", []),
        ("return tostring(pcall(function() return mw.ext.cargo.query('x') end))", "false", []),
        # Code that does not ask gets an empty answer of the kind that it expects.
        ("return #mw.ext.cargo.query('x', 'y')", "0", ["mw.ext.cargo.query"]),
        (
            "return tostring(mw.ext.FlaggedRevs.getStabilitySettings(mw.title.new('x')))",
            "nil",
            ["mw.ext.FlaggedRevs.getStabilitySettings"],
        ),
        (
            "mw.ext.TitleBlacklist.test('edit', 'x') return 'tested'",
            "tested",
            ["mw.ext.TitleBlacklist.test"],
        ),
        ("return mw.smw.ask('x') or 'no values'", "no values", ["mw.smw.ask"]),
        ("return #mw.smw.getQueryResult('x').results", "0", ["mw.smw.getQueryResult"]),
        ("return mw.ext.anyOther.get('x')", "", ["mw.ext.anyOther.get"]),
    ],
)
def test_extensions_that_are_missing(code: str, text: str, missing: list[str]) -> None:
    pages = {"Module:M": f"return {{ f = function() {code} end }}"}
    expansion = expand("{{#invoke:M|f}}", pages, options=LuaOptions())
    assert expansion.text == text
    assert {problem.code for problem in expansion.diagnostics} <= {"extension-not-available"}
    assert [problem.message.split()[0] for problem in expansion.diagnostics] == missing


def test_what_no_extension_gives_is_an_error() -> None:
    pages = {"Module:M": "return { f = function() return mw.nonsense.get('x') end }"}
    text = expand("{{#invoke:M|f}}", pages, options=LuaOptions()).text
    assert "attempt to index field &#039;nonsense&#039;" in text


def test_what_loads_data_in_a_second_attempt_is_not_for_others() -> None:
    pages = {
        "Module:D": "return { x = mw.wikibase and 'there' or 'not there' }",
        "Module:Fails": (
            "return { f = function() mw.wikibase.getLabel('Q1') "
            "return mw.loadData('Module:D').x end }"
        ),
        "Module:T": "return { f = function() return mw.loadData('Module:D').x end }",
    }
    for calls, text in (("Fails T", "there/not there"), ("T Fails", "not there/there")):
        wikitext = "/".join(f"{{{{#invoke:{name}|f}}}}" for name in calls.split())
        assert expand(wikitext, pages, options=LuaOptions()).text == text


@pytest.mark.parametrize(
    "data",
    [
        "return { x = mw.wikibase.getLabel('Q1') }",
        "return { x = mw.ext.data.get('A.tab').data[1] }",
        "return { x = mw.ext.cargo.query('a')[1] }",
    ],
)
def test_a_call_that_fails_for_want_of_what_its_data_asked_gives_nothing(data: str) -> None:
    module = "return { f = function() return mw.loadData('Module:D').x .. 'a' end }"
    pages = {"Module:D": data, "Module:T": module}
    expansion = expand("{{#invoke:T|f}}|{{#invoke:T|f}}", pages, options=LuaOptions())
    assert expansion.text == "|"
    assert "module-lacks-data" in [one.code for one in expansion.diagnostics]


class _TextGone(MemoryPages):
    """Knows that its pages exist, and has no text of those called so."""

    def text(self, title: Title) -> PageText | None:
        return None if title.text.startswith("Gone") else super().text(title)

    def exists(self, title: Title) -> bool:
        return super().text(title) is not None

    def info(self, title: Title) -> PageInfo | None:
        if not self.exists(title):
            return None
        return PageInfo(page_id=1, revision_id=7, model="Scribunto", size=3, is_redirect=False)


@pytest.mark.parametrize("call", ["{{#invoke:Gone|f}}", "{{#invoke:T|f}}"])
def test_a_module_whose_text_is_not_stored_is_told_so(call: str) -> None:
    pages = {
        "Module:Gone": "return { f = function() return 1 end }",
        "Module:T": "return { f = function() return require('Module:Gone').f() end }",
    }
    site = wiki_site()
    expander = Expander(site, _TextGone(site, pages), None, LuaRunner(LuaOptions()))
    title = site.title("Test")
    assert title is not None
    expansion = expander.expand(call, title)
    assert expansion.text == ""
    codes = [one.code for one in expansion.diagnostics]
    assert codes == ["text-not-stored", "module-lacks-data"]
