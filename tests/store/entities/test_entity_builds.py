"""Builds of entity stores: in parts, by processes, gone on with, from damaged, hostile input."""

from __future__ import annotations

import bz2
import gzip
import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.store.entities.entities import dumped, entity
from wikiextract.errors import InputError, RunError
from wikiextract.store.entities import (
    BuildStoppedError,
    EntityFailure,
    EntityListener,
    EntityProgress,
    EntityStore,
    build_entity_store,
    file_parts,
    processes,
)

pytestmark = pytest.mark.processes

_NUMBERS = random.Random(1)
MANY = [
    entity(
        f"Q{number}",
        {"en": f"{_NUMBERS.getrandbits(8 * _NUMBERS.randrange(1, 400)):x}"},
        sitelinks={"enwiki": f"Page {number}"} if number % 3 else {},
        lastrevid=number,
    )
    for number in range(1, 1001)
]
DUMP = dumped(MANY)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of some hundred entities."""
    monkeypatch.setattr(file_parts, "PART_BYTES", 50_000)
    monkeypatch.setattr("wikiextract.store.entities.units.PART_BYTES", 50_000)
    monkeypatch.setattr("wikiextract.store.entities.units.BATCH_BYTES", 50_000)
    monkeypatch.setattr(file_parts, "_PART_BLOCKS", 1)


def packed(data: bytes, name: str) -> bytes:
    """Data as a file of that name has it; many.bz2 is of several streams."""
    if name == "many.json.bz2":
        cuts = [0, 1, 5000, 5100, 300_000, len(data)]
        return b"".join(bz2.compress(data[start:end], 1) for start, end in itertools.pairwise(cuts))
    return bz2.compress(data, 1) if name.endswith(".bz2") else data


def built(path: Path, output: Path, **options: Any) -> list[EntityFailure]:
    failures: list[EntityFailure] = []
    listener = EntityListener(failure=failures.append)
    build_entity_store([path], output, listener=listener, **options)
    return failures


def ids(output: Path) -> list[str]:
    with EntityStore.open(output) as store:
        return [one["id"] for one in MANY if store.entity_json(one["id"]) == line(one)]


def line(one: dict[str, Any]) -> str:
    return json.dumps(one, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("name", ["one.json", "one.json.bz2", "many.json.bz2"])
def test_parts_make_the_same_store_whoever_reads_them(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(packed(DUMP, name))
    assert built(path, tmp_path / "one.sqlite") == []
    assert built(path, tmp_path / "two.sqlite", workers=2) == []
    assert ids(tmp_path / "one.sqlite") == [one["id"] for one in MANY]
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()
    with EntityStore.open(tmp_path / "one.sqlite") as store:
        assert store.entity_id("enwiki", "Page 1000") == "Q1000"


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("size", [1, 2, 7, 100, 399, 400, 401, 5000])
def test_lines_are_found_wherever_parts_end(
    tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [line(one) for one in MANY[:5]]
    text = "\n".join(lines).encode()
    monkeypatch.setattr(file_parts, "PART_BYTES", size)
    path = tmp_path / "lines"
    path.write_bytes(text)
    parts = file_parts.cut_plain(str(path), len(text))
    assert b"".join(piece for part in parts for piece in part.read(lambda _: None)) == text


@pytest.mark.usefixtures("small_parts")
def test_damaged_data_costs_its_own_lines(tmp_path: Path) -> None:
    path = tmp_path / "all.json.bz2"
    data = bytearray(packed(DUMP, path.name))
    middle = len(data) // 2
    data[middle : middle + 20] = bytes(20)
    path.write_bytes(data)
    failures = built(path, tmp_path / "one.sqlite")
    assert any("left out: damaged bz2 data" in failure.problem for failure in failures)
    assert any("bytes" in failure.where for failure in failures)
    lost = len(MANY) - len(ids(tmp_path / "one.sqlite"))
    assert 0 < lost < len(MANY) // 3
    assert ids(tmp_path / "one.sqlite")[-1] == MANY[-1]["id"]
    assert built(path, tmp_path / "two.sqlite", workers=2) == failures


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("name", ["cut.json", "cut.json.bz2", "cut.json.gz"])
def test_a_dump_that_was_cut_off_is_told_and_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(packed(DUMP, name))
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(DUMP))
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4])
    failures = built(path, tmp_path / "all.sqlite")
    assert "the array of entities does not end: it was cut off" in [one.problem for one in failures]
    assert len(ids(tmp_path / "all.sqlite")) > len(MANY) // 2


def test_what_stands_before_the_damage_of_a_small_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "all.json.gz"
    path.write_bytes(gzip.compress(DUMP))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    failures = built(path, tmp_path / "all.sqlite")
    assert any("ends in the middle" in failure.problem for failure in failures)
    assert len(ids(tmp_path / "all.sqlite")) > len(MANY) // 3


class Stopping:
    """Stops a build after some units; `units` counts those that it did."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.units = 0

    def progress(self, state: EntityProgress) -> None:
        self.units += state.step == "reading"

    def stopped(self) -> bool:
        return self.units >= self.after

    @property
    def listener(self) -> EntityListener:
        return EntityListener(progress=self.progress, stopped=self.stopped)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("name", ["one.json", "one.json.bz2", "one.json.gz"])
