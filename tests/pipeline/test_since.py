"""A run since an earlier one takes what has not changed, and comes to what a run anew gives."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from tests.pipeline.dumps import write_multistream
from tests.pipeline.test_bulk import bulk, check_whole, lines
from tests.sources.dumps import page, revision
from wikiextract.errors import InputError
from wikiextract.pipeline.pages.rendered_view import RenderedView
from wikiextract.pipeline.reuse.page_list import PageEntry
from wikiextract.pipeline.runs.to_folder import run_to_folder
from wikiextract.site import Site
from wikiextract.sources.page import Page
from wikiextract.store import MemoryPages, PageStates, UsedPages, build_store

TEXTS = {
    "Plain": "Plain.",
    "Direct": "{{Box|a=1}}",
    "Nested": "{{Outer}}",
    "Redirected": "{{Old name}}",
    "Missing": "{{Not there}}",
    "Module": "{{#invoke:Mod|main}}",
    "Asking": "{{#ifexist:Target|yes|no}}",
    "Linking": "A [[Target]] and a [[Plain]].",
    "Categorised": "In a category. [[Category:Cat]]",
    "Categorised also": "In the same category. [[Category:Cat]]",
    "Counting": "{{NUMBEROFPAGES}}",
    "Again": "{{Box|a=2}}",
    "Template:Box": "box {{{a}}}",
    "Template:Outer": "outer {{Inner}}",
    "Template:Inner": "inner",
    "Template:Old name": "#REDIRECT [[Template:New name]]",
    "Template:New name": "new name",
    "Module:Mod": "return {main = function() return require('Module:Data').x end}",
    "Module:Data": "return {x = 'data'}",
    "Category:Cat": "A category. {{Note}}",
    "Template:Note": "a note",
}
NAMESPACES = {"Template": 10, "Module": 828, "Category": 14}


def write_dump(path: Path, texts: dict[str, str], edited: frozenset[str] = frozenset()) -> None:
    """A dump in which the pages `edited` have another revision id."""
    made = []
    numbers = {title: number for number, title in enumerate({**TEXTS, **texts}, 1)}
    for title, text in texts.items():
        number = numbers[title]
        model = "Scribunto" if title.startswith("Module:") else "wikitext"
        xml = revision(text, number=number + (1000 if title in edited else 0))
        made.append(
            page(
                title,
                xml.replace("<model>wikitext<", f"<model>{model}<"),
                namespace=NAMESPACES.get(title.partition(":")[0], 0),
                page_id=number,
                redirect="Template:New name" if text.startswith("#REDIRECT") else None,
            )
        )
    write_multistream(path, made, of=4)


def store_of(dump: Path) -> str:
    path = dump.with_suffix(".sqlite")
    build_store([dump], path, site=Site.load("enwiki"))
    return str(path)


CATEGORISED = ("Categorised", "Categorised also")
CHANGES = {
    "nothing": ({}, {"Counting"}),
    "page": ({"Plain": "Other."}, {"Counting", "Plain"}),
    "template": ({"Template:Box": "crate {{{a}}}"}, {"Counting", "Direct", "Again"}),
    "nested template": ({"Template:Inner": "deep"}, {"Counting", "Nested"}),
    "redirect": ({"Template:Old name": "no redirect"}, {"Counting", "Redirected"}),
    "target of a redirect": ({"Template:New name": "newer"}, {"Counting", "Redirected"}),
    "template that was missing": ({"Template:Not there": "here"}, {"Counting", "Missing"}),
    "module": ({"Module:Data": "return {x = 'more'}"}, {"Counting", "Module"}),
    "page that was missing": ({"Target": "There."}, {"Counting", "Asking", "Linking", "Target"}),
    "category": ({"Category:Cat": "__HIDDENCAT__"}, {"Counting", *CATEGORISED}),
    "template of a category": ({"Template:Note": "__HIDDENCAT__"}, {"Counting", *CATEGORISED}),
    "template that is gone": ({"Template:Inner": None}, {"Counting", "Nested"}),
}


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("earlier")
    dump = folder / "dump.xml.bz2"
    write_dump(dump, TEXTS)
    run_to_folder(bulk(dump, folder / "run", store=store_of(dump), site="enwiki", workers=1))
    return folder / "run"


@pytest.mark.processes
@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_is_extracted_anew(tmp_path: Path, earlier: Path, change: str) -> None:
    edits, anew = CHANGES[change]
    kept = {title: text for title, text in {**TEXTS, **edits}.items() if text is not None}
    dump = tmp_path / "dump.xml.bz2"
    write_dump(dump, kept, frozenset(edits))
    folder = tmp_path / "run"
    options = {"store": store_of(dump), "site": "enwiki", "workers": 1}
    summary = run_to_folder(bulk(dump, folder, earlier=str(earlier), **options))
    check_whole(folder, summary)
    found = {record["title"]: record for record in map(json.loads, lines(folder).splitlines())}
    reused = summary.counts.reused
    assert len(found) - reused == len(anew & set(found))
    listed = [
        msgspec.json.decode(line, type=PageEntry)
        for path in sorted(folder.glob("_run/pages-*"))
        for line in path.read_bytes().splitlines()
    ]
    assert {entry.title for entry in listed} == set(found)


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_the_result_is_that_of_a_run_anew(tmp_path: Path, earlier: Path, change: str) -> None:
    edits, _ = CHANGES[change]
    kept = {title: text for title, text in {**TEXTS, **edits}.items() if text is not None}
    dump = tmp_path / "dump.xml.bz2"
    write_dump(dump, kept, frozenset(edits))
    options = {"store": store_of(dump), "site": "enwiki", "workers": 1}
    run_to_folder(bulk(dump, tmp_path / "run", earlier=str(earlier), **options))
    run_to_folder(bulk(dump, tmp_path / "anew", **options))
    assert lines(tmp_path / "run") == lines(tmp_path / "anew")


@pytest.mark.processes
def test_a_source_view_depends_on_its_page_alone(tmp_path: Path) -> None:
    first, second = tmp_path / "first.xml.bz2", tmp_path / "second.xml.bz2"
    write_dump(first, TEXTS)
    write_dump(second, {**TEXTS, "Plain": "Other."}, frozenset({"Plain", "Template:Box"}))
    run_to_folder(bulk(first, tmp_path / "one"))
    summary = run_to_folder(bulk(second, tmp_path / "two", earlier=str(tmp_path / "one")))
    assert summary.counts.records - summary.counts.reused == 1
    run_to_folder(bulk(second, tmp_path / "anew"))
    assert lines(tmp_path / "two") == lines(tmp_path / "anew")


def test_records_made_in_another_way_are_refused(tmp_path: Path, earlier: Path) -> None:
    dump = tmp_path / "dump.xml.bz2"
    write_dump(dump, TEXTS)
    with pytest.raises(InputError, match=r"with a store.*--since"):
        run_to_folder(bulk(dump, tmp_path / "run", earlier=str(earlier), site="enwiki"))
    with pytest.raises(InputError, match="there is no run"):
        run_to_folder(bulk(dump, tmp_path / "run2", earlier=str(tmp_path)))


def test_states_tell_what_was_asked() -> None:
    site = Site.load("enwiki")
    before = MemoryPages(site, {"A": "a", "B": "#REDIRECT [[A]]", "Category:C": "__HIDDENCAT__"})
    used = UsedPages(before, site)

    def title(text: str):  # type: ignore[no-untyped-def]
        return site.title(text)

    used.exists(title("A"))
    used.exists(title("Z"))
    used.redirect(title("B"))
    used.is_hidden_category(title("Category:C"))
    used.note(["Template:X"])
    uses = used.uses()
    assert (uses.pages, uses.missing, uses.redirects) == (("A",), ("Template:X", "Z"), {"B": "A#"})
    assert (uses.hidden, uses.texts) == (("Category:C",), {})
    assert PageStates(before, site).hold(uses)
    for after in (
        {"B": "#REDIRECT [[A]]", "Category:C": "__HIDDENCAT__"},
        {"A": "a", "B": "#REDIRECT [[Z]]", "Category:C": "__HIDDENCAT__"},
        {"A": "a", "B": "#REDIRECT [[A]]", "Category:C": "", "Z": ""},
        {"A": "a", "B": "#REDIRECT [[A]]", "Category:C": "__HIDDENCAT__", "Template:X": ""},
    ):
        assert not PageStates(MemoryPages(site, after), site).hold(uses)
    used.begin()
    assert used.uses() == type(uses)()


@pytest.mark.parametrize(
    "text", ["{{A}}", "a<ref>{{A}}</ref>", "<poem>{{A}}</poem>", "{{Box|{{A}}}}"]
)
def test_each_page_uses_the_templates_it_shares(text: str) -> None:
    site = Site.load("enwiki")
    pages = MemoryPages(site, {"Template:A": "a", "Template:Box": "<poem>{{{1}}}</poem>"})
    used = UsedPages(pages, site)
    view = RenderedView(site, used)
    uses = []
    for title in ("First", "Second"):
        used.begin()
        view.document(Page(title=title, wikitext=text, where=None))
        uses.append(used.uses())
    assert "Template:A" in uses[0].texts
    assert uses[0] == uses[1]


def test_each_page_uses_the_data_pages_that_its_modules_read() -> None:
    """Also where what they made of them is kept from the page before."""
    site = Site.load("enwiki")
    modules = {
        "Module:M": "return {main = function() return mw.loadData('Module:D').text end}",
        "Module:D": "return {text = mw.ext.data.get('T.tab').description}",
    }
    table = '{"description": {"en": "text"}, "schema": {"fields": []}, "data": []}'
    used = UsedPages(MemoryPages(site, modules, {"T.tab": table}), site)
    view = RenderedView(site, used)
    uses = []
    for title in ("First", "Second"):
        used.begin()
        view.document(Page(title=title, wikitext="{{#invoke:M|main}}", where=None))
        uses.append(used.uses())
    assert list(uses[0].data) == ["T.tab"]
    assert uses[0] == uses[1]
    changed = MemoryPages(site, modules, {"T.tab": table.replace("text", "other")})
    assert not PageStates(changed, site).hold(uses[0])


@pytest.mark.processes
def test_pages_whose_data_has_changed_are_extracted_anew(tmp_path: Path) -> None:
    module = "return {main = function() return mw.ext.data.get('T.tab').description end}"
    dump = tmp_path / "dump.xml.bz2"
    write_dump(dump, {"Plain": "Plain.", "Direct": "{{#invoke:Mod|main}}", "Module:Mod": module})
    made = []
    for name in ("one", "one", "two"):
        (tmp_path / "data").mkdir(exist_ok=True)
        table = f'{{"description": {{"en": "{name}"}}, "schema": {{"fields": []}}, "data": []}}'
        (tmp_path / "data" / "T.tab").write_text(table)
        store = tmp_path / f"{len(made)}.sqlite"
        build_store([dump], store, site=Site.load("enwiki"), data=[tmp_path / "data"])
        options = {"store": str(store), "site": "enwiki", "workers": 1}
        if made:
            options["earlier"] = str(tmp_path / "run0")
        summary = run_to_folder(bulk(dump, tmp_path / f"run{len(made)}", **options))
        made.append(summary.counts.reused)
    assert made == [0, 2, 1]
    texts = {
        record["title"]: record for record in map(json.loads, lines(tmp_path / "run2").splitlines())
    }
    assert texts["Direct"]["abstract"] == "two"
