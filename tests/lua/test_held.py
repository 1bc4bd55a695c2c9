"""What Python keeps for a page's modules counts against the page, and the page ends soon after."""

from __future__ import annotations

import pytest

from tests.lua.wiki import wiki_site
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.render import render
from wikiextract.store import MemoryPages

LONG = "local s = ('x'):rep(20000) "
# Bodies of functions that would go on for ever: each keeps something more at each turn.
ENDLESS = {
    "arguments of frames": LONG + "frame:newChild{ title = 'A', args = { s .. i } }",
    "small frames": "frame:newChild{ title = 'A', args = {} }",
    "matches": "t[i] = ('(x'):rep(20000):gmatch('(x-)(x-)(x-)y')",
    "matches of letters": "t[i] = mw.ustring.gmatch(('ä'):rep(20000) .. i, 'ä') t[i]()",
    "tags": LONG + "frame:extensionTag('nowiki', s .. i)",
    "tags of functions": LONG + "frame:callParserFunction('#tag', { 'nowiki', s .. i })",
    "tags in texts": LONG + "frame:preprocess('<nowiki>' .. s .. i .. '</nowiki>')",
    "notes": LONG + "frame:preprocess('<ref>' .. s .. i .. '</ref>')",
    "small notes": "frame:preprocess('<ref>x</ref>')",
    "templates": "frame:expandTemplate{ title = 'A', args = { i } }",
    "templates that are none": "pcall(frame.expandTemplate, frame, { title = 'B' .. i })"
    " frame:preprocess('{{B' .. i .. '}}')",
    "texts": LONG + "frame:preprocess('{{A|' .. s .. i .. '}}')",
    "titles": "mw.title.new('A' .. i)",
    "modules": "pcall(require, 'Module:' .. i)",
    "sort keys": LONG + "frame:preprocess('{{DEFAULTSORT:' .. s .. i .. '}}')",
}


def expander(body: str, size: int) -> Expander:
    code = f"return {{ f = function(frame)\n{body}\nend, ok = function() return 'ok' end }}"
    pages = MemoryPages(wiki_site(), {"Module:M": code, "Template:A": "{{{1}}}"})
    options = ExpandOptions(held_size=size)
    runner = LuaRunner(LuaOptions(seconds=600))
    return Expander(wiki_site(), pages, options, modules=runner)


@pytest.mark.parametrize("name", ENDLESS)
def test_what_is_kept_has_an_end(name: str) -> None:
    body = f"local t, i = {{}}, 0 while true do i = i + 1 {ENDLESS[name]} end"
    title = wiki_site().title("Page")
    assert title is not None
    wiki = expander(body, 1_000_000)
    expansion = wiki.expand("a {{#invoke:M|f}} b" + "{{#invoke:M|ok}} {{A|c}}" * 50 + "d", title)
    codes = {diagnostic.code for diagnostic in expansion.diagnostics}
    assert codes & {"lua-memory-limit", "more-diagnostics"}
    assert expansion.text.startswith("a <strong")
    assert expansion.text.endswith("d")
    assert "ok" not in expansion.text
    assert render(expansion).to_html()
    # The next page begins with nothing.
    assert wiki.expand("{{#invoke:M|ok}}", title).text == "ok"


def test_what_a_module_gives_back_counts_no_more() -> None:
    body = """
        for i = 1, 2 do
            for _ in mw.ustring.gmatch(('ä'):rep(500), 'ä') do end
            mw.ustring.gsub(('ä'):rep(2000), 'ä', function() end)
            frame:newChild{ title = 'A', args = { ('x'):rep(1000) } }
        end
        return 'done'
    """
    title = wiki_site().title("Page")
    assert title is not None
    expansion = expander(body, 40_000).expand("{{#invoke:M|f}}" * 20, title)
    assert expansion.text == "done" * 20


def test_modules_that_take_too_much_are_run_a_few_times() -> None:
    title = wiki_site().title("Page")
    assert title is not None
    wiki = expander("return ('x'):rep(1e9)", 1 << 26)
    text = wiki.expand("{{#invoke:M|f}}" * 100 + "{{#invoke:M|ok}}", title).text
    assert text.count("not enough memory") == 101


def test_templates_that_double_end_soon() -> None:
    pages = {f"Template:T{n}": f"{{{{T{n + 1}}}}}" * 2 for n in range(40)} | {"Template:T40": ""}
    title = wiki_site().title("Page")
    assert title is not None
    wiki = Expander(wiki_site(), MemoryPages(wiki_site(), pages), ExpandOptions(held_size=100_000))
    expansion = wiki.expand("{{T0}} {{T0}}", title)
    assert [entry.code for entry in expansion.diagnostics] == ["page-memory-limit"]
    assert len(expansion.transclusions) <= 250


def test_values_far_beyond_their_limit_end_the_page() -> None:
    pages = {"Template:T": "{{lc:{{{1}}}}}" * 400}
    title = wiki_site().title("Page")
    assert title is not None
    wiki = Expander(wiki_site(), MemoryPages(wiki_site(), pages))
    expansion = wiki.expand("{{T|" + "x" * 500_000 + "}}", title)
    codes = {entry.code for entry in expansion.diagnostics}
    assert {"argument-size-limit", "page-memory-limit"} <= codes
    assert len(expansion.text) <= 3_000_000
