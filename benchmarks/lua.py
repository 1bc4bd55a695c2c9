"""Seconds for 2,000 calls of modules: ours, MediaWiki's with luasandbox, wikitextprocessor's.

    python benchmarks/lua.py [--invokes N] [--texts NAME] [--rounds N]

The modules and calls are those of tests/lua/modules: boxes, citations, coordinates, strings, dates,
tables, written in the style of large wikis. Pages of eight texts each are expanded one after
another on one core; a round starts with empty caches. MediaWiki is measured when MW (its folder)
and MW_CONFIG_FILE (a scratch wiki: the modules are saved into it) are set; wikitextprocessor when
WIKITEXTPROCESSOR_PYTHON is a Python that has it, and lupa 1, which its release on PyPI needs.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.lua.module_calls import calls, module_pages
from wikiextract.expand.expander import Expander, Expansion
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.runner import LuaRunner
from wikiextract.site import Site
from wikiextract.store.memory import MemoryPages

TEXTS_A_PAGE = 8


@dataclass(frozen=True)
class PageText:
    """A page that calls modules `invokes` times."""

    title: str
    text: str
    invokes: int


def site() -> Site:
    return replace(Site.bundled("enwiki"), base_url="http://localhost")


def expander(wiki: Site) -> Expander:
    runner = LuaRunner(LuaOptions(wikibase="never"))
    return Expander(wiki, MemoryPages(wiki, module_pages()), modules=runner)


def expand(using: Expander, page: PageText) -> Expansion:
    title = using.site.title(page.title)
    assert title is not None
    return using.expand(page.text, title)


def pages(wiki: Site, invokes: int, files: str | None) -> Iterator[PageText]:
    """Pages with `invokes` calls of modules in all, or a few more."""
    texts = [call.text("wikitext") for call in calls() if files in (None, call.path.stem)]
    counting = expander(wiki)
    endless = itertools.cycle(texts)
    total = 0
    for number in itertools.count(1):
        if total >= invokes:
            return
        text = "\n".join(itertools.islice(endless, TEXTS_A_PAGE))
        page = PageText(f"Page {number}", text, 0)
        used = expand(counting, page).transclusions
        page = replace(page, invokes=sum(one.kind == "module" for one in used))
        total += page.invokes
        yield page


def ours(wiki: Site, measured: list[PageText]) -> float:
    started = time.perf_counter()
    using = expander(wiki)
    for page in measured:
        expand(using, page).to_wikitext()
    return time.perf_counter() - started


def peer(command: list[str], measured: list[PageText]) -> float:
    """Seconds that a program prints as its last word; it gets the modules and the pages."""
    lines = [{"title": title, "save": text} for title, text in module_pages().items()]
    lines += [{"title": page.title, "text": page.text} for page in measured]
    done = subprocess.run(
        command,
        input="".join(json.dumps(line) + "\n" for line in lines),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--invokes", type=int, default=2000)
    options.add_argument("--texts", default=None, help="one file of calls only, such as boxes")
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    wiki = site()
    measured = list(pages(wiki, given.invokes, given.texts))
    count = sum(page.invokes for page in measured)
    print(f"{count} calls of modules on {len(measured)} pages")
    best = min(ours(wiki, measured) for _ in range(given.rounds))
    print(f"{'wikiextract':18} {best:8.2f} s {1000 * best / count:7.2f} ms a call")

    def compared(name: str, seconds: float) -> None:
        print(
            f"{name:18} {seconds:8.2f} s {1000 * seconds / count:7.2f} ms a call"
            f"   ours is {seconds / best:.1f} times as fast"
        )

    folder = Path(__file__).parent
    if "MW" in os.environ and "MW_CONFIG_FILE" in os.environ:
        command = ["php", str(folder / "expand_mediawiki.php")]
        compared("MediaWiki", min(peer(command, measured) for _ in range(given.rounds)))
    else:
        print("MediaWiki          not installed (MW, MW_CONFIG_FILE)")
    python = os.environ.get("WIKITEXTPROCESSOR_PYTHON")
    if python is not None:
        command = [python, str(folder / "lua_wikitextprocessor.py")]
        try:
            compared("wikitextprocessor", peer(command, measured))
        except (subprocess.CalledProcessError, ValueError) as error:
            print(f"wikitextprocessor  failed: {error}")
    else:
        print("wikitextprocessor  not installed (WIKITEXTPROCESSOR_PYTHON)")


if __name__ == "__main__":
    main()
