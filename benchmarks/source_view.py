"""The source view against mwparserfromhell: the same pages, one core, one run.

    python benchmarks/source_view.py FILE... [--repeat 3]

For each file (an XML dump, plain or packed) the pages of the main namespace are read into memory.
Then, turn by turn on the same texts, two things are timed in CPU seconds (medians count):

* `mwparserfromhell.parse(text)` alone;
* the complete record of the source view: `read_source`, the mapping to a record, its JSON.

Printed are both times, their ratio (below 1: the record takes less time than that parse), the
share of the record's stages, and the peak memory of the process.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import mwparserfromhell

from wikiextract.read.wikitext import read_source
from wikiextract.record import to_article, to_json
from wikiextract.site import Site
from wikiextract.sources import open_source
from wikiextract.sources.page import Page


def pages_of(path: Path) -> list[tuple[Page, Site]]:
    sites: dict[object, Site] = {}
    pages: list[tuple[Page, Site]] = []
    for page in open_source(str(path)):
        if not isinstance(page, Page) or page.wikitext is None or page.namespace not in (None, 0):
            continue
        if page.site not in sites:
            sites[page.site] = Site.from_dump(page.site) if page.site else Site.default()
        pages.append((page, sites[page.site]))
    return pages


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def measure(name: str, pages: Sequence[tuple[Page, Site]], repeat: int) -> tuple[float, float]:
    texts = [page.wikitext or "" for page, _ in pages]

    def parse_alone() -> None:
        for text in texts:
            mwparserfromhell.parse(text)

    def read_alone() -> None:
        for page, site in pages:
            read_source(page.wikitext or "", site=site, title=page.title)

    def record() -> None:
        for page, site in pages:
            document = read_source(page.wikitext or "", site=site, title=page.title)
            to_json(to_article(document, page, site))

    for text, (page, site) in zip(texts[:3], pages[:3], strict=True):  # imports, caches, patterns
        mwparserfromhell.parse(text)
        to_json(to_article(read_source(text, site=site, title=page.title), page, site))
    rounds = [(seconds(parse_alone), seconds(record), seconds(read_alone)) for _ in range(repeat)]
    parsed, whole, reading = map(median, zip(*rounds, strict=True))
    size = sum(map(len, texts)) / 1e6
    print(
        f"{name:28} {len(pages):5} pages {size:6.2f} M characters  parse {parsed:6.2f} s  "
        f"record {whole:6.2f} s (reading {reading:5.2f} s)  ratio {whole / parsed:5.2f}"
    )
    return parsed, whole


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    total_parse = total_record = 0.0
    by_folder: dict[str, list[tuple[Page, Site]]] = {}
    for path in options.files:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        by_folder[path.name] = [page for file in inside for page in pages_of(file)]
    for name, pages in by_folder.items():
        parsed, whole = measure(name, pages, options.repeat)
        total_parse += parsed
        total_record += whole
    if len(by_folder) > 1:
        print(f"together: ratio {total_record / total_parse:.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB (with all texts held in memory)")


if __name__ == "__main__":
    main()
