"""A whole real wiki: our expansion against MediaWiki's.

What MediaWiki answered for half of its articles is beside this project; that file names the
templates of each. The expanded texts themselves are compared when WIKIEXTRACT_EXPANDED names a
file of them (see compare_expansion.py).
"""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from tests.parity.compare_expansion import compare, read_pages, site_of
from tests.shared import shared_path
from wikiextract.expand.expander import Expander, Expansion
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.site import Site
from wikiextract.sources.page import Page
from wikiextract.store.memory import MemoryPages

pytestmark = pytest.mark.shared

DUMP = "data/ltgwiki-20180101-pages-articles.xml.bz2"
ANSWERS = "oracle/ltgwiki.mediawiki.jsonl.gz"
# Pages whose expansion differs for a reason that is not ours.
EXCEPTIONS = {
    "Main Page": "the reference wiki's own start page, not the dump's",
    "Suoku puslopa": "{{NUMBEROFARTICLES}}: the reference wiki did not count its pages",
}


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return read_pages(shared_path(DUMP))


@pytest.fixture(scope="module")
def site(pages: list[Page]) -> Site:
    return site_of(pages, None)


def contents_expanded(expansion: Expansion) -> set[str]:
    """Titles of all templates, those in footnotes and other tags included."""
    done: set[str] = set()
    while waiting := [key for key in expansion.markers if key not in done]:
        for key in waiting:
            done.add(key)
            marker = expansion.markers[key]
            if marker.kind == "extension" and marker.name in (
                "ref",
                "references",
                "gallery",
                "poem",
            ):
                expansion.expand_content(marker, in_frame=marker.name != "ref")
    return set(expansion.templates)


def test_templates_are_mediawikis(pages: list[Page], site: Site) -> None:
    texts = MemoryPages(site, {page.title or "": page.wikitext or "" for page in pages})
    expander = Expander(site, texts, modules=LuaRunner())
    by_title = {page.title: page for page in pages}
    different = {}
    errors: list[str] = []
    compared = 0
    lines = gzip.decompress(shared_path(ANSWERS).read_bytes()).decode("utf-8").splitlines()
    for line in lines:
        given = json.loads(line)
        page, title = by_title.get(given["title"]), site.title(given["title"])
        if page is None or title is None or given["title"] in EXCEPTIONS:
            continue
        expansion = expander.expand(page.wikitext or "", title, revision=page.revision)
        ours = contents_expanded(expansion)
        compared += 1
        errors += [
            f"{given['title']}: {item.message}"
            for item in expansion.diagnostics
            if item.code.startswith("lua-")
        ]
        theirs = {name for name, _ in given["templates"]}
        if ours != theirs:
            different[given["title"]] = (sorted(theirs - ours), sorted(ours - theirs))
    assert compared > 400
    assert errors == []  # MediaWiki has no script error on any of them.
    assert different == {}


def test_expanded_texts_are_mediawikis(pages: list[Page], site: Site) -> None:
    path = os.environ.get("WIKIEXTRACT_EXPANDED")
    if path is None:
        pytest.skip("WIKIEXTRACT_EXPANDED names no file of MediaWiki's expanded texts")
    with Path(path).open(encoding="utf-8") as lines:
        found = list(compare(pages, site, iter(lines)))
    different = [one for one in found if not one.equal and one.title not in EXCEPTIONS]
    assert found
    assert not different, "\n".join(f"{one.title}\n{one.difference()}" for one in different[:5])
