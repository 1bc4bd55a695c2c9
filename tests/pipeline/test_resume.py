"""Runs that are cut off, however, and gone on with give what an uninterrupted run gives."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from tests.cli.shell import Answer, run
from tests.little_room import run_with_little_room
from tests.pipeline.dumps import pages, write_multistream, write_single
from wikiextract.pipeline.runs.manifest import Manifest

pytestmark = pytest.mark.processes

LEDGER = "_run/ledger.ndjson"
HANGS = 600.0
"""Seconds after which a process is taken to hang, on a machine however busy."""


def arguments_for(dump: Path, output: str, *options: str) -> list[str]:
    return ["extract", str(dump), "-o", output, "--block-size", "0.002", *options]


def command(dump: Path, output: str, *options: str) -> list[str]:
    return [sys.executable, "-m", "wikiextract", *arguments_for(dump, output, *options)]


def finish(dump: Path, output: str, *options: str) -> Answer:
    return run(*arguments_for(dump, output, *options))


def blocks_done(folder: Path) -> int:
    try:
        return (folder / LEDGER).read_bytes().count(b"\n")
    except FileNotFoundError:
        return 0


def start_and_stop(arguments: list[str], folder: Path, more: int, number: int) -> int:
    """Start a run and end it by a signal when so many more blocks are done; its exit status."""
    wanted = blocks_done(folder) + more
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE)
    while blocks_done(folder) < wanted and process.poll() is None:
        time.sleep(0.002)
    time.sleep(random.random() * 0.05)
    process.send_signal(number)
    _, errors = process.communicate(timeout=HANGS)
    assert b"Traceback" not in errors, errors
    return process.returncode


def content(folder: Path) -> dict[str, str]:
    """The shards, by name, as checksums."""
    shards = sorted(folder.glob("part-*"))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in shards}


def balance(folder: Path) -> object:
    stated = msgspec.json.decode((folder / "_run" / "manifest.json").read_bytes(), type=Manifest)
    assert stated.balance is not None
    return stated.balance, stated.blocks, stated.shards


def check_kills(tmp_path: Path, dump: Path, kills: int) -> None:
    whole, resumed = tmp_path / "whole", tmp_path / "resumed"
    answer = finish(dump, f"{whole}/", "--workers", "2")
    assert answer.returncode == 0, answer.stderr
    arguments = command(dump, f"{resumed}/", "--workers", "2", "--resume")
    statuses = [
        start_and_stop(arguments, resumed, random.randrange(0, 6), signal.SIGKILL)
        for _ in range(kills)
    ]
    assert -signal.SIGKILL in statuses
    answer = finish(dump, f"{resumed}/", "--workers", "2", "--resume")
    assert answer.returncode == 0, answer.stderr
    assert content(resumed) == content(whole)
    assert balance(resumed) == balance(whole)
    assert not list(resumed.glob("*.partial"))
    assert not (resumed / "work").exists()


@pytest.mark.parametrize("kind", [pytest.param("multistream", marks=pytest.mark.slow), "single"])
def test_a_killed_run_goes_on_to_the_same_result(tmp_path: Path, kind: str) -> None:
    dump = tmp_path / "dump.xml.bz2"
    if kind == "single":
        write_single(dump, pages(150))
    else:
        write_multistream(dump, pages(150))
    check_kills(tmp_path, dump, kills=2)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [pytest.param("multistream", marks=pytest.mark.slow), "single"])
def test_a_run_that_is_killed_ten_times_goes_on_to_the_same_result(
    tmp_path: Path, kind: str
) -> None:
    dump = tmp_path / "dump.xml.bz2"
    if kind == "single":
        write_single(dump, pages(4000))
    else:
        write_multistream(dump, pages(4000))
    check_kills(tmp_path, dump, kills=10)


@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, pytest.param(signal.SIGHUP, marks=pytest.mark.slow)]
)
def test_an_interrupted_run_says_how_to_go_on(tmp_path: Path, number: signal.Signals) -> None:
    dump = tmp_path / "dump.xml.bz2"
    write_multistream(dump, pages(150))
    output = tmp_path / "out.ndjson"
    work = Path(f"{output}.run")
    process = subprocess.Popen(command(dump, str(output)), stderr=subprocess.PIPE)
    while not blocks_done(work) and process.poll() is None:
        time.sleep(0.002)
    process.send_signal(number)
    _, errors = process.communicate(timeout=HANGS)
    assert process.returncode == 130, errors
    assert b"Traceback" not in errors
    assert b"out.ndjson.run: go on with --resume" in errors
    assert not output.exists()
    assert finish(dump, str(output), "--resume").returncode == 0
    whole = tmp_path / "whole.ndjson"
    assert finish(dump, str(whole)).returncode == 0
    assert output.read_bytes() == whole.read_bytes()
    assert not work.exists()


def test_a_full_disk_ends_the_run_and_room_lets_it_go_on(tmp_path: Path) -> None:
    dump = tmp_path / "dump.xml.bz2"
    write_multistream(dump, [*pages(60), *pages(30)], of=30)
    folder = tmp_path / "run"
    arguments = command(dump, f"{folder}/", "--block-size", "1", "--workers", "2")
    answer = run_with_little_room(arguments, 40_000, HANGS)
    assert answer.returncode == 2, answer.stderr
    assert b"cannot be written" in answer.stderr
    assert b"go on with --resume" in answer.stderr
    assert b"Traceback" not in answer.stderr
    assert not (folder / "_SUCCESS").exists()
    options = ("--block-size", "1", "--workers", "2")
    assert finish(dump, f"{folder}/", *options, "--resume").returncode == 0
    whole = tmp_path / "whole"
    assert finish(dump, f"{whole}/", *options).returncode == 0
    assert content(folder) == content(whole)


def test_a_ledger_that_was_torn_by_a_power_cut_loses_its_last_line_only(tmp_path: Path) -> None:
    dump = tmp_path / "dump.xml.bz2"
    write_multistream(dump, pages(150))
    folder = tmp_path / "run"
    assert finish(dump, f"{folder}/").returncode == 0
    before = content(folder)
    whole = balance(folder)
    ledger = folder / LEDGER
    lines = ledger.read_bytes().splitlines(keepends=True)
    ledger.write_bytes(b"".join(lines[:4]) + lines[4][: len(lines[4]) // 2])
    manifest = folder / "_run" / "manifest.json"
    stated = msgspec.json.decode(manifest.read_bytes(), type=Manifest)
    running = msgspec.structs.replace(stated, state="running", balance=None, blocks=(), shards=())
    manifest.write_bytes(msgspec.json.encode(running))
    (folder / "_SUCCESS").unlink()
    shards = sorted(folder.glob("part-*"))
    shards[1].unlink()  # its name was not on the disk
    shards[2].write_bytes(b"torn")
    assert finish(dump, f"{folder}/", "--resume").returncode == 0
    assert content(folder) == before
    assert balance(folder) == whole
