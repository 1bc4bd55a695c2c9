"""Calls of the system fail, in the process of the run or its workers: a full disk, a bad one."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest

from tests.little_room import run_with_little_room
from tests.pipeline.test_bulk import bulk
from tests.reliability.faults.sitecustomize import Faults
from tests.reliability.test_kills import HANGS, command
from tests.reliability.trials import (
    KINDS,
    check_finished,
    check_unfinished,
    data,
    marks,
    remove,
    write_dump,
)
from wikiextract.errors import WikiextractError
from wikiextract.pipeline.runs.to_folder import run_to_folder
from wikiextract.sinks import format_names

CALLS = ("write", "fsync", "rename", "create", "read", "ftruncate")
FOLDER = Path(__file__).with_name("faults")


def check_fault(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: tuple[str, int, str, str],
    kind: str = "multistream",
) -> bool:
    """Have the calls of one role fail from a number on; gives whether any failed."""
    call, number, error, role = fault
    dump = tmp_path / "dump.xml.bz2" if kind == "multistream" else tmp_path / "dump.xml.gz"
    if not dump.exists():
        write_dump(tmp_path, kind, 60)
    whole, folder = tmp_path / f"whole-{kind}", tmp_path / f"run-{kind}"
    remove(folder)
    run = bulk(dump, folder, workers=1)
    if not whole.exists():
        run_to_folder(bulk(dump, whole, workers=1))
    failed = False
    with monkeypatch.context() as patch:
        if role == "worker":
            patch.setenv("FAULT", f"{call}:{number}:{error}:{role}")
            patch.setenv("FAULT_UNDER", str(tmp_path))
            patch.syspath_prepend(str(FOLDER))
        faults = Faults(call, number, error, str(tmp_path))
        if role == "run":
            faults.install(patch.setattr)
        try:
            summary = run_to_folder(run)
        except WikiextractError:
            failed = True
    if not failed and not summary.counts.whole:
        # What cannot be read is damage: it is listed, and not tried again.
        assert call == "read"
        check_finished(folder, "_FINISHED_WITH_DAMAGE")
        return True
    check_unfinished(folder)
    run_to_folder(bulk(dump, folder, workers=1, resume=True))
    check_finished(folder)
    assert data(folder) == data(whole)
    return failed or faults.happened


@pytest.mark.processes
@pytest.mark.parametrize(
    "fault",
    [
        ("write", 4, "ENOSPC", "worker"),
        ("fsync", 2, "EIO", "worker"),
        ("rename", 1, "ENOSPC", "run"),
        ("write", 6, "EIO", "run"),
    ],
)
def test_a_call_that_fails_ends_the_run_in_good_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: tuple[str, int, str, str]
) -> None:
    assert check_fault(tmp_path, monkeypatch, fault)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ["run", "worker"])
@pytest.mark.parametrize("call", CALLS)
def test_each_call_may_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, role: str, kind: str
) -> None:
    failed = 0
    for number in (0, 1, 2, 3, 5, 8, 13, 21, 34):
        error = ("ENOSPC", "EIO")[number % 2] if call != "read" else "EIO"
        failed += check_fault(tmp_path, monkeypatch, (call, number, error, role), kind)
    print(call, role, kind, f"{failed} failed")
    assert failed or call in {"read", "ftruncate"}


@pytest.mark.slow
@pytest.mark.parametrize("name", format_names())
def test_a_disk_that_is_full_ends_runs_of_all_formats_in_good_order(
    tmp_path: Path, name: str
) -> None:
    """What libraries write is bounded by a limit on the size of files."""
    dump = write_dump(tmp_path, "multistream", 200)
    whole, folder = tmp_path / "whole", tmp_path / "run"
    subprocess.run(command(str(dump), whole, name), check=True, timeout=HANGS)
    largest = max(path.stat().st_size for path in whole.iterdir())
    choice = random.Random(name)
    for _ in range(5):
        size = choice.randrange(largest)
        remove(folder)
        answer = run_with_little_room(command(str(dump), folder, name), size, HANGS)
        assert answer.returncode == 2, answer.stderr
        assert b"Traceback" not in answer.stderr
        assert marks(folder) == set()
        answer = subprocess.run(
            command(str(dump), folder, name, "--resume"), timeout=HANGS, check=False
        )
        assert answer.returncode == 0
        check_finished(folder)
        assert data(folder) == data(whole)
