"""NDJSON shards, and files that have their names only when whole."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from wikiextract.errors import OutputError
from wikiextract.sinks import format_of
from wikiextract.sinks.partial import partial_path


def test_a_shard_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    writer = format_of("ndjson").open(path)
    writer.write({"a": 1}, b'{"a":1}')
    assert not path.exists()
    shard = writer.finish()
    assert path.read_bytes() == b'{"a":1}\n'
    assert (shard.name, shard.rows, shard.bytes) == ("a.ndjson", 1, 8)
    assert shard.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    writer.abandon()
    assert path.exists()


def test_an_abandoned_shard_leaves_nothing(tmp_path: Path) -> None:
    writer = format_of("ndjson").open(tmp_path / "a.ndjson")
    writer.write({}, b"{}")
    writer.abandon()
    assert list(tmp_path.iterdir()) == []


def test_shards_gathered_are_one_file(tmp_path: Path) -> None:
    format_ = format_of("ndjson")
    paths = [tmp_path / f"{name}.ndjson" for name in "ab"]
    for path in paths:
        writer = format_.open(path)
        writer.write({}, path.stem.encode())
        writer.finish()
    shard = format_.gather(paths, tmp_path / "all.ndjson", 2)
    assert (tmp_path / "all.ndjson").read_bytes() == b"a\nb\n"
    assert (shard.rows, shard.bytes) == (2, 4)


def fill_the_disk_of(path: Path) -> None:
    """Let what this process writes to an open file go to a device without room."""
    full = os.open("/dev/full", os.O_WRONLY)
    for number in Path("/proc/self/fd").iterdir():
        if number.exists() and number.resolve() == path.resolve():
            os.dup2(full, int(number.name))
    os.close(full)


@pytest.mark.skipif(
    not (Path("/dev/full").exists() and Path("/proc/self/fd").exists()),
    reason="there is no /dev/full, or no list of open files",
)
def test_a_full_disk_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    writer = format_of("ndjson").open(path)
    fill_the_disk_of(partial_path(path))
    writer.write({}, b"x" * 1000)
    with pytest.raises(OutputError, match=r"a\.ndjson.*No space"):
        writer.finish()
    writer.abandon()
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(OutputError, match="xlsx"):
        format_of("xlsx")
