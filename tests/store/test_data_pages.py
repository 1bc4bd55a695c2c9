"""Data pages in a store: from folders and dumps, found again, and known to have changed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.sources.dumps import page, revision
from tests.store.wiki import HEADER, write_dump
from wikiextract.errors import InputError
from wikiextract.site import Site
from wikiextract.sources import PageFailure
from wikiextract.store import BuildListener, MemoryPages, PageStates, Store, UsedPages, build_store
from wikiextract.store.data_pages.content import (
    NoDataPageError,
    data_name,
    given_name,
    read_content,
)

TABLE = json.dumps({"schema": {"fields": [{"name": "a", "type": "string"}]}, "data": [["b"]]})
OTHER = TABLE.replace("b", "c")
PAGES = {"Plain": "Plain."}
SITE = Site.bundled("enwiki")


def write_data_dump(path: Path, *pages: tuple[str, str, int], dbname: str = "datawiki") -> Path:
    """A dump of another wiki with (title, text, revision id)."""
    body = "".join(
        page(
            title,
            revision(text, number=number).replace("<model>wikitext", "<model>Tabular.JsonConfig"),
            namespace=486 if title.startswith("Data:") else 0,
            page_id=number,
        )
        for title, text, number in pages
    )
    spaces = '<namespace key="0"/><namespace key="486" case="first-letter">Data</namespace>'
    header = HEADER.format(dbname=dbname) + spaces + "</namespaces></siteinfo>\n"
    path.write_text(f"{header}{body}</mediawiki>\n", encoding="utf-8")
    return path


def table(types: str, *rows: object, **more: object) -> str:
    """A table with columns of these types, apart by blanks."""
    fields = [{"name": f"f{n}", "type": kind} for n, kind in enumerate(types.split())]
    return json.dumps({"schema": {"fields": fields}, "data": list(rows), **more})


@pytest.mark.parametrize(
    "text",
    [
        table("string number", ["a", 1], [None, None], license="CC0-1.0", sources="x"),
        table("localized boolean", [{"en": "a"}, True], description={"en": "b", "de": "c"}),
        table("number", [1.5]),
        table("", [], []),
    ],
)
def test_well_built_tables(text: str) -> None:
    assert read_content("X.tab", text) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (table("string", ["a"], ["a", "b"]), "row 2 has 2 cells, not 1"),
        (table("string string", ["a"]), "row 1 has 1 cells, not 2"),
        (table("", [1]), "row 1 has 1 cells, not 0"),
        (TABLE.replace(', "type": "string"', ""), 'no "type"'),
        (table("other", ["a"]), 'no "type"'),
        (TABLE.replace('"string"', '{"a": 1}'), 'no "type"'),
        (table("string", [1]), "cell of its row 1"),
        (table("string", [["a"]]), "cell of its row 1"),
        (table("number", [1], [True]), "cell of its row 2"),
        (table("boolean", [1]), "cell of its row 1"),
        (table("localized", ["a"]), "cell of its row 1"),
        (table("localized", [{"en": 1}]), "cell of its row 1"),
        (table("string", license={"x": 1}), '"license" is no text'),
        (table("string", sources=["a"]), '"sources" is no text'),
        (table("string", description=["a"]), '"description" is no text for each'),
        (table("string", description={"en": {"x": 1}}), '"description" is no text for each'),
        (TABLE.replace('"name"', '"title": [], "name"'), '"title" is no text for each'),
    ],
)
def test_tables_that_are_badly_built(text: str, problem: str) -> None:
    with pytest.raises(NoDataPageError, match=problem):
        read_content("X.tab", text)


@pytest.mark.parametrize("heading", [{"license": 5}, {"description": []}])
def test_maps_state_of_themselves_what_tables_do(heading: dict[str, object]) -> None:
    with pytest.raises(NoDataPageError):
        read_content("X.map", json.dumps({"data": [], **heading}))


def stored(tmp_path: Path, *data: Path, more: tuple[Path, ...] = ()) -> tuple[Store, list[str]]:
    """A store with these data pages, and the titles that were left out."""
    dump = write_dump(tmp_path / "wiki.xml.bz2", PAGES)
    left: list[str] = []

    def failure(item: PageFailure) -> None:
        left.append(item.title or item.where)

    listener = BuildListener(failure=failure)
    build_store([dump, *more], tmp_path / "wiki.sqlite", data=data, listener=listener)
    return Store.open(tmp_path / "wiki.sqlite"), left


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a b.tab", "A b.tab"),
        ("a_b.tab", "A b.tab"),
        (":a.tab", "A.tab"),
        ("folder/a.map", "Folder/a.map"),
        ("wikipedia:a.tab", "Wikipedia:a.tab"),
        ("File:a.tab", "File:a.tab"),
        ("a.chart", "A.chart"),
        ("a", None),
        (".tab", None),
        ("a.tab/b", None),
        ("a|b.tab", None),
        ("a" * 300 + ".tab", None),
        ("", None),
    ],
)
def test_names(text: str, name: str | None) -> None:
    assert data_name(text) == name
    if name is not None:
        assert given_name(f"Data:{text.lstrip(':')}") == name


def test_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    files = {
        "One.tab": TABLE,
        "Data:Two words.tab": TABLE,
        "three_words_here.tab.json": TABLE,
        "CS/Four.tab": TABLE,
        "CS%2FFive.tab": TABLE,
        "With mark.tab": "\ufeff" + TABLE,
        "Readme.md": "no data page",
        "Broken.tab": "{",
        "Wrong.tab": "[]",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "Directory.tab").mkdir()
    (folder / "Loop").symlink_to(folder)
    store, left = stored(tmp_path, folder)
    names = ["One", "Two words", "Three words here", "CS/Four", "CS/Five", "With mark"]
    for name in names:
        found = store.data_page(f"{name}.tab")
        assert found is not None
        assert found.text == TABLE
    assert sorted(left) == ["Data:Broken.tab", "Data:Wrong.tab"]
    assert store.data_page("Broken.tab") is None
    assert store.has_data_pages()


def test_a_store_without_data_pages(tmp_path: Path) -> None:
    store, _ = stored(tmp_path)
    assert not store.has_data_pages()
    assert store.data_page("One.tab") is None


def test_dumps(tmp_path: Path) -> None:
    dump = write_data_dump(
        tmp_path / "data.xml",
        ("Main Page", "Text.", 1),
        ("Data:One.tab", OTHER, 5),
        ("Data:Two.tab", "no JSON", 6),
        ("Data:One.tab", TABLE, 9),
        ("Data:One.tab", OTHER, 7),
        ("Data:One.tab/doc", "About it.", 8),
    )
    store, left = stored(tmp_path, dump)
    found = store.data_page("One.tab")
    assert found is not None
    assert (found.text, found.revision_id) == (TABLE, 9)
    assert left == ["Data:Two.tab"]
    assert not store.exists(store.site.title("Main Page"))  # type: ignore[arg-type]


def test_data_pages_among_the_inputs(tmp_path: Path) -> None:
    """A folder of them, or another wiki's dump of nothing else, needs no option."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "One.tab").write_text(TABLE)
    dump = write_data_dump(tmp_path / "data.xml", ("Data:Two.tab", TABLE, 5))
    store, _ = stored(tmp_path, more=(folder, dump))
    assert store.data_page("One.tab") is not None
    assert store.data_page("Two.tab") is not None
    assert store.statistics().pages == len(PAGES)


