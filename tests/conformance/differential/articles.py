"""Compares our rendering of real articles, and of damaged pieces of them, with a local MediaWiki's.

    python -m tests.conformance.differential.articles --site SITEINFO.json DUMP … [--templates]
        [--damaged 1000] [--seed 1] [--show 5]

DUMP is anything `sources` opens. The wiki has none of its templates: with --templates it has those
of templates.json, which `reference.php --pages` has to have saved. See README.md.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.conformance.differential.__main__ import ask, minimise
from tests.conformance.differential.damage import damaged_piece
from tests.conformance.differential.wiki import Wiki
from tests.conformance.normalise import normalise
from tests.parity.rendering import our_lists, their_lists
from wikiextract.pipeline.compare.agree import differences
from wikiextract.sources import open_source
from wikiextract.sources.page import Page

TEMPLATES = Path(__file__).with_name("templates.json")
BATCH = 250

# Errors of Cite have other texts and rules in the current version, formulas and colours of code
# need a program that draws them.
_ERROR = re.compile(r"<span class=\"(?:error )?mw-ext-cite-error.*?</span>", re.DOTALL)
_NOT_COMPARED = re.compile("texerror|mw-extension|mw-highlight")
_LEFT_APART = re.compile("mw-ext-cite-error|mw-highlight")


@dataclass(frozen=True)
class Case:
    """A page to compare."""

    title: str
    wikitext: str


@dataclass
class Compared:
    """What came of one: the parts that differ, and how long both took, in seconds."""

    case: Case
    parts: dict[str, str]
    ours: float
    theirs: float
    theirs_html: str


def compare(wiki: Wiki, cases: list[Case]) -> Iterator[Compared]:
    """Render the cases on both sides."""
    for start in range(0, len(cases), BATCH):
        batch = cases[start : start + BATCH]
        answers = ask(
            (
                {"id": i, "title": case.title, "wikitext": case.wikitext, "lists": True}
                for i, case in enumerate(batch)
            ),
            None,
        )
        for number, case in enumerate(batch):
            if number in answers and "error" not in answers[number]:
                yield compare_one(wiki, case, answers[number])


def compare_one(wiki: Wiki, case: Case, answer: Mapping[str, Any]) -> Compared:
    """One page, with what MediaWiki answered."""
    title = wiki.site.title(case.title)
    assert title is not None
    before = time.perf_counter()
    rendered = wiki.rendered(case.wikitext, case.title)
    html = rendered.to_html()
    seconds = time.perf_counter() - before
    parts: dict[str, str] = {}
    if not _NOT_COMPARED.search(answer["html"] + html):
        theirs, ours = (normalise(_ERROR.sub("", one)) for one in (answer["html"], html))
        if theirs != ours:
            lines = difflib.unified_diff(
                theirs.split("\n"), ours.split("\n"), "MediaWiki", "ours", lineterm="", n=1
            )
            parts["html"] = "\n".join(lines)
        their_facts, our_facts = their_lists(answer, title), our_lists(rendered, title)
        for part, expected in their_facts.items():
            found = list(differences(our_facts[part], expected, part))
            if found:
                parts[part] = str(found[:3])
    return Compared(case, parts, seconds, float(answer["seconds"]), answer["html"])


def articles(paths: list[Path]) -> list[Case]:
    """The pages of the dumps, and of records of Wikimedia Enterprise."""
    return [
        Case(page.title, page.wikitext)
        for path in paths
        for page in open_source(path)
        if isinstance(page, Page) and page.title and page.wikitext
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("dumps", nargs="+", type=Path)
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--templates", action="store_true")
    parser.add_argument("--damaged", type=int, help="so many damaged pieces, not whole articles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--lines", type=int, default=12)
    chosen = parser.parse_args()
    more = json.loads(TEMPLATES.read_text(encoding="utf-8")) if chosen.templates else {}
    wiki = Wiki(chosen.site, None, more)
    cases = [case for case in articles(chosen.dumps) if wiki.site.title(case.title)]
    if chosen.damaged is not None:
        random = Random(chosen.seed)
        texts = [case.wikitext for case in cases]
        cases = [Case("Test", damaged_piece(random, texts)) for _ in range(chosen.damaged)]
    found = list(compare(wiki, cases))
    report(wiki, found, len(cases), chosen)
    return 0


def report(wiki: Wiki, found: list[Compared], asked: int, chosen: argparse.Namespace) -> None:
    """Print the figures, and some differences; of damaged pieces they are shortened."""
    counts = Counter(part for one in found for part in one.parts)
    ours, theirs = sum(one.ours for one in found), sum(one.theirs for one in found)
    failed = [one for one in found if one.parts]
    if chosen.damaged is not None:
        failed = [one for one in failed if not _LEFT_APART.search(one.theirs_html)]
    print(f"{asked} pages, {len(found)} compared, {len(failed)} differ: {dict(counts)}")
    print(f"ours {ours:.1f} s, MediaWiki {theirs:.1f} s; the slowest of ours:")
    for one in sorted(found, key=lambda one: -one.ours)[:8]:
        size = len(one.case.wikitext)
        print(f"  {one.ours:.2f} s ({one.theirs:.2f} s) {one.case.title} {size} characters")
    seen: set[str] = set()
    for one in sorted(failed, key=lambda one: len(one.case.wikitext))[: chosen.show]:
        shown = one
        if chosen.damaged is not None:
            shown = shortened(wiki, one)
            if shown.case.wikitext in seen:
                continue
            seen.add(shown.case.wikitext)
        print("----", shown.case.title, repr(shown.case.wikitext)[:400], sep="\n")
        for part, text in shown.parts.items():
            print(f"  {part}:", *text.split("\n")[: chosen.lines], sep="\n    ")
        sys.stdout.flush()


def shortened(wiki: Wiki, one: Compared) -> Compared:
    """The shortest page found that differs in one of the same parts."""
    wanted = next(iter(one.parts))

    def differs(texts: list[str]) -> list[bool]:
        cases = [Case("Test", text) for text in texts]
        by_text = {found.case.wikitext: found for found in compare(wiki, cases)}
        return [
            text in by_text
            and wanted in by_text[text].parts
            and not _LEFT_APART.search(by_text[text].theirs_html)
            for text in texts
        ]

    small = minimise(one.case.wikitext, differs)
    return next(compare(wiki, [Case("Test", small)]), one)


if __name__ == "__main__":
    sys.exit(main())
