"""Modules in the style of large wikis give what MediaWiki gives, whatever ran before them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.lua.module_calls import CallFile, call_files, module_pages
from tests.lua.wiki import NOW
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.site import Site
from wikiextract.store.memory import MemoryPages


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


@pytest.mark.parametrize("path", list(call_files()), ids=lambda path: path.stem)
def test_calls(path: Path, expander: Expander) -> None:
    call_file = CallFile.read(path)
    title = expander.site.title(call_file.title)
    assert title is not None
    # Twice, the second time in another order: nothing may depend on what ran before.
    for calls in (call_file.calls, call_file.calls[::-1]):
        for call in calls:
            assert expander.expand(call.wikitext, title).to_wikitext() == call.answer
