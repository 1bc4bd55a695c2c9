"""Processes of runs are killed at random points: runs themselves, workers, what cuts and feeds."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.pipeline.test_resume import blocks_done
from tests.reliability.trials import (
    KINDS,
    check_finished,
    check_unfinished,
    data,
    marks,
    remove,
    write_dump,
)
from wikiextract.sinks import format_names
from wikiextract.verify import verify_run

HANGS = 900.0


def command(source: str, folder: Path, name: str, *options: str) -> list[str]:
    program = [sys.executable, "-m", "wikiextract", "extract", source, "-o", f"{folder}/"]
    small = ["--block-size", "0.002", "--workers", "2", "-q", "--format", name]
    return [*program, *small, *options]


def children(process: int) -> list[int]:
    """The workers of a run, and the process that cuts its input."""
    with contextlib.suppress(OSError):
        listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
        return [int(number) for number in listed.split()]
    return []


def kill_something(process: subprocess.Popen[bytes], choice: random.Random) -> str:
    """Kill the run or one of its processes; says what."""
    workers = children(process.pid)
    if not workers or choice.random() < 0.3:
        process.kill()
        return "run"
    with contextlib.suppress(ProcessLookupError):
        os.kill(choice.choice(workers), signal.SIGKILL)
    return "worker"


def kill_at_random(
    arguments: list[str], folder: Path, expected: object, kills: int, choice: random.Random
) -> Counter[str]:
    """Go on with the run, and begin it anew when it is finished, until so many kills are done."""
    counts: Counter[str] = Counter()
    while counts["run"] + counts["worker"] < kills:
        process = subprocess.Popen(arguments, stderr=subprocess.PIPE)
        while process.poll() is None and counts["run"] + counts["worker"] < kills:
            wanted = blocks_done(folder) + choice.randrange(4)
            while blocks_done(folder) < wanted and process.poll() is None:
                time.sleep(0.002)
            time.sleep(choice.random() * 0.05)
            if process.poll() is None:
                counts[kill_something(process, choice)] += 1
        process.kill()
        _, errors = process.communicate(timeout=HANGS)
        assert b"Traceback" not in errors, errors
        counts[f"status {process.returncode}"] += 1
        check_unfinished_or(folder, process.returncode)
        if process.returncode == 0:
            assert data(folder) == expected
            remove(folder)
    return counts


def check_unfinished_or(folder: Path, status: int) -> None:
    if status == 1:  # some page lost its process four times
        check_finished(folder, "_FINISHED_WITH_DAMAGE")
    elif folder.exists():
        check_unfinished(folder)


def check_kills(tmp_path: Path, name: str, kind: str, kills: int, count: int) -> Counter[str]:
    dump = write_dump(tmp_path, kind, count)
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    subprocess.run(command(str(dump), whole, name), check=True, timeout=HANGS)
    check_finished(whole)
    expected = data(whole)
    arguments = command(str(dump), killed, name, "--resume")
    counts = kill_at_random(arguments, killed, expected, kills, random.Random(f"{name} {kind}"))
    answer = subprocess.run(arguments, check=False, timeout=HANGS, capture_output=True)
    assert answer.returncode == 0, answer.stderr
    check_finished(killed)
    assert data(killed) == expected
    assert not list(killed.glob("*.partial"))
    return counts


@pytest.mark.processes
def test_a_run_that_is_killed_goes_on_to_the_same_data(tmp_path: Path) -> None:
    check_kills(tmp_path, "ndjson", "single", kills=3, count=120)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", format_names())
def test_runs_that_are_killed_fifty_times_go_on_to_the_same_data(
    tmp_path: Path, name: str, kind: str
) -> None:
    counts = check_kills(tmp_path, name, kind, kills=50, count=600)
    print(name, kind, dict(counts))


def feed_and_kill(tmp_path: Path, bytes_fed: int, choice: random.Random) -> None:
    """A run over standard input whose feeder ends, or whose cutter is killed, on the way."""
    dump = write_dump(tmp_path, "single", 200)
    folder = tmp_path / "run"
    remove(folder)
    process = subprocess.Popen(
        command("-", folder, "ndjson"), stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    text = dump.read_bytes()
    process.stdin.write(text[: min(bytes_fed, len(text) - 1)])
    process.stdin.close()
    if choice.random() < 0.5:
        time.sleep(choice.random() * 2)
        for worker in children(process.pid)[:1]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
    process.stdin = None
    _, errors = process.communicate(timeout=HANGS)
    assert b"Traceback" not in errors
    assert process.returncode in {1, 2}, errors
    assert "_SUCCESS" not in marks(folder)
    if marks(folder):
        assert verify_run(folder).problems == ()


@pytest.mark.slow
@pytest.mark.parametrize("trial", range(10))
def test_what_is_fed_in_part_is_never_whole(tmp_path: Path, trial: int) -> None:
    choice = random.Random(trial)
    feed_and_kill(tmp_path, choice.randrange(8000), choice)
