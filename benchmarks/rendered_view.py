"""Complete records per second from wikitext, beside MediaWiki's parse and wikitextprocessor's.

    python benchmarks/rendered_view.py [DUMP.xml.bz2] [--limit N]

Ours is all that `extract --store` does with a page: expand (modules included), render, read, join
with what the editor wrote, map, serialise. MediaWiki only parses to HTML; it is measured when MW
(its folder) and MW_CONFIG_FILE (a wiki that holds the dump) are set. wikitextprocessor expands and
parses to its nodes; it is a peer, not a dependency, and knows English namespaces only. All run on
one core, each with its pages in a database; one page is done by each beforehand. Seconds are those
of the processor: medians of rounds in which ours and MediaWiki take turns.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from peers import mediawiki_seconds, wikitextprocessor_with

from wikiextract.pipeline.pages import extract, rendered_view
from wikiextract.pipeline.pages.collector import relax_collector
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.pipeline.pages.wiki_renderer import WikiRenderer
from wikiextract.read.html import RenderedReader
from wikiextract.record import to_json
from wikiextract.site import Site
from wikiextract.sources import open_source
from wikiextract.sources.page import Page
from wikiextract.store import Store, build_store

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
DEFAULT = SHARED / "ltgwiki-20180101-pages-articles.xml.bz2"


def read(path: Path) -> tuple[Site, list[Page], list[Page]]:
    """The wiki of a dump, its pages, and those that are articles."""
    pages = [page for page in open_source(path) if isinstance(page, Page)]
    site = Site.from_dump(pages[0].site) if pages[0].site else Site.default()
    return site, pages, [page for page in pages if page.namespace == 0 and not page.redirect_to]


def ready(store: Store, articles: list[Page]) -> Extractor:
    """An extractor that has done one article: what it loads for the first is no part of a page."""
    extractor = Extractor(store=store)
    to_json(extractor.article(articles[0]))
    return extractor


def ours(extractor: Extractor, articles: list[Page]) -> tuple[float, int]:
    """Seconds for all records, and their bytes."""
    started = time.process_time()
    size = sum(len(to_json(extractor.article(page))) for page in articles)
    return time.process_time() - started, size


STAGES: Sequence[tuple[str, object, str]] = (
    ("source view", rendered_view, "read_source"),
    ("expand", WikiRenderer, "expand"),
    ("render", WikiRenderer, "look"),
    ("read", RenderedReader, "read"),
    ("map", extract, "to_article"),
)


def stages(store: Store, articles: list[Page]) -> Counter[str]:
    """Seconds of each stage in a run of its own; the rest joins, and serialises."""
    spent: Counter[str] = Counter()
    extractor = ready(store, articles)
    with ExitStack() as stack:
        for name, owner, attribute in STAGES:
            timed = _timed(spent, name, getattr(owner, attribute))
            stack.enter_context(patch.object(owner, attribute, timed))
        whole, _ = ours(extractor, articles)
    spent["join, serialise"] = whole - spent.total()
    return spent


def _timed(spent: Counter[str], name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
    """Count the seconds of a stage, less those of the stages that it calls."""

    def timed(*given: Any, **named: Any) -> Any:
        started, others = time.process_time(), spent.total()
        try:
            return stage(*given, **named)
        finally:
            inside = spent.total() - others
            spent[name] += time.process_time() - started - inside

    return timed


def theirs(site: Site, pages: list[Page], articles: list[Page]) -> tuple[float, int] | None:
    """Seconds of wikitextprocessor to expand and parse all articles, and on how many it failed."""
    context = wikitextprocessor_with(site, pages)
    if context is None:
        return None
    failed = 0
    started = time.process_time()
    for page in articles:
        context.start_page(page.title or "")
        try:
            context.parse(page.wikitext or "", expand_all=True)
        except Exception:  # it may not know how the Lua at hand reports errors
            failed += 1
    return time.process_time() - started, failed


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("dump", nargs="?", type=Path, default=DEFAULT)
    options.add_argument("--limit", type=int, default=None, help="articles to take")
    options.add_argument("--rounds", type=int, default=3, help="of ours and of MediaWiki's")
    given = options.parse_args()
    relax_collector()  # as the processes of `extract` do
    site, pages, articles = read(given.dump)
    articles = articles[: given.limit]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wiki.sqlite"
        build_store([given.dump], path)
        with Store.open(path) as store:
            runs: list[float] = []
            peers: list[float] = []
            size = 0
            for _ in range(given.rounds):
                seconds, size = ours(ready(store, articles), articles)
                runs.append(seconds)
                if "MW" in os.environ and "MW_CONFIG_FILE" in os.environ:
                    peers.append(mediawiki_seconds("render_mediawiki.php", articles))
            spent = stages(store, articles)
    print(f"{given.dump.name}: {len(articles)} articles, records of {size / 1e6:.1f} MB")
    middle = median(runs)
    _show("wikiextract", middle, len(articles))
    for name, seconds in spent.most_common():
        print(f"    {name:14} {seconds:8.2f} s {seconds / spent.total():9.0%}")
    if peers:
        _show("MediaWiki", median(peers), len(articles), middle)
    else:
        print("MediaWiki          not installed (MW, MW_CONFIG_FILE)")
    found = theirs(site, pages, articles)
    if found is None:
        print("wikitextprocessor  not installed")
        return
    _show("wikitextprocessor", found[0], len(articles), middle)
    if found[1]:
        print(f"    it failed on {found[1]} articles")


def _show(name: str, seconds: float, count: int, middle: float | None = None) -> None:
    ratio = f"   ours is {seconds / middle:.1f} times as fast" if middle is not None else ""
    print(f"{name:18} {seconds:8.2f} s {count / seconds:9.0f} pages/s{ratio}")


if __name__ == "__main__":
    main()
