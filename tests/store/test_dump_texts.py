"""Texts that a store reads from a multistream dump when they are asked for."""

from __future__ import annotations

import bz2
import os
import pickle
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.sources.dumps import page, revision
from tests.store.wiki import FOOTER, dump_of, title_of, write_dump, write_multistream
from wikiextract.pipeline.block import BlockOptions
from wikiextract.pipeline.runs.identity import files_read
from wikiextract.site import Site
from wikiextract.sources.characters import shown_path
from wikiextract.store import PageStates, Store, UsedPages, build_store, dump_texts

PAGES = {
    "Kernow": "'''Kernow'''",
    "Template:Box": "box",
    "Breizh": "Breizh " * 50,
    "Old": "#REDIRECT [[Breizh#Part]]",
    "Portal:Cymru": "Cymru é\U0001f600",
    "Called": "{{:Kernow}}",
    "Empty": "",
}


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    write_multistream(tmp_path / "wiki.xml.bz2", PAGES)
    build_store([tmp_path / "wiki.xml.bz2"], tmp_path / "wiki.sqlite")
    return tmp_path / "wiki.sqlite"


def texts(store: Store) -> dict[str, str | None]:
    found = {name: store.text(title_of(store.site, name)) for name in PAGES}
    return {name: text.text if text is not None else None for name, text in found.items()}