def test_a_build_goes_on_where_it_was_stopped(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(packed(DUMP, name))
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(DUMP))
    whole = Stopping(10**9)
    build_entity_store([path], tmp_path / "whole.sqlite", listener=whole.listener)
    output = tmp_path / "wikidata.sqlite"
    first, second = Stopping(2), Stopping(10**9)
    with pytest.raises(BuildStoppedError):
        build_entity_store([path], output, listener=first.listener)
    assert not output.exists()
    build_entity_store([path], output, listener=second.listener)
    assert first.units + second.units == whole.units
    assert output.read_bytes() == (tmp_path / "whole.sqlite").read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        name,
        "whole.sqlite",
        "wikidata.sqlite",
    ]


KILLED = """
import os, signal, sys
from wikiextract.store.entities import EntityListener, build_entity_store, file_parts, units
file_parts.PART_BYTES = units.PART_BYTES = 50_000
def progress(state):
    if state.step == sys.argv[3] and state.entities > 300:
        os.kill(os.getpid(), signal.SIGKILL)
build_entity_store([sys.argv[1]], sys.argv[2], workers=2, listener=EntityListener(progress))
"""


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("step", ["reading", "writing"])
def test_a_build_that_was_killed_goes_on(tmp_path: Path, step: str) -> None:
    path, output = tmp_path / "all.json", tmp_path / "wikidata.sqlite"
    path.write_bytes(DUMP)
    script = tmp_path / "build.py"
    script.write_text(KILLED.replace("\nbuild", "\nif __name__ == '__main__': build"))
    answer = subprocess.run(
        [sys.executable, str(script), str(path), str(output), step], timeout=100, check=False
    )
    assert answer.returncode == -signal.SIGKILL
    assert not output.exists()
    again = Stopping(10**9)
    build_entity_store([path], output, listener=again.listener)
    assert ids(output) == [one["id"] for one in MANY]
    assert again.units < len(DUMP) // 50_000
    assert not output.with_name("wikidata.sqlite.work").exists()


NEW_ROOM = ("unshare", "--user", "--map-root-user", "--fork", "--pid")


def test_the_first_process_of_a_container_builds_with_others(tmp_path: Path) -> None:
    if shutil.which("unshare") is None or subprocess.call([*NEW_ROOM, "true"]):
        pytest.skip("no process can be made the first one here")
    path, output = tmp_path / "all.json", tmp_path / "wikidata.sqlite"
    path.write_bytes(DUMP)
    script = tmp_path / "build.py"
    script.write_text(
        "import sys\nfrom wikiextract.store.entities import build_entity_store\n"
        "if __name__ == '__main__': build_entity_store([sys.argv[1]], sys.argv[2], workers=2)\n"
    )
    command = [*NEW_ROOM, sys.executable, str(script), str(path), str(output)]
    subprocess.run(command, timeout=100, check=True)
    assert len(ids(output)) == len(MANY)


def test_a_build_whose_process_is_ended_says_where_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, output = tmp_path / "all.json", tmp_path / "wikidata.sqlite"
    path.write_bytes(DUMP)
    monkeypatch.setattr(processes, "_work", _ended)
    with pytest.raises(RunError, match=r"all\.json: a process that read it was ended"):
        build_entity_store([path], output, workers=2)
    monkeypatch.undo()
    build_entity_store([path], output, workers=2)
    assert len(ids(output)) == len(MANY)


