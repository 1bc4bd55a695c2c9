"""What a store has of its dumps."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.wiki import build, dump_of, title_of, write_dump
from wikiextract.errors import InputError
from wikiextract.site import Site
from wikiextract.sources import PageFailure
from wikiextract.store import (
    BuildListener,
    BuildProgress,
    MemoryPages,
    PageInfo,
    PageSource,
    Redirect,
    Store,
    Texts,
    build_store,
)

PAGES = {
    "Kernow": "'''Kernow''' {{Infobox}} {{:List of A}} {{Portal:X/box}}",
    "Lists": "{{:Old list}}",
    "Old list": "#REDIRECT [[List of B#Part]]",
    "List of A": "<onlyinclude>a</onlyinclude>",
    "List of B": "b",
    "Bre": "text that nobody calls",
    "Bre/sub": "sub",
    "Template:Infobox": "{{{1}}}",
    "Template:Old box": "#REDIRECT [[Template:Infobox]]",
    "Module:Box": "return {}",
    "MediaWiki:Hello": "Hello",
    "Portal:X/box": "box",
    "Portal:X/1": "one",
    "Portal:Y": "{{/part}} {{Portal:X/{{CURRENTMONTH}}}} {{#lst:Sections|part}}",
    "Portal:Y/part": "part",
    "Portal:Z": "z",
    "Sections": "<section begin=part/>s<section end=part/>",
    "Category:A": "",
}
TEMPLATES = {"Template:Infobox", "Template:Old box", "Module:Box", "MediaWiki:Hello"}
CALLED = {"List of A", "List of B", "Portal:X/box", "Portal:X/1", "Portal:Y/part", "Sections"}
KEPT: dict[Texts, set[str]] = {
    "templates": TEMPLATES,
    "called": TEMPLATES | CALLED,
    "all": set(PAGES),
}


@pytest.mark.parametrize("texts", KEPT)
def test_every_page_exists_and_texts_are_kept_as_asked(tmp_path: Path, texts: Texts) -> None:
    path, report = build(tmp_path, PAGES, texts)
    with Store.open(path) as store:
        for number, (name, text) in enumerate(PAGES.items(), start=1):
            title = title_of(store.site, name)
            assert store.exists(title)
            info = store.info(title)
            assert info == PageInfo(
                page_id=number,
                revision_id=100 + number,
                model="Scribunto" if name.startswith("Module:") else "wikitext",
                size=len(text.encode()),
                is_redirect=text.startswith("#"),
                text="kept" if name in KEPT[texts] else "absent",
            )
            page = store.text(title)
            assert (page is not None) == (name in KEPT[texts]), name
            if page is not None:
                assert (page.text, page.page_id, page.revision_id) == (text, number, 100 + number)
                assert (page.timestamp, page.contributor) == ("2024-02-03T04:05:06Z", "Jenifer")
        assert not store.exists(title_of(store.site, "Absent"))
        assert not store.exists(title_of(store.site, "Template:Kernow"))
        assert store.kept_texts == texts
        assert store.inputs == ("wiki.xml.bz2",)
    assert (report.pages, report.redirects, report.texts) == (len(PAGES), 2, len(KEPT[texts]))
    assert report.size == path.stat().st_size


def test_redirects_and_statistics(tmp_path: Path) -> None:
    path, _ = build(tmp_path, PAGES)
    with Store.open(path) as store:
        assert store.redirect(title_of(store.site, "Old list")) == Redirect(
            target="List of B", fragment="Part"
        )
        assert store.redirect(title_of(store.site, "Kernow")) is None
        assert store.redirect(title_of(store.site, "Absent")) is None
        found = store.statistics()
        assert (found.pages, found.articles) == (len(PAGES), 7)
        assert found.namespaces[100] == 5


def test_the_site_is_that_of_the_dump(tmp_path: Path) -> None:
    path, _ = build(tmp_path, PAGES)
    with Store.open(path) as store:
        assert store.site.dbname == "testwiki"
        assert title_of(store.site, "portal:x").namespace == 100


def test_a_site_can_be_given_and_is_kept(tmp_path: Path) -> None:
    (tmp_path / "Vorlage%3AX.wikitext").write_text("x")
    (tmp_path / "Alt.wikitext").write_text("#WEITERLEITUNG [[Neu]]")
    site = Site.bundled("dewiki")
    inputs = sorted(tmp_path.glob("*.wikitext"))
    build_store(inputs, tmp_path / "a.sqlite", site=site)
    with Store.open(tmp_path / "a.sqlite") as store:
        assert store.site == site
        page = store.text(title_of(site, "Template:X"))
        assert page is not None
        assert (page.text, page.revision_id, page.timestamp) == ("x", None, None)
        assert store.redirect(title_of(site, "Alt")) == Redirect(target="Neu")


def test_other_wikis_titles_are_never_found(tmp_path: Path) -> None:
    path, _ = build(tmp_path, {"Kernow": "x"})
    with Store.open(path) as store:
        title = store.site.title("de:Kernow")
        if title is not None and title.interwiki:
            assert not store.exists(title)


@pytest.mark.parametrize("newest_first", [True, False])
def test_the_newest_revision_wins(tmp_path: Path, newest_first: bool) -> None:
    old = write_dump(tmp_path / "old.xml.bz2", {"Template:A": "old", "Template:B": "b"})
    new = write_dump(tmp_path / "new.xml.bz2", {"Template:A": "new"}, revision_id=500)
    inputs = [new, old] if newest_first else [old, new]
    report = build_store(inputs, tmp_path / "a.sqlite")
    assert report.pages == 2
    with Store.open(tmp_path / "a.sqlite") as store:
        page = store.text(title_of(store.site, "Template:A"))
        assert page is not None
        assert (page.text, page.revision_id) == ("new", 501)
        assert store.text(title_of(store.site, "Template:B")) is not None


def test_of_the_same_revision_the_last_wins(tmp_path: Path) -> None:
    first = write_dump(tmp_path / "1.xml.bz2", {"Template:A": "first"})
    last = write_dump(tmp_path / "2.xml.bz2", {"Template:A": "last"})
    build_store([first, last], tmp_path / "a.sqlite")
    with Store.open(tmp_path / "a.sqlite") as store:
        page = store.text(title_of(store.site, "Template:A"))
        assert page is not None
        assert page.text == "last"


def test_dumps_of_two_wikis_are_refused(tmp_path: Path) -> None:
    one = write_dump(tmp_path / "1.xml.bz2", {"A": "a"})
    other = write_dump(tmp_path / "2.xml.bz2", {"A": "a"}, dbname="otherwiki")
    with pytest.raises(InputError, match=r"a page of otherwiki, while .* are of testwiki"):
        build_store([one, other], tmp_path / "a.sqlite")
    assert not (tmp_path / "a.sqlite").exists()


def test_progress_and_failures_are_told(tmp_path: Path) -> None:
    pages = {f"Page {number}": "x" for number in range(2100)}
    dump = tmp_path / "a.xml"
    dump.write_bytes(dump_of(pages).replace(b"<title>Page 7<", b"<title>Page 7<<"))
    told: list[BuildProgress] = []
    failures: list[PageFailure] = []
    listener = BuildListener(told.append, failures.append)
    report = build_store([dump], tmp_path / "a.sqlite", listener=listener)
    assert report.pages == 2099
    assert report.failed == len(failures) == 1
    reading = [progress for progress in told if progress.step == "reading"]
    assert [progress.pages for progress in reading] == [1000, 2000]
    assert reading[0].where == str(dump)
    assert reading[0].size == dump.stat().st_size
    assert 0 < reading[0].position <= dump.stat().st_size
    assert [progress.step for progress in told if progress.step != "reading"] == [
        "sorting",
        "texts",
    ]


@pytest.mark.long
def test_texts_of_all_kinds_come_back(tmp_path: Path) -> None:
    # Many and long enough that a dictionary is trained.
    pages = {
        f"Template:T{number}": f"{{{{box|name=T{number}|list={'[[Link]] ' * number}é\U0001f600}}}}"
        for number in range(1200)
    }
    pages["Template:Empty"] = ""
    pages["Template:Large"] = "x" * 5_000_000
    path, _ = build(tmp_path, pages)
    with Store.open(path) as store:
        for name, text in pages.items():
            page = store.text(title_of(store.site, name))
            assert page is not None
            assert page.text == text


NAMES = st.sampled_from(["A", "B", "Template:A", "Template:B", "Category:A", "Portal:A", "Ä"])
TEXTS = st.sampled_from(["", "x", "#REDIRECT [[B]]", "#redirect [[:Category:A#b c]]"]) | st.text(
    "ab{}[]|:_#\n", max_size=30
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(NAMES, TEXTS, min_size=1))
def test_a_store_answers_as_the_same_pages_in_memory(tmp_path: Path, pages: dict[str, str]) -> None:
    path, _ = build(tmp_path, pages, "all")
    with Store.open(path) as store:
        memory: PageSource = MemoryPages(store.site, pages)
        for name in ("A", "B", "Template:A", "Template:B", "Category:A", "Portal:A", "Ä", "C"):
            title = title_of(store.site, name)
            assert store.exists(title) == memory.exists(title)
            assert store.redirect(title) == memory.redirect(title)
            one, other = store.text(title), memory.text(title)
            assert (one and one.text) == (other and other.text)
        assert store.statistics() == memory.statistics()
