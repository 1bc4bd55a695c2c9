"""What is kept between calls and pages changes nothing: real articles with their citations."""

from __future__ import annotations

import lzma
import re
from functools import cache

import pytest
from lxml import etree

from tests.shared import SHARED, shared_path
from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.site import Site
from wikiextract.sources import open_source
from wikiextract.sources.page import Page
from wikiextract.store.memory import MemoryPages

TEMPLATES = "data/enwiki-templates-2020-2025.xml.xz"
ARTICLES = "data/enwiki-2016-sample.xml.bz2"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / TEMPLATES).exists(), reason=f"needs ../shared/{TEMPLATES}"),
]

LONGEST = 30_000
NOTE = re.compile("</?ref[^<>]*>", re.I)
FORGETFUL = LuaOptions(seconds=60, remembered_answers=0, cached_source=0, cached_data=0)


@cache
def pages() -> MemoryPages:
    """The templates and modules of the sample."""
    found = {}
    with lzma.open(shared_path(TEMPLATES)) as stream:
        for _, page in etree.iterparse(stream, tag="{*}page", resolve_entities=False):
            text = page.findtext("{*}revision/{*}text") or ""
            found[page.findtext("{*}title") or ""] = text
            page.clear()
    return MemoryPages(Site.bundled("enwiki"), found)


def articles() -> list[Page]:
    """Two articles with citations that are not long, the first of them once more in the end."""
    found: list[Page] = []
    for page in open_source(shared_path(ARTICLES)):
        if isinstance(page, Page) and "{{cite" in (text := page.wikitext or ""):
            found += [page] if len(text) < LONGEST else []
        if len(found) == 2:
            break
    return [*found, found[0]]


def expanded(expander: Expander, page: Page) -> tuple[object, ...]:
    """What an expansion gives, the notes' content in the text."""
    title = expander.site.title(page.title or "")
    assert title is not None
    text = NOTE.sub(" ", page.wikitext or "")
    expansion = expander.expand(text, title, revision=page.revision)
    problems = [(one.code, one.message) for one in expansion.diagnostics]
    calls = [(one.title, one.depth, one.start, one.arguments()) for one in expansion.transclusions]
    return (
        expansion.to_wikitext(),
        expansion.counters,
        calls,
        problems,
        expansion.templates,
        expansion.tracked,
        expansion.origins,
    )


def expander(options: LuaOptions) -> Expander:
    """An English Wikipedia."""
    return Expander(Site.bundled("enwiki"), pages(), modules=LuaRunner(options))


def test_what_is_kept_changes_nothing() -> None:
    keeping = expander(LuaOptions(seconds=60))
    for page in articles():
        assert expanded(keeping, page) == expanded(expander(FORGETFUL), page)
