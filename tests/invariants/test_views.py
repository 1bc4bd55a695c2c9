"""Both views of a page have the same kinds of blocks, section by section.

Three ways: pages with their templates, where a call stands for whatever it shows; pages whose HTML
is given; and the wikitext of every page with a word in place of each call, which leaves nothing to
guess. What only MediaWiki says (errors of notes whose list a call would have made) is passed over.
Differences that remain: ``known_view_differences.json`` (file, page, section).
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import msgspec
import pytest

from tests.invariants.dumps import DUMPS, Record, articles, hold_known, record_of, sections_of
from tests.invariants.written import without_calls
from tests.saved import site_of
from tests.shared import shared_files, shared_path
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.site import Site
from wikiextract.sources.page import Page
from wikiextract.store import Store, build_store

KNOWN = "known_view_differences.json"
ANYTHING = "template"
ERROR = "Cite error: "
FIXTURES = Path(__file__).parents[2] / "fixtures"


def kind(block: Record) -> str:
    """A block's type, with what tells tables, lists and quotations of one type from each other."""
    match block["type"]:
        case "table":
            return f"table {len(block['rows'])}x{block['width']}"
        case "list":
            return "ordered list" if block["ordered"] else "list"
        case "quote":
            return f"quote of {[kind(inner) for inner in block['blocks']]}"
    return str(block["type"])


def agree(source: list[str], rendered: list[str]) -> bool:
    """Whether the kinds are the same where a call of the source view is any blocks, or none."""
    reached = {0}
    for one in source:
        if one == ANYTHING:
            reached = set(range(min(reached), len(rendered) + 1))
        else:
            reached = {at + 1 for at in reached if rendered[at : at + 1] == [one]}
        if not reached:
            return False
    return len(rendered) in reached


def differences(source: Record, rendered: Record) -> Iterator[str]:
    """The titles of sections whose kinds differ; "(sections)" where these themselves do."""
    theirs = list(sections_of(rendered.get("sections", [])))
    ours = list(sections_of(source.get("sections", [])))
    if [_place(one) for one in ours] != [_place(one) for one in theirs]:
        yield "(sections)"
        return
    for our, their in zip(ours, theirs, strict=True):
        shown = [
            block
            for block in their.get("blocks", [])
            if not block.get("text", "").startswith(ERROR)
        ]
        if not agree([*map(kind, our.get("blocks", []))], [*map(kind, shown)]):
            yield our.get("title", "(lead)")


def _place(section: Record) -> tuple[int, str]:
    return section["level"], section.get("title", "")


def views(site: Site, page: Page, rendering: Extractor) -> tuple[Record, Record]:
    return record_of(Extractor(site), page), record_of(rendering, page)


@pytest.mark.parametrize("folder", sorted(FIXTURES.glob("*/*")), ids=lambda folder: folder.name)
def test_fixtures(folder: Path) -> None:
    site = site_of(folder)
    wikitext = (folder / "page.wikitext").read_text(encoding="utf-8")
    page = Page(title=folder.name, where="test", wikitext=wikitext)
    rendered = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    found = differences(record_of(Extractor(site), page), rendered)
    file = f"fixtures/{folder.parent.name}"
    hold_known({(file, folder.name, one) for one in found}, KNOWN, file)


@pytest.mark.shared
@pytest.mark.parametrize("path", shared_files("data/paired/*.json.xz"))
def test_pages_with_their_html(path: Path) -> None:
    given = json.loads(lzma.decompress(path.read_bytes()))
    site, body = Site.bundled(path.name.partition("-")[0]), given["article_body"]
    page = Page(title=given["name"], where="test", wikitext=body["wikitext"])
    shown = Page(title=given["name"], where="test", html=body["html"])
    found = differences(record_of(Extractor(site), page), record_of(Extractor(site), shown))
    hold_known({(path.name, given["name"], one) for one in found}, KNOWN, path.name)


@pytest.mark.shared
@pytest.mark.slow
def test_a_wiki_with_its_templates(tmp_path: Path) -> None:
    dump = shared_path("data/ltgwiki-20180101-pages-articles.xml.bz2")
    build_store([dump], tmp_path / "wiki.sqlite")
    found = set()
    with Store.open(tmp_path / "wiki.sqlite") as store:
        rendering = Extractor(store=store)
        for _, page in articles(dump):
            for section in differences(*views(store.site, page, rendering)):
                found.add(("with templates", page.title or "", section))
    hold_known(found, KNOWN, "with templates")


@pytest.mark.shared
@pytest.mark.parametrize("path", DUMPS)
def test_wikitext_without_calls(path: Path) -> None:
    found = set()
    for site, page in articles(path):
        assert page.wikitext is not None
        bare = msgspec.structs.replace(page, wikitext=without_calls(page.wikitext, hole="x"))
        for section in differences(*views(site, bare, Extractor(site, pages={}))):
            found.add((path.name, page.title or "", section))
    hold_known(found, KNOWN, path.name)


def test_a_difference_is_noticed() -> None:
    wikitext = "Text.\n\n* list\n{{call}}\n== Heading ==\n{|\n! a\n|}"
    page = Page(title="Page", where="test", wikitext=wikitext)
    source = record_of(Extractor(Site.bundled("enwiki")), page)
    rendered = deepcopy(source)
    lead, section = rendered.get("sections", [])
    for blocks in ([], lead["blocks"][:1] * 3):
        lead["blocks"][2:] = blocks  # whatever the call shows
        assert not list(differences(source, rendered))
    section["blocks"][0]["width"] = 2
    assert list(differences(source, rendered)) == ["Heading"]
    lead["blocks"][1]["ordered"] = True
    assert list(differences(source, rendered)) == ["(lead)", "Heading"]
    section["level"] = 3
    assert list(differences(source, rendered)) == ["(sections)"]
