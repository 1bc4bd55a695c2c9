"""The store as a file: whole or not at all, many readers, clear errors for everything else."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.wiki import build, dump_of, title_of, write_dump
from wikiextract.errors import InputError
from wikiextract.store import Store, add_texts, build_store

PAGES = {f"Template:T{number}": f"text {number}" for number in range(300)}


def text_of(store: Store, name: str) -> str | None:
    page = store.text(title_of(store.site, name))
    return page.text if page else None


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if "xml" not in path.name)


def test_a_failing_build_leaves_what_was_there(tmp_path: Path) -> None:
    path, _ = build(tmp_path, PAGES)
    before = path.read_bytes()
    dump = write_dump(tmp_path / "cut.xml.bz2", {"Template:T1": "new"})
    dump.write_bytes(dump.read_bytes()[:-10])
    with pytest.raises(InputError, match="ends in the middle"):
        build_store([dump], path)
    assert path.read_bytes() == before
    assert files_in(tmp_path) == ["wiki.sqlite"]


def test_an_interrupted_build_leaves_nothing(tmp_path: Path) -> None:
    dump = write_dump(tmp_path / "a.xml.bz2", PAGES)

    def interrupt(*_: object) -> bool:
        raise KeyboardInterrupt

    (tmp_path / "b.xml").write_bytes(dump_of({"Category:A": "{{#if:x|__HIDDENCAT__}}"}))
    with pytest.raises(KeyboardInterrupt):
        build_store([dump, tmp_path / "b.xml"], tmp_path / "a.sqlite", decide_hidden=interrupt)
    assert files_in(tmp_path) == []


ENDLESS = """
import sys
from tests.store.wiki import dump_of
from wikiextract.store import build_store
from pathlib import Path
header, _, body = dump_of({f"Template:T{n}": "x" * 1000 for n in range(5000)}).partition(b"<page>")
with open(sys.argv[1], "wb") as pipe:
    pipe.write(header)
    while True:
        pipe.write(b"<page>" + body.removesuffix(b"</mediawiki>\\n"))