def test_every_text_is_there_whatever_the_store_keeps(store_path: Path) -> None:
    with Store.open(store_path) as store:
        assert texts(store) == PAGES
        found = store.text(title_of(store.site, "Breizh"))
        assert found is not None
        assert (found.page_id, found.revision_id, found.model) == (3, 103, "wikitext")
        assert (found.timestamp, found.contributor) == ("2024-02-03T04:05:06Z", "Jenifer")
        assert store.text(title_of(store.site, "Absent")) is None
        assert store.dump_paths == (str(store_path.with_name("wiki.xml.bz2")),)
        assert store.dump_problems() == ()
        for name in PAGES:
            info = store.info(title_of(store.site, name))
            assert info is not None
            assert info.text == ("kept" if name in KEPT else "in-dump")
    with closing(sqlite3.connect(store_path)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM text").fetchone() == (2,)


def test_a_copy_in_another_process_reads_them_too(store_path: Path) -> None:
    with Store.open(store_path) as store, pickle.loads(pickle.dumps(store)) as copy:
        assert texts(copy) == PAGES
        child = os.fork()
        if child == 0:
            os._exit(0 if texts(store) == PAGES else 1)
        assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize("name", [b"d\xff.xml.bz2", b"50%25 \xc3\xa9.xml.bz2"])
def test_the_name_of_a_dump_may_be_any_bytes(tmp_path: Path, name: bytes) -> None:
    dump = tmp_path / "dumps" / os.fsdecode(name)
    dump.parent.mkdir()
    write_multistream(dump, PAGES)
    build_store([dump], tmp_path / "wiki.sqlite")
    with Store.open(tmp_path / "wiki.sqlite") as store:
        assert texts(store) == PAGES
        assert store.dump_paths == (str(dump),)
        assert store.inputs == (shown_path(dump.name),)


def test_dumps_of_one_name_are_all_told_apart(tmp_path: Path) -> None:
    dumps = [tmp_path / folder / "wiki.xml.bz2" for folder in ("one", "two")]
    for number, dump in enumerate(dumps):
        dump.parent.mkdir()
        write_multistream(dump, dict(list(PAGES.items())[number::2]))
    build_store(dumps, tmp_path / "wiki.sqlite")
    found = files_read(BlockOptions(folder="", store=str(tmp_path / "wiki.sqlite")))
    assert found == {f"{dump} of the store": str(dump) for dump in dumps}


def test_a_dump_is_found_beside_the_store(store_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for name in ("wiki.sqlite", "wiki.xml.bz2"):
        (tmp_path / name).rename(folder / name)
    with Store.open(folder / "wiki.sqlite") as store:
        assert texts(store) == PAGES
        assert store.dump_paths == (str(folder / "wiki.xml.bz2"),)


KEPT = {"Kernow": PAGES["Kernow"], "Template:Box": "box"}


def only_kept() -> dict[str, str | None]:
    return {name: KEPT.get(name) for name in PAGES}


def remove(path: Path) -> None:
    path.unlink()


def other_revisions(path: Path) -> None:
    write_multistream(path, PAGES, revision_id=500)


def another_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(data)


def folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("change", [remove, other_revisions, another_byte, folder_in_its_place])
def test_nothing_is_read_from_another_file_and_the_reason_is_told(
    store_path: Path, change: Callable[[Path], None]
) -> None:
    change(store_path.with_name("wiki.xml.bz2"))
    with Store.open(store_path) as store:
        assert texts(store) == only_kept()
        title = title_of(store.site, "Breizh")
        gone = change in {remove, folder_in_its_place}
        reason = "is not there" if gone else "is another file than it was"
        told = f"The store has no text of Breizh: the dump wiki.xml.bz2 {reason}."
        assert store.why_no_text(title) == told
        assert store.dump_paths == ()
        (problem,) = store.dump_problems()
        assert reason in problem
        assert str(store_path.parent) in problem
        info = store.info(title)
        assert info is not None
        assert info.text == "absent"


def test_a_dump_that_changes_while_the_store_is_open_is_noticed(store_path: Path) -> None:
    dump = store_path.with_name("wiki.xml.bz2")
    whole = dump.read_bytes()
    with Store.open(store_path) as store:
        assert texts(store) == PAGES
        another_byte(dump)
        assert store.text(title_of(store.site, "Breizh")) is None
        dump.write_bytes(whole)
        assert texts(store) == PAGES


def test_a_damaged_stream_costs_its_own_pages(tmp_path: Path) -> None:
    # The ends of the file are as they were, so that only reading tells.
    pages = {f"P{number}": os.urandom(40_000).hex() for number in range(80)}
    starts = write_multistream(tmp_path / "wiki.xml.bz2", pages, of=1)
    build_store([tmp_path / "wiki.xml.bz2"], tmp_path / "wiki.sqlite")
    data = bytearray((tmp_path / "wiki.xml.bz2").read_bytes())
    damaged = next(number for number, start in enumerate(starts) if start > 1 << 20)
    data[starts[damaged] + 2000] ^= 1
    (tmp_path / "wiki.xml.bz2").write_bytes(data)
    with Store.open(tmp_path / "wiki.sqlite") as store:
        found = {name for name in pages if store.text(title_of(store.site, name)) is not None}
        assert set(pages) - found == {f"P{damaged}"}
        told = store.why_no_text(title_of(store.site, f"P{damaged}"))
        assert "is damaged there" in told


@pytest.mark.parametrize(
    "lie",
    [
        "UPDATE place SET start = 0",
        "UPDATE place SET start = start + 1",
        "UPDATE place SET start = 99999999999",
        "UPDATE place SET start = -5",
        "UPDATE place SET dump = 7",
        "UPDATE place SET dump = -1",
        "UPDATE page SET text_id = -999 WHERE text_id < 0",
        "UPDATE page SET text_id = -1 WHERE text_id < 0",
        "UPDATE page SET revision_id = 1 WHERE text_id < 0",
        "UPDATE page SET page_id = NULL WHERE text_id < 0",
        "UPDATE place SET start = (SELECT MAX(start) FROM place)",
        "UPDATE place SET start = 'x'",
        "DELETE FROM place",
    ],
)
def test_places_that_lie_give_no_text(store_path: Path, lie: str) -> None:
    with closing(sqlite3.connect(store_path)) as connection, connection:
        connection.execute(lie)
    with Store.open(store_path) as store:
        found = texts(store)
        assert {name: found[name] for name in KEPT} == KEPT
        # What the stream that is named does hold is the right text all the same.
        assert all(found[name] in {None, PAGES[name]} for name in PAGES)
        assert None in found.values()
        for name in PAGES:
            assert name in store.why_no_text(title_of(store.site, name))


def test_a_stream_that_unpacks_to_too_much_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {"Large": "x" * 3_000_000, "Small": "y", "Other": "z"}
    write_multistream(tmp_path / "wiki.xml.bz2", pages, of=2)
    build_store([tmp_path / "wiki.xml.bz2"], tmp_path / "wiki.sqlite")
    monkeypatch.setattr(dump_texts, "_MOST_TEXT", 2_000_000)
    with Store.open(tmp_path / "wiki.sqlite") as store:
        assert store.text(title_of(store.site, "Large")) is None
        assert store.text(title_of(store.site, "Small")) is None
        assert store.text(title_of(store.site, "Other")) is not None


def test_few_texts_are_kept_and_all_are_found(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dump_texts, "_KEPT_CHARACTERS", 600)
    with Store.open(store_path) as store:
        for _ in range(3):
            assert texts(store) == PAGES
        assert len(store._dumps._streams._values) == 1


def test_pages_of_other_dumps_have_no_place(tmp_path: Path) -> None:
    """One stream, plain text, streams cut in the middle of pages: none is read page by page."""
    text = dump_of(PAGES)
    (tmp_path / "plain.xml").write_bytes(text)
    (tmp_path / "one.xml.bz2").write_bytes(bz2.compress(text))
    # No piece happens to begin with a page.
    cut = [text[start : start + 530] for start in range(0, len(text), 530)]
    assert not any(piece.lstrip().startswith(b"<page>") for piece in cut)
    (tmp_path / "cut.xml.bz2").write_bytes(b"".join(map(bz2.compress, cut)))
    for name in ("plain.xml", "one.xml.bz2", "cut.xml.bz2"):
        build_store([tmp_path / name], tmp_path / "wiki.sqlite")
        with Store.open(tmp_path / "wiki.sqlite") as store:
            assert texts(store) == only_kept()
            assert store.dump_paths == ()
            assert store.dump_problems() == ()
            told = store.why_no_text(title_of(store.site, "Breizh"))
            assert told == "The store has no text of Breizh."


def test_a_page_that_runs_on_into_the_next_stream_has_no_place(tmp_path: Path) -> None:
    whole = write_multistream(tmp_path / "whole.xml.bz2", {"A": "a"})[0]
    header = (tmp_path / "whole.xml.bz2").read_bytes()[:whole]
    text = page("Bre", revision("text of Bre"), page_id=1) + page("Lan", revision("x"), page_id=2)
    pieces = [text[:100], text[100:], page("Ros", revision("of Ros", number=9), page_id=3), FOOTER]
    streams = b"".join(bz2.compress(piece.encode()) for piece in pieces)
    (tmp_path / "wiki.xml.bz2").write_bytes(header + streams)
    build_store([tmp_path / "wiki.xml.bz2"], tmp_path / "wiki.sqlite")
    with Store.open(tmp_path / "wiki.sqlite") as store:
        assert [store.text(title_of(store.site, name)) for name in ("Bre", "Lan")] == [None, None]
        found = store.text(title_of(store.site, "Ros"))
        assert found is not None
        assert found.text == "of Ros"


def test_of_several_dumps_the_newest_revision_is_read(tmp_path: Path) -> None:
    write_multistream(tmp_path / "old.xml.bz2", {"A": "old a", "B": "old b", "C": "c"})
    write_multistream(tmp_path / "new.xml.bz2", {"A": "new a"}, revision_id=500)
    write_dump(tmp_path / "single.xml.bz2", {"D": "d", "B": "new b"}, revision_id=700)
    names = ("old.xml.bz2", "new.xml.bz2", "single.xml.bz2")
    build_store([tmp_path / name for name in names], tmp_path / "wiki.sqlite")
    with Store.open(tmp_path / "wiki.sqlite") as store:
        found = {name: store.text(title_of(store.site, name)) for name in "ABCD"}
        assert {name: text and text.text for name, text in found.items()} == {
            "A": "new a",
            "B": None,
            "C": "c",
            "D": None,
        }
        assert len(store.dump_paths) == 2


def test_what_is_used_without_its_text_is_told_apart(store_path: Path) -> None:
    dump = store_path.with_name("wiki.xml.bz2")
    with Store.open(store_path) as store:
        used = UsedPages(store, store.site)
        used.text(title_of(store.site, "Breizh"))
        with_text = used.uses()
        assert PageStates(store, store.site).hold(with_text)
    dump.unlink()
    with Store.open(store_path) as store:
        assert not PageStates(store, store.site).hold(with_text)
        used = UsedPages(store, store.site)
        used.text(title_of(store.site, "Breizh"))
        without = used.uses()
        assert without != with_text
        assert PageStates(store, store.site).hold(without)


def test_a_site_that_names_namespaces_otherwise_reads_the_same(tmp_path: Path) -> None:
    write_multistream(tmp_path / "wiki.xml.bz2", PAGES)
    site = Site.bundled("dewiki")
    build_store([tmp_path / "wiki.xml.bz2"], tmp_path / "wiki.sqlite", site=site)
    with Store.open(tmp_path / "wiki.sqlite") as store:
        found = store.text(title_of(site, "Portal:Cymru"))
        assert found is not None
        assert found.text == PAGES["Portal:Cymru"]
