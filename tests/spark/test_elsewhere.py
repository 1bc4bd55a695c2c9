"""Dumps, stores and reports on other file systems: here fsspec's one in memory."""

from __future__ import annotations

import bz2
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("fsspec")

from tests.pipeline.dumps import pages, write_multistream, write_single
from wikiextract.errors import InputError, OutputError
from wikiextract.pipeline.block import Block
from wikiextract.pipeline.plan import plan_blocks
from wikiextract.sources.remote import put
from wikiextract.spark.copies import here, states_of, with_copies
from wikiextract.spark.job import job_of
from wikiextract.spark.notes import NoteFolder, note_of


@pytest.fixture
def memory() -> Iterator[Any]:
    files = pytest.importorskip("fsspec").filesystem("memory")
    yield files
    files.rm("/wiki", recursive=True)


def titles(blocks: list[Block], folder: Path) -> list[str]:
    found = []
    for block in blocks:
        with here(block, folder) as copied:
            for source in copied.sources:
                found += [getattr(item, "title", str(item)) for item in source.read()]
        assert not list(folder.iterdir())
    return found


def test_blocks_of_a_dump_elsewhere_are_copied_one_by_one(memory: Any, tmp_path: Path) -> None:
    local = tmp_path / "dump-multistream.xml.bz2"
    starts = write_multistream(local, pages(60))
    memory.pipe("/wiki/dump-multistream.xml.bz2", local.read_bytes())
    index = "".join(f"{start}:{number}:T\n" for number, start in enumerate(starts))
    memory.pipe("/wiki/dump-multistream-index.txt.bz2", bz2.compress(index.encode()))
    job = job_of({"path": "memory:///wiki/dump-*.xml.bz2"})
    assert job.inputs == ("memory:///wiki/dump-multistream.xml.bz2",)
    blocks = plan_blocks(job.inputs, 1500)
    folder = tmp_path / "copies"
    folder.mkdir()
    assert len(blocks) == 3
    assert titles(blocks, folder) == [f"Page {number}" for number in range(1, 61)]


def test_damage_is_told_at_the_place_of_the_file_elsewhere(memory: Any, tmp_path: Path) -> None:
    local = tmp_path / "dump.xml.bz2"
    starts = write_multistream(local, pages(60))
    data = bytearray(local.read_bytes())
    data[starts[3] + 20 : starts[3] + 60] = bytes(40)
    memory.pipe("/wiki/dump.xml.bz2", bytes(data))
    folder = tmp_path / "copies"
    folder.mkdir()
    address = "memory:///wiki/dump.xml.bz2"
    found = titles(plan_blocks([address], 1500), folder)
    assert any(one.startswith("Damage") for one in found)
    local.write_bytes(data)
    as_local = titles(plan_blocks([str(local)], 1500), folder)
    assert found == [one.replace(str(local), address) for one in as_local]


def test_a_file_that_cannot_be_cut_is_copied_as_a_whole(memory: Any, tmp_path: Path) -> None:
    local = tmp_path / "dump.xml.bz2"
    write_single(local, pages(30))
    memory.pipe("/wiki/dump.xml.bz2", local.read_bytes())
    blocks = plan_blocks(["memory:///wiki/dump.xml.bz2"], 1500)
    folder = tmp_path / "copies"
    folder.mkdir()
    assert len(blocks) == 1
    assert titles(blocks, folder) == [f"Page {number}" for number in range(1, 31)]


def test_a_block_that_cannot_be_copied_ends_its_task(memory: Any, tmp_path: Path) -> None:
    local = tmp_path / "dump.xml.bz2"
    write_multistream(local, pages(30))
    memory.pipe("/wiki/dump.xml.bz2", local.read_bytes())
    blocks = plan_blocks(["memory:///wiki/dump.xml.bz2"], 1500)
    memory.pipe("/wiki/dump.xml.bz2", local.read_bytes()[:2000])
    with pytest.raises(InputError, match="ends before byte"), here(blocks[-1], tmp_path):
        pass
    memory.rm("/wiki/dump.xml.bz2")
    with pytest.raises(InputError, match="cannot be copied"), here(blocks[0], tmp_path):
        pass
    memory.pipe("/wiki/x", b"")


def test_a_store_is_copied_once_and_compared_with_its_checksum(memory: Any, tmp_path: Path) -> None:
    memory.pipe("/wiki/store.sqlite", b"a store")
    memory.pipe("/wiki/maps/a.xml", b"mapping")
    options = replace(
        job_of({"path": "a.xml"}).block,
        store="memory:///wiki/store.sqlite",
        mappings="memory:///wiki/maps/",
    )
    states = states_of(options)
    copied = with_copies(options, states, tmp_path)
    assert copied.store is not None
    assert copied.mappings is not None
    assert Path(copied.store).read_bytes() == b"a store"
    assert (Path(copied.mappings) / "a.xml").read_bytes() == b"mapping"
    assert with_copies(options, states, tmp_path) == copied
    memory.pipe("/wiki/store.sqlite", b"another")
    with pytest.raises(InputError, match="has changed since"):
        with_copies(options, states, tmp_path / "second")
    states = states_of(options)
    memory.pipe("/wiki/store.sqlite.sha256", b"0" * 64 + b"  store.sqlite\n")
    with pytest.raises(InputError, match="its SHA-256 is"):
        with_copies(options, states, tmp_path / "third")
    digest = hashlib.sha256(b"another").hexdigest()
    memory.pipe("/wiki/store.sqlite.sha256", f"{digest}  store.sqlite\n".encode())
    copied = with_copies(options, states, tmp_path / "fourth")
    assert copied.store is not None
    assert Path(copied.store).read_bytes() == b"another"


def test_a_report_may_lie_elsewhere(memory: Any, tmp_path: Path) -> None:
    dump = tmp_path / "dump.xml.bz2"
    write_multistream(dump, pages(30))
    blocks = plan_blocks([str(dump)], 1500)
    notes = NoteFolder("memory:///wiki/report/")
    notes.plan("a1", blocks)
    notes.add("a1", note_of(blocks[0]))
    assert [job for job, _ in notes.read()] == ["a1"] * len(blocks)


def test_a_file_is_put_whole_in_a_folder_that_is_made(memory: Any, tmp_path: Path) -> None:
    path = tmp_path / "shard"
    path.write_bytes(b"rows")
    put(path, "memory:///wiki/out/part-1")
    assert memory.cat("/wiki/out/part-1") == b"rows"
    put(path, str(tmp_path / "out" / "part-1"))
    assert [one.read_bytes() for one in (tmp_path / "out").iterdir()] == [b"rows"]
    (tmp_path / "taken").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        put(path, str(tmp_path / "taken" / "part-1"))
