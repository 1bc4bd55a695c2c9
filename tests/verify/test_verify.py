"""Whatever a run's files state that is not so is found."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import run
from tests.pipeline.dumps import pages, write_multistream, write_single
from tests.pipeline.test_bulk import bulk
from tests.pipeline.troubled import troubled
from wikiextract.pipeline.runs.to_folder import run_to_folder
from wikiextract.sinks import format_names
from wikiextract.verify import verify_run
from wikiextract.verify.whole import check_facts, check_prose


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of some blocks, one page of which was degraded, and with a damaged place."""
    folder = tmp_path_factory.mktemp("runs")
    dump = folder / "dump.xml.bz2"
    starts = write_multistream(dump, pages(40, p3="It is wrong"))
    data = bytearray(dump.read_bytes())
    data[starts[2] + 60] ^= 16
    dump.write_bytes(data)
    run_to_folder(bulk(dump, folder / "run", workers=1, extractor=troubled))
    return folder / "run"


@pytest.fixture
def folder(finished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(finished, tmp_path / "run"))


def first(folder: Path, pattern: str = "part-*") -> Path:
    return min(folder.glob(pattern))


def edit(path: Path, change: Callable[[Any], object]) -> None:
    value = json.loads(path.read_bytes())
    change(value)
    path.write_text(json.dumps(value))


def alter(folder: Path) -> None:
    path = first(folder)
    path.write_bytes(path.read_bytes().replace(b"Page 1", b"Page 7", 1))


def alter_list(folder: Path) -> None:
    path = first(folder, "_run/pages-*")
    path.write_bytes(path.read_bytes().replace(b'"start":0,', b'"start":1,', 1))


def cut(folder: Path) -> None:
    path = first(folder)
    path.write_bytes(path.read_bytes()[:-40])


def make_invalid(folder: Path) -> None:
    """With everything else as it must be."""
    path = first(folder)
    before = path.read_bytes()
    data = before.replace(b'"kind":"article"', b'"kind":"nothing"', 1)
    path.write_bytes(data)
    old, new = (hashlib.sha256(text).hexdigest() for text in (before, data))
    for name in ("_run/manifest.json", "_run/ledger.ndjson"):
        stated = (folder / name).read_text()
        (folder / name).write_text(stated.replace(old, new))


def drop_line(name: str) -> Callable[[Path], None]:
    def drop(folder: Path) -> None:
        lines = (folder / name).read_bytes().splitlines(keepends=True)
        (folder / name).write_bytes(b"".join(lines[:-1]))

    return drop


def state(change: Callable[[Any], object]) -> Callable[[Path], None]:
    return lambda folder: edit(folder / "_run" / "manifest.json", change)


def call_whole(folder: Path) -> None:
    (folder / "_FINISHED_WITH_DAMAGE").rename(folder / "_SUCCESS")


def put(line: bytes) -> Callable[[Path], None]:
    """Replace the first record of the run by something else that is JSON."""

    def change(folder: Path) -> None:
        path = first(folder)
        _, rest = path.read_bytes().split(b"\n", 1)
        path.write_bytes(line + b"\n" + rest)

    return change


