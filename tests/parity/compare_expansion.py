"""Compares our expansion of a wiki's pages with what a MediaWiki gave for them.

    python -m tests.parity.compare_expansion DUMP.xml.bz2 EXPANDED.jsonl [--site SITEINFO.json]

Lines of the second file are `{"title": …, "expanded": …}`, as `oracle/render.php --expanded` prints
them. Prints how many pages are equal and, for the others, where they differ first.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from wikiextract.expand.expander import Expander
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.expand.options import ExpandOptions
from wikiextract.site import Site
from wikiextract.sources import open_source
from wikiextract.sources.page import Page
from wikiextract.store.memory import MemoryPages

CONTEXT = 40


@dataclass(frozen=True)
class Comparison:
    """One page: MediaWiki's text and ours. `modules`: it invokes some."""

    title: str
    theirs: str
    ours: str
    modules: bool

    @property
    def equal(self) -> bool:
        return self.theirs == self.ours

    def difference(self) -> str:
        """The first place where the texts differ, in both."""
        position = next(
            (i for i, (a, b) in enumerate(zip(self.theirs, self.ours, strict=False)) if a != b),
            min(len(self.theirs), len(self.ours)),
        )
        start = max(position - CONTEXT, 0)
        end = position + CONTEXT
        theirs, ours = self.theirs[start:end], self.ours[start:end]
        return f"  at {position}\n  MediaWiki {theirs!r}\n  ours      {ours!r}"


def read_pages(dump: Path) -> list[Page]:
    """All pages of a dump."""
    return [page for page in open_source(dump) if isinstance(page, Page)]


def site_of(pages: list[Page], siteinfo: Path | None) -> Site:
    """The wiki: from a siteinfo file, or from the dump and with the reference wiki's addresses."""
    if siteinfo is not None:
        return Site.load(str(siteinfo))
    site = Site.from_dump(pages[0].site) if pages and pages[0].site else Site.default()
    return replace(site, base_url="http://localhost", article_path="/index.php/$1")


def compare(pages: list[Page], site: Site, lines: Iterator[str]) -> Iterator[Comparison]:
    """Expands every page that the lines name and the dump has."""
    texts = MemoryPages(site, {page.title or "": page.wikitext or "" for page in pages})
    # The reference wiki allows pages of 4 MiB, so its limits are twice the usual ones.
    options = ExpandOptions(include_size=4 * 2**20, argument_size=4 * 2**20)
    expander = Expander(site, texts, options, LuaRunner())
    by_title = {page.title: page for page in pages}
    for line in lines:
        given = json.loads(line)
        page = by_title.get(given["title"])
        title = site.title(given["title"])
        if page is None or title is None or "expanded" not in given:
            continue
        expansion = expander.expand(
            page.wikitext or "", title, revision=page.revision, page_id=page.page_id
        )
        modules = any(used.kind == "module" for used in expansion.transclusions)
        yield Comparison(given["title"], given["expanded"], expansion.to_wikitext(), modules)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("dump", type=Path)
    parser.add_argument("expanded", type=Path)
    parser.add_argument("--site", type=Path, default=None)
    parser.add_argument("--show", type=int, default=10, help="how many differences to print")
    given = parser.parse_args()
    pages = read_pages(given.dump)
    equal = different = with_modules = 0
    with given.expanded.open(encoding="utf-8") as lines:
        for found in compare(pages, site_of(pages, given.site), iter(lines)):
            with_modules += found.modules
            if found.equal:
                equal += 1
            else:
                different += 1
                if different <= given.show:
                    print(f"{found.title}\n{found.difference()}")
    print(f"{equal} equal, {different} different; {with_modules} invoke modules")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
