"""Pages expanded per second: ours, wikitextprocessor's, MediaWiki's, in one run on one core.

    python benchmarks/expand.py [DUMP.xml.bz2] [--limit N]

Only articles that invoke no Lua module are taken (benchmarks/lua.py measures those). Every program
starts with all pages in memory or in its database and empty caches of parsed templates; its least
time over the rounds counts. wikitextprocessor is a peer, not a dependency; MediaWiki is measured
when MW (its folder) and MW_CONFIG_FILE (a wiki that holds the dump) are set.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from peers import mediawiki_seconds, wikitextprocessor_with

from wikiextract.expand.expander import Expander
from wikiextract.site import Site
from wikiextract.sources import open_source
from wikiextract.sources.page import Page
from wikiextract.store.memory import MemoryPages

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
DEFAULT = SHARED / "ltgwiki-20180101-pages-articles.xml.bz2"
ROUNDS = 3


def read(path: Path) -> tuple[Site, list[Page]]:
    """The wiki of a dump and its pages."""
    pages = [page for page in open_source(path) if isinstance(page, Page)]
    site = Site.from_dump(pages[0].site) if pages[0].site else Site.default()
    return site, pages


def without_modules(site: Site, pages: list[Page]) -> list[Page]:
    """Articles that are no redirects and invoke no module."""
    expander = Expander(site, memory(site, pages))
    chosen = []
    for page in pages:
        title = site.title(page.title or "")
        if page.namespace != 0 or page.redirect_to or title is None:
            continue
        expansion = expander.expand(page.wikitext or "", title)
        if not any(used.kind == "module" for used in expansion.transclusions):
            chosen.append(page)
    return chosen


def memory(site: Site, pages: list[Page]) -> MemoryPages:
    return MemoryPages(site, {page.title or "": page.wikitext or "" for page in pages})


def ours(site: Site, pages: list[Page], articles: list[Page]) -> float:
    """Seconds for all articles with a new expander."""
    source = memory(site, pages)
    started = time.perf_counter()
    expander = Expander(site, source)
    for page in articles:
        title = site.title(page.title or "")
        assert title is not None
        expander.expand(page.wikitext or "", title, revision=page.revision).to_wikitext()
    return time.perf_counter() - started


def theirs(site: Site, pages: list[Page], articles: list[Page]) -> float | None:
    """Seconds of wikitextprocessor for all articles; None: not installed."""
    context = wikitextprocessor_with(site, pages)
    if context is None:
        return None
    started = time.perf_counter()
    for page in articles:
        context.start_page(page.title or "")
        context.expand(page.wikitext or "")
    return time.perf_counter() - started


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("dump", nargs="?", type=Path, default=DEFAULT)
    options.add_argument("--limit", type=int, default=None, help="articles to take")
    given = options.parse_args()
    site, pages = read(given.dump)
    articles = without_modules(site, pages)[: given.limit]
    print(f"{given.dump.name}: {len(articles)} articles without modules")
    best = min(ours(site, pages, articles) for _ in range(ROUNDS))
    print(f"{'wikiextract':18} {best:8.2f} s {len(articles) / best:9.0f} pages/s")
    seconds = theirs(site, pages, articles)
    if seconds is None:
        print("wikitextprocessor  not installed")
    else:
        print(
            f"{'wikitextprocessor':18} {seconds:8.2f} s {len(articles) / seconds:9.0f} pages/s"
            f"   ours is {seconds / best:.1f} times as fast"
        )
    if "MW" in os.environ and "MW_CONFIG_FILE" in os.environ:
        seconds = min(mediawiki_seconds("expand_mediawiki.php", articles) for _ in range(ROUNDS))
        print(
            f"{'MediaWiki':18} {seconds:8.2f} s {len(articles) / seconds:9.0f} pages/s"
            f"   ours is {seconds / best:.1f} times as fast"
        )
    else:
        print("MediaWiki          not installed (MW, MW_CONFIG_FILE)")


if __name__ == "__main__":
    main()