def put_pipe(pattern: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = first(folder, pattern)
        path.unlink()
        os.mkfifo(path)

    return change


CHANGES: list[tuple[Callable[[Path], object], str]] = [
    (alter, "its SHA-256 is not"),
    (alter_list, "is not where it says"),
    (cut, "bytes, .* are stated"),
    (make_invalid, "record 1 is not valid"),
    (put_pipe("part-*"), "is no regular file"),
    (put_pipe("_run/pages-*"), "is no regular file"),
    (put_pipe("_run/ledger.ndjson"), "is no regular file"),
    (state(lambda it: it["shards"][0].update(name="../part")), "no name of a file in the folder"),
    (lambda folder: first(folder).unlink(), "cannot be read"),
    (lambda folder: (folder / "part-0007-000000-00.ndjson").touch(), "stated nowhere"),
    (lambda folder: (folder / "part-0000-000000-00.ndjson.partial").touch(), "under way"),
    (call_whole, "has to be marked _FINISHED_WITH_DAMAGE, and is marked _SUCCESS"),
    (lambda folder: (folder / "_SUCCESS").touch(), "as whole, and as finished"),
    (lambda folder: (folder / "_FINISHED_WITH_DAMAGE").unlink(), "not at all"),
    (drop_line("_run/ledger.ndjson"), "do not have the same blocks"),
    (drop_line("_run/failures.ndjson"), "failures.ndjson lists"),
    (state(lambda it: it["balance"].update(records=7)), "records: the blocks have"),
    (state(lambda it: it["balance"].update(degraded=0)), "lists 1 pages degraded"),
    (state(lambda it: it["blocks"][0].update(skipped=9)), "pages read are not"),
    (state(lambda it: it["shards"][0].update(rows=1)), "records, 1 are stated"),
    (state(lambda it: it["shards"].reverse()), "order of the dump"),
    (state(lambda it: it["identity"]["inputs"][0].update(size=9)), "the inputs have 9 bytes"),
    (state(lambda it: it.update(state="running")), "the run is not finished"),
    (state(lambda it: it.update(state=7)), "cannot be read"),
]


def test_records_of_another_shape_are_found(folder: Path) -> None:
    put(b'{"page_id":[1],"diagnostics":5}')(folder)
    path = first(folder)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    edit(
        folder / "_run" / "manifest.json",
        lambda it: it["shards"][0].update(bytes=path.stat().st_size, sha256=digest),
    )
    assert any("record 1 is not valid" in problem for problem in verify_run(folder).problems)


@pytest.mark.long
@pytest.mark.parametrize(("change", "message"), CHANGES)
def test_what_is_not_as_it_is_stated_is_found(
    folder: Path, change: Callable[[Path], object], message: str
) -> None:
    assert verify_run(folder).problems == ()
    change(folder)
    answer = run("verify", str(folder))
    assert answer.returncode == (2 if change is CHANGES[-1][0] else 1)
    output = answer.stdout + answer.stderr
    assert re.search(message, output.decode()), output


@pytest.mark.processes
@pytest.mark.parametrize("kind", ["multistream", "single"])
@pytest.mark.parametrize("name", ["ndjson.zst", "sqlite", "csv"])
def test_runs_are_as_they_state(tmp_path: Path, name: str, kind: str) -> None:
    dump = tmp_path / "dump.xml.bz2"
    (write_single if kind == "single" else write_multistream)(dump, pages(20))
    run_to_folder(bulk(dump, tmp_path / "run", workers=1, format=name))
    verdict = verify_run(tmp_path / "run")
    assert (verdict.problems, verdict.mark) == ((), "_SUCCESS")
    assert (verdict.records, verdict.unread > 0) == ((0, True) if name == "csv" else (19, False))


@pytest.mark.slow
@pytest.mark.parametrize("name", format_names())
def test_runs_of_all_formats_are_as_they_state(tmp_path: Path, name: str) -> None:
    inputs = []
    for number in range(3):
        inputs.append(tmp_path / f"dump{number}.xml.bz2")
        (write_multistream if number == 1 else write_single)(inputs[-1], pages(20))
    run_to_folder(bulk(inputs, tmp_path / "run", workers=1, format=name))
    verdict = verify_run(tmp_path / "run")
    assert (verdict.problems, verdict.mark) == ((), "_SUCCESS")
    assert verdict.records == (0 if verdict.unread else 57)
    assert bool(verdict.unread) == name.startswith(("text", "markdown", "csv"))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Runs of formats that do not keep records, each made once."""
    folder = tmp_path_factory.mktemp("written")
    dump = folder / "dump.xml.bz2"
    write_multistream(dump, pages(12, p3="It is wrong"))

    @cache
    def run_of(name: str) -> Path:
        run_to_folder(bulk(dump, folder / name, workers=1, format=name, extractor=troubled))
        return folder / name

    return run_of


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("text", lambda data: data[:-1], "ends within a page"),
        ("text", lambda data: data[:9] + b"\xff" + data[10:], "not UTF-8"),
        ("markdown", lambda data: data[: len(data) // 2 + 1], "ends within a page"),
        ("csv", lambda data: data[:-1], "no whole row"),
        ("csv", lambda data: data[: data.rindex(b",")] + b"\r\n", "cells, not"),
        ("csv", lambda data: data.replace(b"Page 1", b'"Page 1', 1), "whole row|cells, not"),
        ("csv", lambda data: data.partition(b"\n")[2], "names of its columns"),
        ("csv", lambda _: b"", "names of its columns"),
    ],
)
def test_files_without_records_are_held_to_be_whole(
    tmp_path: Path,
    written: Callable[[str], Path],
    name: str,
    change: Callable[[bytes], bytes],
    message: str,
) -> None:
    folder = Path(shutil.copytree(written(name), tmp_path / "run"))
    verdict = verify_run(folder)
    assert (verdict.problems, verdict.records, verdict.unread) == ((), 0, verdict.files)
    path = first(folder)
    path.write_bytes(change(path.read_bytes()))
    problems = verify_run(folder).problems
    assert any(re.search(f"{path.name}: .*({message})", one) for one in problems), problems


@pytest.mark.parametrize("text", [b"", b"A\n\n\nB\r\n\n\n\n\n", b'A "\n\n\n'])
def test_text_is_whole_when_it_ends_behind_a_page(tmp_path: Path, text: bytes) -> None:
    check_prose(tmp_path, text.splitlines(keepends=True))


def test_cells_may_hold_what_divides_cells(tmp_path: Path) -> None:
    stream = io.StringIO()
    rows = [["title", "page_id", "text"], ['a,"b"\r\n', "", "\n"], ["", '"', ","], ["x\r", "y", ""]]
    csv.writer(stream).writerows(rows)
    check_facts(tmp_path, io.BytesIO(stream.getvalue().encode()))


def test_a_sample_of_the_records_is_held_to_the_schema(finished: Path) -> None:
    whole, some = verify_run(finished), verify_run(finished, sample=2)
    assert whole.validated == whole.records == some.records
    assert whole.files < some.validated < whole.validated / 2
    answer = run("verify", str(finished), "--sample", "2")
    assert answer.returncode == 0
    assert answer.stdout.decode().endswith("_FINISHED_WITH_DAMAGE: all is as stated\n")
    assert run("verify", str(finished.parent)).returncode == 2