def test_data_pages_of_the_wiki_itself(tmp_path: Path) -> None:
    dump = write_data_dump(tmp_path / "data.xml", ("Data:Two.tab", TABLE, 5), dbname="testwiki")
    store, _ = stored(tmp_path, more=(dump,))
    assert store.data_page("Two.tab") is not None
    assert store.statistics().pages == len(PAGES) + 1


def test_another_wikis_other_pages_are_refused(tmp_path: Path) -> None:
    dump = write_data_dump(tmp_path / "data.xml", ("Data:Two.tab", TABLE, 5), ("Plain", "x", 6))
    with pytest.raises(InputError, match="while the pages before it are of testwiki"):
        stored(tmp_path, more=(dump,))


def test_inputs_without_data_pages_are_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for path in (tmp_path / "data", write_dump(tmp_path / "x.xml.bz2", PAGES)):
        with pytest.raises(InputError, match="no data pages in it"):
            stored(tmp_path, path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "One.tab").write_text(TABLE)
    os.mkfifo(folder / "Two.tab")
    store, _ = stored(tmp_path, folder)
    assert store.data_page("Two.tab") is None


def test_a_folder_within_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "data" / "Closed"
    closed.mkdir(parents=True)
    (tmp_path / "data" / "A.tab").write_text(TABLE)
    scan = os.scandir

    def refused(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    failures: list[PageFailure] = []
    dump = write_dump(tmp_path / "wiki.xml.bz2", PAGES)
    listener = BuildListener(failure=failures.append)
    built = build_store([dump], tmp_path / "a.sqlite", data=[tmp_path / "data"], listener=listener)
    assert (built.data_pages, built.failed) == (1, 1)
    assert [one.where for one in failures] == [str(closed)]


def test_what_was_used_is_known_to_have_changed() -> None:
    def used(data: dict[str, str]) -> UsedPages:
        pages = UsedPages(MemoryPages(SITE, {}, data), SITE)
        pages.data_page("One.tab")
        return pages

    def holds(before: dict[str, str], now: dict[str, str]) -> bool:
        return PageStates(MemoryPages(SITE, {}, now), SITE).hold(used(before).uses())

    one, changed, other = {"One.tab": TABLE}, {"One.tab": OTHER}, {"Two.tab": TABLE}
    assert holds(one, {**one, **other})
    assert not holds(one, changed)
    assert not holds(one, other)
    assert not holds(other, one)
    assert holds(other, {**other, "Three.tab": TABLE})
    # Where no data pages are given, a page is not missing but unknown.
    assert not holds({}, other)
    assert not holds(other, {})
    assert holds({}, {})
