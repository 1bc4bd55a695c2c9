"""Runs a command on a page in a process of its own and tells what it took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from tests.exhaustion.inputs import INPUTS, Input

SPACES = {"Template": 10, "Module": 828, "MediaWiki": 8}
COMMANDS = ("render", "extract", "source", "run")
MOST_SECONDS, MOST_MEMORY = 15, 1 << 30

# A process that takes longer, or much more memory, is ended by the system.
# Its memory is told by itself: what the system tells of it has its parent's, from before it began.
_BOUNDED = """
import atexit, pathlib, re, resource, sys
seconds, peak = int(sys.argv.pop(1)), pathlib.Path(sys.argv.pop(1))
def tell():
    own = int(re.search(r"VmHWM:\\s*(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])
    peak.write_text(str(max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)))
atexit.register(tell)
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
from wikiextract.cli import main
main()
"""


class Cost(NamedTuple):
    """Seconds of processor time, bytes at most resident, exit status, size of the output."""

    seconds: float
    memory: int
    status: int
    output: int


def cost(given: Input, command: str, seconds: int = MOST_SECONDS) -> Cost:
    """Return what a command takes for a page; after so many `seconds` it is ended."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        arguments, line = _arguments(given, command, folder)
        out, errors = folder / "out", folder / "errors"
        (folder / "in").write_bytes(line)
        with (
            out.open("wb") as output,
            errors.open("wb") as failures,
            (folder / "in").open() as lines,
        ):
            program = [
                sys.executable,
                "-c",
                _BOUNDED,
                str(seconds),
                str(folder / "peak"),
                *arguments,
            ]
            process = subprocess.Popen(program, stdin=lines, stdout=output, stderr=failures)
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        told = folder / "peak"
        memory = int(told.read_text()) if told.exists() else used.ru_maxrss
        size = sum(file.stat().st_size for file in folder.rglob("*out*") if file.is_file())
        return Cost(used.ru_utime + used.ru_stime, memory << 10, process.returncode, size)


def _arguments(given: Input, command: str, folder: Path) -> tuple[list[str], bytes]:
    if command == "render":
        request = {"title": "Page", "wikitext": given.wikitext, "pages": given.pages}
        return ["render", "--jsonl", "--site", "enwiki", "-"], json.dumps(request).encode()
    dump, store = folder / "dump.xml", folder / "store.sqlite"
    dump.write_text(_dump({"Page": given.wikitext, **given.pages}), encoding="utf-8")
    arguments = ["extract", str(dump), "--site", "enwiki"]
    if command != "source":
        index = [sys.executable, "-m", "wikiextract", "index", str(dump), "-o", str(store)]
        subprocess.run([*index, "--site", "enwiki"], check=True, capture_output=True)
        arguments += ["--store", str(store)]
    if command == "run":
        arguments += ["-o", str(folder / "out.ndjson")]
    return arguments, b""


def _dump(pages: dict[str, str]) -> str:
    out = [
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">'
    ]
    for number, (title, text) in enumerate(pages.items(), 1):
        space = SPACES.get(title.partition(":")[0], 0)
        model = "Scribunto" if space == 828 else "wikitext"
        out.append(
            f"<page><title>{escape(title)}</title><ns>{space}</ns><id>{number}</id><revision>"
            f"<id>{number}</id><timestamp>2020-01-01T00:00:00Z</timestamp>"
            f"<contributor><username>A</username><id>1</id></contributor><model>{model}</model>"
            f'<format>text/x-wiki</format><text xml:space="preserve">{escape(text)}</text>'
            "</revision></page>"
        )
    return "\n".join([*out, "</mediawiki>"])


if __name__ == "__main__":
    chosen = sys.argv[1].split(",") if len(sys.argv) > 1 else COMMANDS
    for name in sys.argv[2:] or INPUTS:
        for command in chosen:
            took = cost(INPUTS[name], command, 60)
            megabytes, kilobytes = took.memory >> 20, took.output >> 10
            print(
                f"{name:26} {command:8} {took.seconds:5.1f} s {megabytes:5} MB "
                f"{took.status:4} {kilobytes:8} KB",
                flush=True,
            )
