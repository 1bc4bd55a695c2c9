"""The articles of a dump for a program: made in its process or by workers, the same."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import wikiextract
from tests.pipeline.dumps import pages, write_multistream
from tests.pipeline.test_since import store_of, write_dump
from wikiextract.errors import InputError
from wikiextract.plugins import CalledTemplate, Plugin


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.xml.bz2"
    write_multistream(path, pages(40))
    return path


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield
    assert not list(folder.iterdir())
    assert threading.active_count() == 1


def test_workers_give_the_articles_in_the_order_of_the_dump(dump: Path) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, size: int) -> None:
        assert threading.current_thread() is threading.main_thread()
        told.append((done, size))

    here = wikiextract.extract_dump(dump)
    expected = list(here)
    stream = wikiextract.extract_dump(dump, workers=2, progress=tell)
    assert list(stream) == expected
    assert len(expected) <= len(told)
    assert told == sorted(told)
    assert len(expected) > 30
    for one in (here, stream):
        assert one.progress.counts.written == len(expected)
        assert one.progress.pages == 40
        assert 0 < one.progress.bytes_done <= one.progress.bytes_all


def test_a_store_renders_and_parts_and_plugins_are_those_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    write_dump(path, {"A": "{{T}} and {{Mine|x}}", "Template:T": "rendered", "B": "Text."})
    store = store_of(path)
    options: dict[str, Any] = {"plugins": [PLUGIN], "only": ["sections"], "site": "enwiki"}
    (alone, _) = wikiextract.extract_dump(path, **options)
    assert alone.text().endswith("and MINE x")
    for workers in (None, 1):
        first, _ = wikiextract.extract_dump(path, store=store, workers=workers, **options)
        assert "rendered" in first.text()
        assert first.extraction.plugins == ("mine",)
        assert first.extraction.parts == ("sections",)
        assert not first.templates


def mine(call: CalledTemplate) -> str:
    return f"MINE {call.text('1')}"


PLUGIN = Plugin(name="mine", templates={"Mine": mine})


@pytest.mark.long
def test_who_leaves_early_leaves_nothing_running(dump: Path) -> None:
    for article in wikiextract.extract_dump(dump, workers=1):
        assert article.title == "Page 1"
        break
    with wikiextract.extract_dump(dump, workers=1) as stream:
        next(stream)
    assert list(stream) == []
    wikiextract.extract_dump(dump, workers=2).close()


@pytest.mark.processes
def test_a_program_that_ends_early_ends(dump: Path) -> None:
    code = (
        "import sys, wikiextract\nstream = wikiextract.extract_dump(sys.argv[1], workers=1)\n"
        "print(next(stream).title)"
    )
    command = [sys.executable, "-c", code, str(dump)]
    answer = subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert answer.stdout == b"Page 1\n"


@pytest.mark.parametrize("workers", [None, 2])
def test_damage_is_told_after_all_that_can_be_read(dump: Path, workers: int | None) -> None:
    data = bytearray(dump.read_bytes())
    middle = data.index(b"BZh", len(data) // 2)
    data[middle + 20 : middle + 40] = bytes(20)
    dump.write_bytes(data)
    titles = []
    with pytest.raises(InputError):  # noqa: PT012  (what comes before is looked at)
        for article in wikiextract.extract_dump(dump, workers=workers):
            titles.append(article.title)
    assert titles[0] == "Page 1"
    assert titles[-1] == "Page 40"


@pytest.mark.parametrize("workers", [None, 2])
def test_what_is_no_dump_is_refused(tmp_path: Path, workers: int | None) -> None:
    with pytest.raises(InputError):
        list(wikiextract.extract_dump(tmp_path / "none.xml", workers=workers))


@pytest.mark.parametrize(
    "options",
    [
        {"workers": 0},
        {"workers": 1, "plugins": "towers.py"},
        {"workers": 1, "extractor": wikiextract.Extractor()},
        {"workers": 1, "site": wikiextract.Site.unknown()},
        {"workers": 1, "only": ["nothing"]},
        {"only": ["nothing"]},
        {"store": "no-such.sqlite"},
        {"workers": 1, "store": "no-such.sqlite"},
    ],
)
def test_options_that_cannot_be_met_are_refused(dump: Path, options: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        list(wikiextract.extract_dump(dump, **options))