"""
BUILD = """
import sys
from wikiextract.store import build_store
from wikiextract.store.build import BuildListener
listener = BuildListener(progress=lambda progress: print(progress, flush=True))
build_store(["-"], sys.argv[1], listener=listener)
"""


def test_a_killed_build_leaves_no_store(tmp_path: Path) -> None:
    target = tmp_path / "a.sqlite"
    root = Path(__file__).resolve().parents[2]
    writer = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, "/dev/stdout"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root,
    )  # fmt: skip
    builder = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(target)], stdin=writer.stdout, stdout=subprocess.PIPE
    )
    try:
        assert builder.stdout is not None
        assert builder.stdout.readline()
        assert (tmp_path / "a.sqlite.partial").exists()
        dump = write_dump(tmp_path / "a.xml.bz2", PAGES)
        with pytest.raises(InputError, match="another build is at work"):
            build_store([dump], target)
    finally:
        builder.send_signal(signal.SIGKILL)
        builder.communicate()
        writer.kill()
        writer.wait()
        assert writer.stdout is not None
        writer.stdout.close()
    assert not target.exists()
    build_store([dump], target)
    assert files_in(tmp_path) == ["a.sqlite"]
    with Store.open(target) as store:
        assert text_of(store, "Template:T7") == "text 7"


def test_two_builds_of_one_store_are_refused_at_every_step(tmp_path: Path) -> None:
    dump = write_dump(tmp_path / "a.xml.bz2", PAGES | {"Category:A": "{{#if:x|__HIDDENCAT__}}"})
    target = tmp_path / "a.sqlite"

    def meanwhile(*_: object) -> bool:
        for other in (lambda: build_store([dump], target), lambda: add_texts([dump], target, [])):
            with pytest.raises(InputError, match="another build is at work"):
                other()
        return True

    report = build_store([dump], target, decide_hidden=meanwhile)
    assert report.hidden_categories == 1
    with Store.open(target) as store:
        assert text_of(store, "Template:T7") == "text 7"
    assert files_in(tmp_path) == ["a.sqlite"]


def test_sqlite_sorts_where_it_did_after_a_build_that_failed(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(dump_of({}))
    with pytest.raises(InputError, match="no pages"):
        build_store([tmp_path / "a.xml"], tmp_path / "a.sqlite")
    with closing(sqlite3.connect(":memory:")) as connection:
        assert not connection.execute("PRAGMA temp_store_directory").fetchall()


def test_a_reader_keeps_the_store_it_opened(tmp_path: Path) -> None:
    path, _ = build(tmp_path, PAGES)
    with Store.open(path) as store:
        build(tmp_path, {"Template:T1": "newer"})
        assert text_of(store, "Template:T1") == "text 1"
    with Store.open(path) as store:
        assert text_of(store, "Template:T1") == "newer"


def _read(store: Store) -> str | None:
    return text_of(store, "Template:T5")


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_many_processes_read_one_store(tmp_path: Path, method: str) -> None:
    path, _ = build(tmp_path, PAGES)
    path.chmod(0o444)
    with Store.open(path) as store:
        assert _read(store) == "text 5"
        context = multiprocessing.get_context(method)
        with context.Pool(2) as pool:
            assert pool.map(_read, [store] * 4) == ["text 5"] * 4
        assert _read(store) == "text 5"
    assert files_in(tmp_path) == ["wiki.sqlite"]


def test_a_store_can_be_pickled(tmp_path: Path) -> None:
    path, _ = build(tmp_path, PAGES)
    with Store.open(path) as store, pickle.loads(pickle.dumps(store)) as copy:
        assert _read(copy) == "text 5"


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE page (a)")
    connection.close()


def outdated(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def without_meta(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM meta")
    connection.close()


def open_files() -> set[str]:
    """The files that this process has open, where the system tells."""
    links = Path("/proc/self/fd")
    return {os.path.realpath(one) for one in links.iterdir()} if links.is_dir() else set()


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "absent": (Path.unlink, "no such file"),
    "empty": (lambda path: path.write_bytes(b""), "not an SQLite file"),
    "text": (lambda path: path.write_bytes(b"some text " * 100), "not an SQLite file"),
    "foreign": (foreign, "an SQLite file of another program"),
    "outdated": (outdated, "a page store of layout 99"),
    "cut": (lambda path: path.write_bytes(path.read_bytes()[:-5000]), "damaged: it has"),
    "longer": (lambda path: path.write_bytes(path.read_bytes() + b"x"), "damaged: it has"),
    "header only": (lambda path: path.write_bytes(path.read_bytes()[:100]), "damaged"),
    "without meta": (without_meta, "damaged"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_usable_store(tmp_path: Path, kind: str) -> None:
    path, _ = build(tmp_path, PAGES)
    damage, message = BROKEN[kind]
    damage(path)
    with pytest.raises(InputError, match=message) as caught:
        Store.open(path)
    assert caught.value.where == str(path)
    assert "wikiextract index" in caught.value.advice
    assert str(path) not in open_files()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a directory"):
        Store.open(tmp_path)
    with pytest.raises(InputError, match="a directory"):
        build_store([write_dump(tmp_path / "a.xml.bz2", PAGES)], tmp_path)


def test_damage_inside_is_an_input_error_or_not_met(tmp_path: Path) -> None:
    path, _ = build(tmp_path, PAGES)
    whole = path.read_bytes()
    choose = random.Random(3)
    met = 0
    for _ in range(60):
        data = bytearray(whole)
        at = choose.randrange(100, len(data) - 600)
        data[at : at + 500] = choose.randbytes(500)
        path.write_bytes(data)
        try:
            with Store.open(path) as store:
                for name in PAGES:
                    text_of(store, name)
        except InputError as error:
            met += "damaged" in str(error)
    assert met > 30


def test_something_else_is_not_overwritten(tmp_path: Path) -> None:
    dump = write_dump(tmp_path / "a.xml.bz2", PAGES)
    before = dump.read_bytes()
    with pytest.raises(InputError, match="it exists and is no page store"):
        build_store([dump], dump)
    assert dump.read_bytes() == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    dump = write_dump(tmp_path / "a.xml.bz2", PAGES)
    with pytest.raises(InputError, match="cannot be written"):
        build_store([dump], tmp_path / "absent" / "a.sqlite")


def test_no_pages_at_all(tmp_path: Path) -> None:
    for inputs in ([], [write_dump(tmp_path / "a.xml.bz2", {})]):
        with pytest.raises(InputError, match="there are no pages"):
            build_store(inputs, tmp_path / "a.sqlite")


def test_an_odd_file_name(tmp_path: Path) -> None:
    path = tmp_path / "what's this?mode=rwc#x%20 é.sqlite"
    build_store([write_dump(tmp_path / "a.xml.bz2", PAGES)], path)
    with Store.open(path) as store:
        assert _read(store) == "text 5"