def _ended(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_build_with_other_options_begins_anew(tmp_path: Path) -> None:
    path, output = tmp_path / "all.json", tmp_path / "wikidata.sqlite"
    path.write_bytes(DUMP)
    with pytest.raises(BuildStoppedError):
        build_entity_store([path], output, listener=Stopping(1).listener)
    again = Stopping(10**9)
    build_entity_store([path], output, languages=["de"], listener=again.listener)
    assert again.units == 1
    with EntityStore.open(output) as store:
        assert json.loads(store.entity_json("Q1") or "")["labels"].keys() == {"en"}


def test_two_builds_of_one_store_are_refused(tmp_path: Path) -> None:
    path, output = tmp_path / "all.json", tmp_path / "wikidata.sqlite"
    path.write_bytes(DUMP)
    problems: list[str] = []

    def meanwhile(state: EntityProgress) -> None:
        with pytest.raises(InputError, match="another build is at work on it") as error:
            build_entity_store([path], output)
        problems.append(str(error.value))

    build_entity_store([path], output, listener=EntityListener(meanwhile))
    assert problems
    assert len(ids(output)) == len(MANY)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("workers", [1, 2])
def test_an_input_that_goes_away_is_what_the_error_names(tmp_path: Path, workers: int) -> None:
    path, output = tmp_path / "all.json", tmp_path / "wikidata.sqlite"
    path.write_bytes(DUMP)
    listener = EntityListener(lambda _: path.unlink(missing_ok=True))
    with pytest.raises(InputError, match=r"all\.json: cannot be read \(No such file"):
        build_entity_store([path], output, workers=workers, listener=listener)


def test_what_a_killed_build_left_may_be_anything(tmp_path: Path) -> None:
    path, output = tmp_path / "all.json", tmp_path / "wikidata.sqlite"
    path.write_bytes(DUMP)
    output.with_name("wikidata.sqlite.work").write_bytes(b"SQLite format 3\0 but damaged")
    target = tmp_path / "mine"
    output.with_name("wikidata.sqlite.partial").symlink_to(target)
    assert built(path, output) == []
    assert len(ids(output)) == len(MANY)
    assert not target.exists()


GOOD = line(MANY[0]).encode()
HOSTILE = {
    "not JSON": b"{",
    "binary": bytes(range(256)).replace(b"\n", b""),
    "no UTF-8": GOOD.replace(b"Q1", b"Q1\xff"),
    "half a surrogate pair": b'{"id": "Q5", "sitelinks": {"a": {"title": "\\ud800"}}}',
    "a number": b"5",
    "a text": b'"Q1"',
    "nothing": b"null",
    "many brackets": b"[" * 100_000,
    "deep lists": b'{"id": "Q5", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep objects": b'{"id": "Q5", "claims": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001,
    "no id": b'{"labels": {}}',
    "an id that is a number": b'{"id": 5}',
    "an id of nothing": b'{"id": "X5"}',
    "an id without bounds": b'{"id": "Q' + b"9" * 1000 + b'"}',
    "a revision that is a text": b'{"id": "Q5", "lastrevid": "many"}',
    "sitelinks that are a list": b'{"id": "Q5", "sitelinks": [1, 2]}',
    "sitelinks that are texts": b'{"id": "Q5", "sitelinks": {"enwiki": "Page"}}',
    "labels that are texts": b'{"id": "P5", "labels": {"en": "label"}}',
    "entities that are a number": b'{"entities": 7}',
    "entities that are numbers": b'{"entities": {"Q1": 7}}',
    "fields without number": b'{"id": "Q5"'
    + b"".join(b',"%d":1' % i for i in range(1 << 20))
    + b"}",
    "answers without number": b'{"entities": [' + b'{"id":"Q5"},' * 70_000 + b'{"id":"Q5"}]}',
    "a redirect to nothing": b'{"entity": "Q5", "redirect": ""}',
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_line_costs_itself(tmp_path: Path, kind: str) -> None:
    path, output = tmp_path / "all.json", tmp_path / "wikidata.sqlite"
    path.write_bytes(
        b"[\n" + GOOD + b",\n" + HOSTILE[kind] + b",\n" + line(MANY[1]).encode() + b"]"
    )
    failures = built(path, output)
    assert [one.where for one in failures] == [f"{path}, line 3"]
    assert ids(output) == ["Q1", "Q2"]


def test_numbers_without_bounds_are_no_revision(tmp_path: Path) -> None:
    path, output = tmp_path / "all.json", tmp_path / "wikidata.sqlite"
    path.write_bytes(
        b'{"id": "Q7", "lastrevid": -5}\n{"id": "Q8", "lastrevid": 9223372036854775807}'
    )
    assert built(path, output) == []


def test_a_line_without_end_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("lines", "units"):
        monkeypatch.setattr(f"wikiextract.store.entities.{module}.LINE_BYTES", 1 << 20)
    long = b'{"id": "Q9", "x": "' + b"x" * (20 << 20)
    path = tmp_path / "all.json"
    path.write_bytes(b"[\n" + GOOD + b",\n" + long + b'"},\n' + line(MANY[1]).encode() + b"\n]\n")
    compressed = tmp_path / "all.json.bz2"
    compressed.write_bytes(bz2.compress(path.read_bytes()))
    for source in (path, compressed, tmp_path / "all.json.gz"):
        if source.suffix == ".gz":
            source.write_bytes(gzip.compress(path.read_bytes()))
        output = tmp_path / f"{source.name}.sqlite"
        failures = built(source, output)
        assert ["longer than" in one.problem for one in failures] == [True]
        assert ids(output) == ["Q1", "Q2"]


def test_many_failures_are_counted_and_some_of_them_told(tmp_path: Path) -> None:
    path, output = tmp_path / "all.json", tmp_path / "wikidata.sqlite"
    path.write_bytes(GOOD + b"\n" + b"x\n" * 5000)
    failures: list[EntityFailure] = []
    listener = EntityListener(failure=failures.append)
    assert build_entity_store([path], output, listener=listener).failed == 5000
    assert len(failures) == 100
