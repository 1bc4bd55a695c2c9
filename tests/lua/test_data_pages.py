"""mw.ext.data: tables and maps of data pages, and what is answered where there are none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.lua.wiki import NOW, wiki_site
from wikiextract.expand.expander import Expander, Expansion
from wikiextract.expand.lua.callbacks.data import DataCallbacks
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.site import Title
from wikiextract.site.title import MODULE
from wikiextract.store import MemoryPages, PageInfo, PageText

TABLE = {
    "license": "CC-BY-SA-4.0",
    "description": {"en": "Rivers", "de": "Flüsse"},
    "sources": "[[Source]]",
    "schema": {
        "fields": [
            {"name": "id", "type": "string"},
            {"name": "name", "type": "localized", "title": {"en": "Name", "fr": "Nom"}},
            {"name": "length", "type": "number"},
        ]
    },
    "data": [
        ["q1", {"en": "Rhine", "de": "Rhein"}, 1233.5],
        ["q2", None, 2850],
        ["q3", {"ru": "Волга", "tt": "Идел"}, None],
    ],
}
MAP = {
    "license": "CC0-1.0",
    "description": {"en": "A park"},
    "zoom": 0,
    "latitude": 1.5,
    "data": {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [10, 20]},
        "properties": {"title": {"en": "Park", "fr": "Parc"}, "name": {"en": "kept"}},
    },
}
PAGES = {"Data:Rivers of Europe.tab": TABLE, "park.map": MAP, "style.chart": {"type": "line"}}


def expand(
    code: str,
    data: Mapping[str, Any] | None = None,
    runner: LuaRunner | None = None,
    **pages: str,
) -> Expansion:
    """Expand a call of a function whose body is `code`; `pages` are modules by name."""
    site = wiki_site()
    modules = {"M": f"return {{ f = function(frame) {code} end }}", **pages}
    texts = {f"Module:{name}": text for name, text in modules.items()}
    stated = {
        name: page if isinstance(page, str) else json.dumps(page)
        for name, page in (data or {}).items()
    }
    return expand_in(MemoryPages(site, texts, stated), runner)


def expand_in(source: MemoryPages, runner: LuaRunner | None = None) -> Expansion:
    """Expand the call on a page of a wiki with these pages."""
    site = wiki_site()
    title = site.title("Test")
    assert title is not None
    runner = runner or LuaRunner(LuaOptions())
    expander = Expander(site, source, ExpandOptions(now=NOW), runner)
    return expander.expand("{{#invoke:M|f}}", title)


def problems(expansion: Expansion) -> list[str]:
    return [problem.code for problem in expansion.diagnostics]


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        # The wiki's language, another one, one that falls back, one that nobody has written in.
        ("t().description", "Rivers"),
        ("t('de').description", "Flüsse"),
        ("t('gsw').description", "Flüsse"),
        ("t('ja').description", "Rivers"),
        ("t('_').description.de", "Flüsse"),
        ("t().license.code", "CC-BY-SA-4.0"),
        ("t().license.text", "Creative Commons Attribution-Share Alike 4.0"),
        ("t().license.url", "https://creativecommons.org/licenses/by-sa/4.0/deed.en"),
        ("t('_').license", "CC-BY-SA-4.0"),
        ("t().sources", "[[Source]]"),
        # Rows, cells and fields count from 1.
        ("#t().schema.fields", "3"),
        ("t().schema.fields[1].title", "id"),
        ("t('fr').schema.fields[2].title", "Nom"),
        ("t('_').schema.fields[1].title.en", "id"),
        ("t('_').schema.fields[2].title.fr", "Nom"),
        ("#t().data", "3"),
        ("t().data[1][1]", "q1"),
        ("t('de').data[1][2]", "Rhein"),
        ("t('_').data[1][2].de", "Rhein"),
        ("tostring(t().data[2][2])", "nil"),
        ("t().data[2][3]", "2850"),
        # Of no language that helps: the first there is.
        ("t().data[3][2]", "Волга"),
        # Lists of maps count from 0, as PHP hands them on.
        ("m().data.geometry.coordinates[0]", "10"),
        ("m('fr').data.properties.title", "Parc"),
        ("m('fr').data.properties.name.en", "kept"),
        ("m('_').data.properties.title.fr", "Parc"),
        ("m().zoom .. m().latitude .. tostring(m().longitude)", "01.5nil"),
        ("mw.ext.data.get('style.chart').type", "line"),
        ("tostring(mw.ext.data.get('Other.tab'))", "false"),
        # What looks like a namespace is part of the name.
        ("tostring(mw.ext.data.get('Data:Rivers of Europe.tab'))", "false"),
        ("require('mw.ext.data').get('park.map').zoom", "0"),
    ],
)
def test_what_pages_say(expression: str, text: str) -> None:
    code = (
        "local function t(code) return mw.ext.data.get('rivers_of_Europe.tab', code) end "
        "local function m(code) return mw.ext.data.get('Park.map', code) end "
        f"return {expression}"
    )
    assert expand(code, PAGES).text == text


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("get(1)", "bad argument #1 to 'get' (string expected, got number)"),
        ("get('X.tab', 1)", "bad argument #2 to 'get' (string expected, got number)"),
        ("get('X.tab', 'a|b')", 'bad argument #2 to "get" (not a valid language code)'),
        ("get('X.tab', '')", 'bad argument #2 to "get" (not a valid language code)'),
        ("get('X')", 'bad argument #1 to "get" (not a valid title)'),
        ("get('X[.tab')", 'bad argument #1 to "get" (not a valid title)'),
    ],
)
def test_arguments(call: str, message: str) -> None:
    assert expand(f"return select(2, pcall(function() mw.ext.data.{call} end))").text == message


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("#mw.ext.data.get('X.tab').data", "0"),
        ("#mw.ext.data.get('X.tab').schema.fields", "0"),
        ("mw.ext.data.get('X.tab').license.code", ""),
        ("mw.ext.data.get('X.tab').description .. mw.ext.data.get('X.tab').sources", ""),
        ("mw.ext.data.get('X.tab', '_').description.en", ""),
        ("#mw.ext.data.get('X.map').data.features", "0"),
        ("mw.ext.data.get('X.chart').license.code", ""),
    ],
)
def test_without_data_pages_each_is_empty(expression: str, text: str) -> None:
    expansion = expand(f"return {expression}")
    assert expansion.text == text
    (problem,) = expansion.diagnostics
    assert problem.code == "data-not-stored"
    assert "Data:X." in problem.message


def test_what_is_missing_is_said_once() -> None:
    code = "for n = 1, 3 do mw.ext.data.get('X.tab') end return mw.ext.data.get('Y.tab') and 1"
    assert problems(expand(code)) == ["data-not-stored"] * 2
    assert problems(expand(code, PAGES)) == ["data-not-stored"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "[",
        "[]",
        "1",
        "{}",
        '{"schema": {"fields": {}}, "data": []}',
        '{"schema": {"fields": [1]}, "data": []}',
        '{"schema": {"fields": []}, "data": [1]}',
        '{"schema": {"fields": []}, "data": [], "x": ' + "[" * 200 + "]" * 200 + "}",
        '{"schema": {"fields": []}, "data": ' + "[" * 100_000,
    ],
)
def test_pages_that_are_none_count_as_missing(text: str) -> None:
    expansion = expand("return tostring(mw.ext.data.get('X.tab'))", {"X.tab": text})
    assert expansion.text == "false"
    assert problems(expansion) == ["data-invalid"]


@pytest.mark.parametrize(
    "cells",
    ['{"name": {}, "type": "localized"}', '{"name": "n"}', '{"name": "n", "type": 1, "title": 2}'],
)
def test_values_of_wrong_types_are_no_error(cells: str) -> None:
    page = (
        f'{{"license": 5, "description": [], "sources": {{}}, "schema": {{"fields": [{cells}]}},'
        ' "data": [[{"en": 1}], ["x", 2], [], [[1]], [1e400]]}'
    ).replace(", [1e400]", "")
    expansion = expand("return type(mw.ext.data.get('X.tab'))", {"X.tab": page})
    assert expansion.text in ("table", "boolean")
    assert "lua-error" not in problems(expansion)


COLUMNS = [{"name": "a", "type": "string"}, {"name": "b", "type": "number"}]


@pytest.mark.long
def test_a_large_table_ends_the_module_and_not_the_process() -> None:
    rows = [["x" * 100, number] for number in range(50_000)]
    page = {"schema": {"fields": COLUMNS}, "data": rows}
    code = "local all = {} for n = 1, 9 do all[n] = mw.ext.data.get('X.tab') end return 'all'"
    assert problems(expand(code, {"X.tab": page})) == ["lua-memory-limit"]


def test_rows_are_read_once_and_are_each_call_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    rows = DataCallbacks.data_rows

    def data_rows(self: DataCallbacks, name: bytes, language: bytes | None) -> tuple[bytes, int]:
        asked.append((name, language))
        return rows(self, name, language)

    monkeypatch.setattr(DataCallbacks, "data_rows", data_rows)
    code = (
        "local function get(code) return mw.ext.data.get('Rivers of Europe.tab', code).data end "
        "local one = get() one[1][1] = 'x' one[2] = nil "
        "local all = get('_') all[1][2].de = 'x' "
        "local two = get() return two[1][1] .. two[2][1] .. get('de')[1][2] .. get('_')[1][2].de"
    )
    runner = LuaRunner(LuaOptions())
    assert expand(code, PAGES, runner).text == "q1q2RheinRhein"
    name = b"Rivers of Europe.tab"
    assert asked == [(name, None), (name, b"_"), (name, b"de"), (name, b"_")]
    # The rows of another version are other rows.
    changed = {**TABLE, "data": [["q9", None, 1]]}
    code = "return mw.ext.data.get('Rivers of Europe.tab').data[1][1]"
    assert expand(code, {"Rivers of Europe.tab": changed}, runner).text == "q9"
    assert expand(code, PAGES, runner).text == "q1"


def test_a_module_changes_its_own_copy() -> None:
    code = (
        "local t = mw.ext.data.get('Park.map') t.zoom = 9 mw.ext.data.x = 1 "
        "return mw.ext.data.get('Park.map').zoom"
    )
    assert expand(code, PAGES).text == "0"


FAILS = "local t = mw.ext.data.get('X.tab') return t.data[1][1]"


def test_a_module_that_fails_for_want_of_data_gives_nothing() -> None:
    expansion = expand(FAILS)
    assert expansion.text == ""
    assert problems(expansion) == ["data-not-stored", "module-lacks-data"]
    assert not expansion.tracked


def test_where_data_pages_are_given_the_error_is_the_wikis() -> None:
    assert problems(expand(FAILS, PAGES)) == ["data-not-stored", "lua-error"]
    assert problems(expand("local t = mw.ext.data.get('Park.map') return t.x.y", PAGES)) == [
        "lua-error"
    ]


def test_an_error_that_has_other_reasons_stays() -> None:
    # Another call on the page lacks nothing.
    code = "pcall(mw.ext.data.get, 'X.tab') return frame:preprocess('{{#invoke:N|f}}')"
    expansion = expand(code, N="return { f = function() return (nil).x end }")
    assert problems(expansion) == ["data-not-stored", "lua-error"]


def test_what_is_loaded_for_many_calls_lacks_data_for_each() -> None:
    code = "local t = mw.loadData('Module:D').name return t.x.y"
    expansion = expand(code, D=LOADED)
    assert problems(expansion) == ["data-not-stored", "module-lacks-data"]


LOADED = "return { name = mw.ext.data.get('T.tab').description }"


def test_loaded_data_is_read_again_when_its_page_has_changed() -> None:
    runner = LuaRunner(LuaOptions())

    def name(data: Mapping[str, Any] | None) -> tuple[str, list[str]]:
        expansion = expand("return mw.loadData('Module:D').name", data, runner, D=LOADED)
        return expansion.text, problems(expansion)

    def table(text: str) -> Mapping[str, Any]:
        return {"T.tab": {"description": {"en": text}, "schema": {"fields": []}, "data": []}}

    assert name(table("one")) == ("one", [])
    assert name(table("two")) == ("two", [])
    assert name(None) == ("", ["data-not-stored"])
    assert name(None) == ("", ["data-not-stored"])
    assert name(table("two")) == ("two", [])


def test_json_of_data_pages() -> None:
    code = "return mw.loadJsonData('Data:Park.map').zoom"
    assert expand(code, PAGES).text == "0"
    lacking = expand(code, {"Other.map": MAP})
    assert "not a valid JSON page" in lacking.text
    assert problems(lacking) == ["data-not-stored", "lua-error"]


def test_json_of_a_data_page_that_nobody_gave() -> None:
    expansion = expand("return mw.loadJsonData('Data:Park.map').zoom")
    assert expansion.text == ""
    assert problems(expansion) == ["data-not-stored", "module-lacks-data"]
    # What is no name of a data page, the wiki knows no more than we do.
    assert problems(expand("return mw.loadJsonData('Data:Park').zoom")) == ["lua-error"]


JSON_MODULE = """
    return { f = function() return mw.loadJsonData('Template:Numbers').a or 'none' end }
"""
JSON_PAGES: Mapping[str, str | PageText] = {
    "Module:M": JSON_MODULE,
    "Template:Numbers": PageText(text='{"a": 1}', model="json"),
}
WITH_TEXTS = MemoryPages(wiki_site(), JSON_PAGES)


class WithoutTexts(MemoryPages):
    """The same pages, of which only the texts of modules are stored."""

    def text(self, title: Title) -> PageText | None:
        return super().text(title) if title.namespace == MODULE else None

    def info(self, title: Title) -> PageInfo | None:
        return WITH_TEXTS.info(title)


def test_json_pages_are_those_of_that_model() -> None:
    assert expand_in(WITH_TEXTS).text == "1"
    plain = MemoryPages(wiki_site(), {**JSON_PAGES, "Template:Numbers": '{"a": 1}'})
    assert problems(expand_in(plain)) == ["lua-error"]


def test_json_that_is_not_stored_is_empty() -> None:
    expansion = expand_in(WithoutTexts(wiki_site(), JSON_PAGES))
    assert expansion.text == "none"
    assert problems(expansion) == ["text-not-stored"]
