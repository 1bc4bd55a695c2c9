"""Whole dumps: reading them, and extracting them with one worker and with two.

    python benchmarks/dump.py [DUMP.xml.bz2 ...] [--megabytes 60] [--workers 1 2] [--forms ndjson …]

*Reading* is XML to pages in one process: ours, mwxml's, and bz2 decompression alone; the rounds of
the three are interleaved and the least computing time counts. mwxml is a peer, not a dependency
(`pip install mwxml`); it is left out when it is not installed.

*Extracting* is the command `extract` in the source view, from start to end, on a multistream dump
that `tools/make_dump.py` makes of the last dump given. Its figures are what docs/full-dump.md
computes with. Without arguments the dumps are those of ../shared/data.
"""

from __future__ import annotations

import argparse
import bz2
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from wikiextract.sources import open_source

try:
    import mwxml
except ImportError:
    mwxml = None

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
DEFAULT = ["ltgwiki-20180101-pages-articles.xml.bz2", "enwiki-2016-sample.xml.bz2"]
ROUNDS = 7


def decompress(path: Path) -> int:
    """Decompress the file in pieces of 1 MiB; gives the size of its text."""
    size = 0
    with bz2.open(path) as stream:
        while piece := stream.read(1 << 20):
            size += len(piece)
    return size


def read_ours(path: Path) -> int:
    return sum(1 for _ in open_source(str(path)))


def read_mwxml(path: Path) -> int:
    count = 0
    with bz2.open(path) as stream:
        for page in mwxml.Dump.from_file(stream):
            for revision in page:
                count += revision.text is not None
    return count


def measure(path: Path, readers: dict[str, Callable[[Path], int]]) -> dict[str, float]:
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(ROUNDS):
        for name, reader in readers.items():
            started = time.process_time()
            reader(path)
            best[name] = min(best[name], time.process_time() - started)
    return best


def reading(path: Path) -> None:
    readers: dict[str, Callable[[Path], int]] = {"bz2 alone": decompress, "wikiextract": read_ours}
    if mwxml is not None:
        readers["mwxml"] = read_mwxml
    size, pages = decompress(path), read_ours(path)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    best = measure(path, readers)
    print(f"{path.name}: {size / 1e6:.1f} MB of XML, {pages} pages, {memory:.0f} MiB peak (ours)")
    for name, seconds in best.items():
        ratio = seconds / best["bz2 alone"]
        print(f"  {name:12} {seconds:8.3f} s {size / 1e6 / seconds:7.1f} MB/s {ratio:5.2f} x bz2")
    if "mwxml" in best:
        print(f"  wikiextract takes {best['wikiextract'] / best['mwxml']:.2f} of mwxml's time")


def make_dump(small: Path, folder: Path, megabytes: float) -> Path:
    path = folder / "large-multistream.xml.bz2"
    tool = [sys.executable, ROOT / "tools" / "make_dump.py", small, path]
    subprocess.run([*tool, "--megabytes", str(megabytes)], check=True)
    return path


def extract(dump: Path, output: Path, form: str, workers: int) -> tuple[float, float, float]:
    """Run the command; gives its seconds, those of all processors, its largest process in MiB."""
    command = [sys.executable, "-m", "wikiextract", "extract", dump, "-o", output]
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--format", form, "--workers", str(workers), "--quiet"],
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    words = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(words)
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def extracting(small: Path, megabytes: float, workers: list[int], forms: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dump = make_dump(small, folder, megabytes)
        size, pages = decompress(dump), read_ours(dump)
        packed = dump.stat().st_size
        print(
            f"\n{size / 1e6:.0f} MB of XML made of {small.name}: {packed / 1e6:.1f} MB bz2,"
            f" {pages} pages; source view, command from start to end"
        )
        first = 0.0
        for form in forms:
            for count in workers:
                output = folder / f"out-{count}.{form}"
                seconds, computing, memory = extract(dump, output, form, count)
                first = first or seconds
                written = output.stat().st_size
                output.unlink()
                print(
                    f"  {form:10} {count} workers {seconds:7.1f} s ({computing:.1f} s computing)"
                    f" {size / 1e6 / seconds:5.2f} MB/s {pages / seconds:6.0f} pages/s,"
                    f" {seconds / first:.2f} of the first; largest process {memory:.0f} MiB;"
                    f" written {written / size:.2f} of the XML"
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("dumps", nargs="*", type=Path)
    parser.add_argument("--megabytes", type=float, default=60.0)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--forms", nargs="*", default=["ndjson"])
    options = parser.parse_args()
    dumps = options.dumps or [SHARED / name for name in DEFAULT]
    for path in dumps:
        reading(path)
    if options.workers and options.forms:
        extracting(dumps[-1], options.megabytes, options.workers, options.forms)


if __name__ == "__main__":
    main()
