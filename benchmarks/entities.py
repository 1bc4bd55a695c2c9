"""The entity store: how fast a dump is indexed, in how much memory, and what a look-up takes.

    python benchmarks/entities.py [--megabytes 1000] [--workers 1 2] [--forms json.bz2 json.gz]
        [--folder DIR] [--for zhwiki]

`tools/make_entities.py` makes the dump, whose entities are shaped and sized as Wikidata's are. What
is measured is the command `index-entities` from start to end, then look-ups of entities and of
items by titles in random order, in one process. With --folder the dumps stay there and are taken
again. The figures are what docs/full-dump.md computes with.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from wikiextract.site import Site
from wikiextract.store import build_store
from wikiextract.store.entities import EntityStore

ROOT = Path(__file__).resolve().parents[1]
LOOKUPS = 20_000
TITLE = re.compile(rb'"site":"(enwiki)","title":"([^"]*)"')
ID = re.compile(rb'"id":"([QP]\d+)"')


def make_dump(path: Path, megabytes: float) -> None:
    if not path.exists():
        tool = [sys.executable, str(ROOT / "tools" / "make_entities.py"), str(path)]
        subprocess.run([*tool, "--megabytes", str(megabytes)], check=True)


def page_store(folder: Path, name: str) -> Path:
    """A page store of the wiki, with one page."""
    dump, store = folder / "wiki.xml", folder / "wiki.sqlite"
    page = "<page><title>A</title><ns>0</ns><revision><id>1</id><text>a</text></revision></page>"
    dump.write_text(f"<mediawiki><siteinfo></siteinfo>{page}</mediawiki>")
    build_store([dump], store, site=Site.load(name))
    return store


def index(dump: Path, output: Path, *options: str) -> tuple[float, float, float]:
    """Run the command; gives its seconds, those of all processors, its largest process in MiB."""
    command = [sys.executable, "-m", "wikiextract", "index-entities", str(dump), "-o", str(output)]
    started = time.perf_counter()
    process = subprocess.Popen([*command, *options], stderr=subprocess.PIPE)
    assert process.stderr is not None
    words = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(words)
    seconds = time.perf_counter() - started
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def report(dump: Path, output: Path, size: float, *options: str) -> None:
    seconds, computing, memory = index(dump, output, *options)
    print(
        f"  {dump.name:18} {' '.join(options):28} {seconds:7.1f} s ({computing:.1f} s computing)"
        f" {size / seconds:6.1f} MB/s, {size / computing:.1f} a processor;"
        f" largest process {memory:.0f} MiB; store {output.stat().st_size / 1e6:.0f} MB"
    )


def microseconds(look_up: Callable[[], object]) -> float:
    started = time.process_time()
    look_up()
    return (time.process_time() - started) / LOOKUPS * 1e6


def look_ups(dump: Path, output: Path) -> None:
    ids: list[str] = []
    titles: list[str] = []
    with dump.open("rb") as stream:
        for line in stream:
            ids += [found[1].decode() for found in [ID.search(line)] if found]
            titles += [found[2].decode() for found in [TITLE.search(line)] if found]
    chosen = random.Random(1)
    with EntityStore.open(output) as store:
        some = chosen.choices(ids, k=LOOKUPS)
        some_titles = chosen.choices(titles, k=LOOKUPS)
        none = [f"Q{chosen.randrange(10**8, 10**9)}" for _ in range(LOOKUPS)]
        found = microseconds(lambda: [store.entity_json(one) for one in some])
        missing = microseconds(lambda: [store.entity_json(one) for one in none])
        items = microseconds(lambda: [store.entity_id("enwiki", one) for one in some_titles])
        size = sum(len(store.entity_json(one) or "") for one in some[:1000]) / 1000
    print(
        f"  look-ups: an entity ({size / 1000:.0f} kB of JSON) {found:.1f} µs, one that is not"
        f" there {missing:.1f} µs, the item of a title {items:.1f} µs"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--megabytes", type=float, default=1000.0)
    parser.add_argument("--workers", nargs="*", default=["1", "2"])
    parser.add_argument("--forms", nargs="*", default=["json", "json.bz2", "json.gz"])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--for", dest="wiki", default="zhwiki")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, work = options.folder or Path(name), Path(name)
        plain = folder / "all.json"
        make_dump(plain, options.megabytes)
        size = plain.stat().st_size / 1e6
        entities = sum(1 for _ in plain.open("rb")) - 2
        print(f"{size:.0f} MB of JSON, {entities} entities")
        for form in options.forms:
            dump = folder / f"all.{form}"
            make_dump(dump, options.megabytes)
            for count in options.workers:
                report(dump, work / f"{form}-{count}.sqlite", size, "--workers", count)
        store = str(page_store(work, options.wiki))
        report(plain, work / "for.sqlite", size, "--for", store)
        look_ups(plain, work / f"{options.forms[0]}-{options.workers[0]}.sqlite")


if __name__ == "__main__":
    main()
