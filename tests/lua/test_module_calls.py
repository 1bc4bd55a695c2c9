"""Modules in the style of large wikis give what MediaWiki gives, whatever ran before them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cases.case import Case
from tests.lua.module_calls import calls, module_pages
from tests.lua.wiki import NOW
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.site import Site, Title
from wikiextract.store.memory import MemoryPages
from wikiextract.store.page_source import PageInfo, PageText

CALLS = calls()


@pytest.fixture(scope="module")
def expander() -> Expander:
    site = replace(
        Site.bundled("enwiki"),
        base_url="http://localhost",
        article_path="/index.php/$1",
        sitename="Wikipedia",
    )
    runner = LuaRunner(LuaOptions(wikibase="never"))
    return Expander(site, MemoryPages(site, module_pages()), ExpandOptions(now=NOW), runner)


@pytest.mark.parametrize("file", sorted({case.path for case in CALLS}), ids=lambda file: file.stem)
def test_calls(file: Path, expander: Expander, expect: Callable[[Case, str], None]) -> None:
    cases = [case for case in CALLS if case.path == file]
    title = expander.site.title(cases[0].option("title"))
    assert title is not None
    # Twice, the second time in another order: nothing may depend on what ran before.
    for again in (cases, cases[::-1]):
        for case in again:
            expect(case, expander.expand(case.text("wikitext"), title).to_wikitext())


def test_read_only_data_is_each_callers_own(expander: Expander) -> None:
    data = "return { flat = { 1, 2 }, nested = { inner = { x = 'y' } } }"
    module = """
        local p = {}
        function p.spoil()
            local data = mw.loadData('Module:Data')
            for _, one in ipairs({ data, data.flat, data.nested, data.nested.inner }) do
                assert(not pcall(function() one.new = 1 end))
                rawset(one, 'new', 1)
            end
            return 'spoilt'
        end
        function p.look()
            local data, found = mw.loadData('Module:Data'), {}
            for _, one in ipairs({ data, data.flat, data.nested, data.nested.inner }) do
                found[#found + 1] = tostring(one.new)
                for key in pairs(one) do found[#found + 1] = tostring(key) end
            end
            for _, item in ipairs(data.flat) do found[#found + 1] = item end
            return table.concat(found, ' ')
        end
        return p
    """
    pages = MemoryPages(expander.site, {"Module:Data": data, "Module:Look": module})
    using = Expander(expander.site, pages, modules=LuaRunner())
    title = expander.site.title("Test")
    assert title is not None
    seen = "nil nested flat nil 1 2 nil inner nil x 1 2"
    for _ in range(2):
        texts = "{{#invoke:Look|look}}|{{#invoke:Look|spoil}}|{{#invoke:Look|look}}"
        assert using.expand(texts, title).text == f"{seen}|spoilt|{seen}"


def test_data_kept_between_pages_is_bounded(expander: Expander) -> None:
    texts = {f"Module:D{n}": f"return {{ n = {n}, s = ('x'):rep(2000) }}" for n in range(40)}
    texts["Module:Read"] = (
        "return { f = function(frame) return mw.loadData('Module:D' .. frame.args[1]).n end }"
    )
    options = LuaOptions(cached_data=10_000)
    using = Expander(expander.site, MemoryPages(expander.site, texts), modules=LuaRunner(options))
    title = expander.site.title("Test")
    assert title is not None
    for _ in range(2):
        for n in range(40):
            assert using.expand(f"{{{{#invoke:Read|f|{n}}}}}", title).text == str(n)
    everything = "".join(f"{{{{#invoke:Read|f|{n}}}}}," for n in range(40))
    assert using.expand(everything, title).text == "".join(f"{n}," for n in range(40))


def test_a_page_knows_its_own_text(expander: Expander) -> None:
    class Known(MemoryPages):
        """Knows that articles exist, but has no texts of them."""

        def text(self, title: Title) -> PageText | None:
            return None if title.namespace == 0 else super().text(title)

        def exists(self, title: Title) -> bool:
            return title.text == "Here" or super().exists(title)

    site = expander.site
    module = "return { f = function() return mw.title.getCurrentTitle():getContent() or 'no' end }"
    pages = Known(site, {"Here": "", "Module:M": module})
    using = Expander(site, pages, modules=LuaRunner())
    for name, text in (("Here", "{{#invoke:M|f}}"), ("Elsewhere", "no")):
        title = site.title(name)
        assert title is not None
        assert using.expand("{{#invoke:M|f}}", title).text == text


def test_a_new_revision_of_a_module_is_compiled(expander: Expander) -> None:
    class Versioned(MemoryPages):
        """Knows revisions of pages, and counts how often it gave a module's text."""

        def __init__(self, site: Site, revision: int, text: str) -> None:
            super().__init__(site, {"Module:M": text})
            self.revision = revision
            self.reads = 0

        def info(self, title: Title) -> PageInfo | None:
            return PageInfo(revision_id=self.revision) if title.namespace == 828 else None

        def exists(self, title: Title) -> bool:
            return title.namespace == 828

        def text(self, title: Title) -> PageText | None:
            self.reads += title.namespace == 828
            return super().text(title)

    site, runner = expander.site, LuaRunner()
    title = site.title("Test")
    assert title is not None
    for revision in (1, 2, 3):
        pages = Versioned(site, revision, f"return {{ f = function() return {revision} end }}")
        using = Expander(site, pages, modules=runner)
        for _ in range(3):
            assert using.expand("{{#invoke:M|f}}", title).text == str(revision)
        assert pages.reads == 1
