"""Seconds for records with some of their parts, beside those with all: what is not asked is saved.

    python benchmarks/parts.py [DUMP...] [--templates DUMP] [--limit N] [--rounds N] [--view VIEW]

Each selection goes through all articles of the dumps in turn, round after round, so that what else
the machine does meets all alike; what is printed is the least of the rounds, in seconds of the
processor on one core, and its share of that of whole records. `--templates` are dumps of pages
that the articles draw on.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from wikiextract import Extractor, Page, Parts, Site, Store, build_store, to_json
from wikiextract.sources import open_source

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
DEFAULT = SHARED / "ltgwiki-20180101-pages-articles.xml.bz2"
SELECTIONS = {
    "all": Parts(),
    "without navboxes,templates": Parts.without("navboxes,templates"),
    "only infoboxes": Parts.only("infoboxes"),
    "only infoboxes,categories": Parts.only("infoboxes,categories"),
    "only entity,more_entities": Parts.only("entity,more_entities"),
    "only sections": Parts.only("sections"),
    "only abstract": Parts.only("abstract"),
    "only categories": Parts.only("categories"),
    "only templates": Parts.only("templates"),
    "only external_links": Parts.only("external_links"),
    "only title": Parts.only("title"),
}


def seconds(extractor: Extractor, articles: list[Page]) -> float:
    """Seconds of the processor for the records of all articles."""
    started = time.process_time()
    for page in articles:
        to_json(extractor.article(page))
    return time.process_time() - started


def compare(articles: list[Page], site: Site, store: Store | None, rounds: int) -> None:
    """Print the seconds of each selection."""
    extractors = {
        name: Extractor(site, store=store, parts=parts) for name, parts in SELECTIONS.items()
    }
    least = dict.fromkeys(extractors, float("inf"))
    for _ in range(rounds):
        for name, extractor in extractors.items():
            least[name] = min(least[name], seconds(extractor, articles))
    for name, taken in least.items():
        print(f"  {name:28} {taken:7.2f} s  {taken / least['all']:5.0%}")


def main() -> None:
    """Print the figures of both views."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dumps", nargs="*", type=Path, default=[DEFAULT])
    parser.add_argument("--templates", nargs="*", type=Path, default=[])
    parser.add_argument("--limit", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--view", choices=["source", "rendered"])
    options = parser.parse_args()
    pages = [one for dump in options.dumps for one in open_source(dump) if isinstance(one, Page)]
    site = Site.from_dump(pages[0].site) if pages[0].site else Site.default()
    articles = [page for page in pages if page.namespace == 0 and not page.redirect_to]
    articles = articles[: options.limit]
    with tempfile.TemporaryDirectory() as folder:
        if options.view != "rendered":
            print(f"source view, {len(articles)} articles")
            compare(articles, site, None, options.rounds)
        if options.view != "source":
            path = Path(folder) / "store.sqlite"
            build_store([*options.dumps, *options.templates], path)
            print(f"rendered view, {len(articles)} articles")
            compare(articles, site, Store.open(path), options.rounds)


if __name__ == "__main__":
    main()
