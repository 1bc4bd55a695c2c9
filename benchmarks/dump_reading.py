"""Time to read a bz2 dump into pages: ours, mwxml's, and decompression alone, in one run.

    python benchmarks/dump_reading.py [DUMP.xml.bz2 ...]

One process, one core. The least of several rounds counts, the rounds of the three are interleaved.
Without arguments it takes the dumps of ../shared/data. mwxml is a peer, not a dependency
(`pip install mwxml`); it is left out when it is not installed.
"""

from __future__ import annotations

import bz2
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from wikiextract.sources import open_source

try:
    import mwxml
except ImportError:
    mwxml = None

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
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
    return sum(1 for _ in open_source(path))


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
            started = time.perf_counter()
            reader(path)
            best[name] = min(best[name], time.perf_counter() - started)
    return best


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]] or [SHARED / name for name in DEFAULT]
    readers: dict[str, Callable[[Path], int]] = {"bz2 alone": decompress, "wikiextract": read_ours}
    if mwxml is not None:
        readers["mwxml"] = read_mwxml
    for path in paths:
        size, pages = decompress(path), read_ours(path)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        best = measure(path, readers)
        print(
            f"{path.name}: {size / 1e6:.1f} MB of XML, {pages} pages, {memory:.0f} MiB peak (ours)"
        )
        for name, seconds in best.items():
            ratio = seconds / best["bz2 alone"]
            print(
                f"  {name:12} {seconds:8.3f} s {size / 1e6 / seconds:7.1f} MB/s {ratio:5.2f} x bz2"
            )
        if "mwxml" in best:
            print(f"  wikiextract takes {best['wikiextract'] / best['mwxml']:.2f} of mwxml's time")


if __name__ == "__main__":
    main()
