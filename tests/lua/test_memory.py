"""What modules make is gone with their `#invoke`: memory stays flat over any number of pages."""

from __future__ import annotations

import pytest

from tests.lua.module_calls import calls, module_pages
from tests.lua.wiki import wiki_site
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.store.memory import MemoryPages

OBJECTS = {
    "title": "local t = mw.title.new('A/B') return t:fullUrl() .. tostring(t:inNamespace(0))",
    "titles": "return mw.title.new('A').talkPageTitle.subjectPageTitle.prefixedText",
    "uri": "return tostring(mw.uri.new('http://x.y/z?a=b'):extend({ c = 'd' }))",
    "message": "return mw.message.newRawMessage('$1', mw.message.new('x')):plain()",
    "language": "return mw.language.new('de'):formatNum(5)",
    "html": "return tostring(mw.html.create('p'):tag('b'):done():node(mw.html.create('i')))",
    "frame": "return frame:newChild{ title = 'X', args = { 1 } }:preprocess('{{{1}}}')",
    "data": "return mw.loadData('Module:Lang/data').names.grc[1]",
    "error": "error({})",
}


def used(runner: LuaRunner) -> int:
    """Bytes of the runner's Lua state after collecting.

    Each collection halves Lua's table of strings at most, which grew with what lay about.
    """
    runtime = runner._runtime
    assert runtime is not None
    for _ in range(10):
        runtime._lua.gccollect()
    return runtime.memory_used()


@pytest.mark.parametrize("name", OBJECTS)
def test_objects(name: str) -> None:
    module = f"return {{ f = function(frame) {OBJECTS[name]} end }}"
    runner = LuaRunner()
    pages = MemoryPages(wiki_site(), {**module_pages(), "Module:M": module})
    expander = Expander(wiki_site(), pages, modules=runner)
    title = wiki_site().title("Page")
    assert title is not None
    sizes = []
    for _ in range(3):
        for _ in range(200):
            expander.expand("{{#invoke:M|f}}", title)
        sizes.append(used(runner))
    # Tables that forget (of frames, of strings) grow by doubling, 16 to 32 KiB at once.
    assert sizes[2] - sizes[1] < 200 * 200


@pytest.mark.slow
def test_pages() -> None:
    runner = LuaRunner()
    expander = Expander(wiki_site(), MemoryPages(wiki_site(), module_pages()), modules=runner)
    texts = [call.text("wikitext") for call in calls()]
    title = wiki_site().title("Page")
    assert title is not None
    sizes = []
    for _ in range(3):
        for text in texts * 20:
            expander.expand(text, title)
        sizes.append(used(runner))
    assert sizes[2] - sizes[1] < 500_000
