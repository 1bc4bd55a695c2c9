"""Commands whose standard streams are closed, and runs to standard output that are ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.pipeline.dumps import pages, write_single
from tests.sources.dumps import FOOTER, HEADER

pytestmark = pytest.mark.processes

PROGRAM = f"{sys.executable} -m wikiextract"
HANGS = 600.0


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "TMPDIR": str(folder)}
    return subprocess.run(
        ["sh", "-c", f"{PROGRAM} {line}"],
        capture_output=True,
        cwd=folder,
        env=environment,
        timeout=HANGS,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def write_dump(folder: Path, count: int = 3) -> None:
    text = HEADER.format(version="0.11") + "".join(pages(count)) + FOOTER
    (folder / "dump.xml").write_text(text)


@pytest.mark.parametrize(
    ("line", "status", "message"),
    [
        ("extract dump.xml >&-", 2, b"standard output: cannot be written (Bad file descriptor)"),
        ("extract - <&-", 2, b"standard input: cannot be read: Bad file descriptor"),
        ("extract dump.xml -o out.ndjson <&- >&- 2>&-", 0, b""),
        ("render - <&-", 2, b"cannot be read (Bad file descriptor)"),
        ("extract missing.xml dump.xml -o out.ndjson 2>/dev/full", 2, b""),
        ("schema >&-", 2, b"standard output, or a file: cannot be used (Bad file descriptor)"),
    ],
)
def test_a_stream_that_is_closed_is_told_and_no_file_takes_its_number(
    tmp_path: Path, line: str, status: int, message: bytes
) -> None:
    write_dump(tmp_path)
    before = (tmp_path / "dump.xml").read_bytes()
    answer = shell(line, tmp_path)
    assert b"Traceback" not in answer.stderr
    assert b"Exception ignored" not in answer.stderr
    assert message in answer.stderr
    assert answer.returncode == status, answer.stderr
    assert (tmp_path / "dump.xml").read_bytes() == before
    if "-o" in line:
        assert (tmp_path / "out.ndjson").read_bytes().count(b"\n") == 3


def test_memory_that_is_too_small_to_read_the_input_is_told(tmp_path: Path) -> None:
    write_single(tmp_path / "dump.xml.bz2", pages(3))
    answer = shell("extract dump.xml.bz2 --page-memory 1", tmp_path)
    assert answer.returncode == 2
    assert answer.stderr == b"wikiextract: out of memory; give --page-memory more\n"


def started(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "wikiextract", "extract", *options],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_run_to_standard_output_that_waits_ends_when_it_is_asked(
    tmp_path: Path, number: signal.Signals
) -> None:
    process = started(tmp_path, "-")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(HEADER.format(version="0.11").encode() + "".join(pages(3)).encode())
    process.stdin.flush()
    assert process.stdout.readline().startswith(b"{")
    process.send_signal(number)
    process.wait(HANGS)  # its input is open, and nothing comes
    assert process.returncode == 130
    assert process.stderr is not None
    assert process.stderr.read().endswith(b"interrupted\n")
    assert process.stdout.read()[-1:] in {b"", b"\n"}


def test_a_run_ends_when_it_is_asked_and_can_tell_nobody(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.Popen(
            [sys.executable, "-m", "wikiextract", "extract", "-", "--quiet"],
            cwd=tmp_path,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=full,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(HEADER.format(version="0.11").encode() + "".join(pages(3)).encode())
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"{")
        process.send_signal(signal.SIGTERM)
        assert process.wait(HANGS) == 130
        process.communicate()


def test_the_temporary_folder_of_a_killed_run_goes(tmp_path: Path) -> None:
    process = started(tmp_path, "-", "--workers", "1")
    while not list(tmp_path.glob("wikiextract-*/_run/lock")):
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait(HANGS)
    while list(tmp_path.glob("wikiextract-*")):
        time.sleep(0.01)
    process.communicate()
