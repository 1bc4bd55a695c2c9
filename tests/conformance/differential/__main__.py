"""Compares our rendering with a local MediaWiki's on random wikitext (see README.md).

    python -m tests.conformance.differential --site SITEINFO.json [--class lists] [--count 200]
        [--seed 1] [--variant zh-tw] [--show 5]

MW and MW_CONFIG_FILE name the MediaWiki, as its maintenance scripts expect it.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from tests.conformance.differential.grammar import GENERATORS
from tests.conformance.differential.wiki import Wiki
from tests.conformance.normalise import normalise

HERE = Path(__file__).parent


def ask(cases: Iterable[Mapping[str, object]], variant: str | None) -> dict[int, dict[str, Any]]:
    """What MediaWiki answers, by the cases' ids."""
    environment = dict(os.environ)
    if variant:
        environment["WIKI_VARIANT"] = variant
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    done = subprocess.run(
        ["php", str(HERE / "reference.php")],
        input=lines,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    answers = {}
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            answer = json.loads(line)
            answers[answer["id"]] = answer
    return answers


def difference(wiki: Wiki, wikitext: str, answer: Mapping[str, Any], expanded: bool) -> str | None:
    """What differs; None: nothing."""
    if "error" in answer or _NOT_COMPARED.search(answer["html"]):
        return None
    ours_html, ours_expanded = wiki.render(wikitext)
    if _NOT_COMPARED.search(ours_html):
        return None
    if expanded:
        expected, ours = answer["expanded"], ours_expanded
    else:
        expected, ours = normalise(answer["html"]), normalise(ours_html)
    if expected == ours:
        return None
    lines = difflib.unified_diff(
        expected.split("\n"), ours.split("\n"), "MediaWiki", "ours", lineterm="", n=2
    )
    return "\n".join(lines)


# What depends on the version of an extension, on its service or on its browser part.
_NOT_COMPARED = re.compile("mw-ext-cite-error|texerror|mw-extension")


def minimise(wikitext: str, differs: Callable[[list[str]], list[bool]]) -> str:
    """A shorter text that still differs: pieces are left out while that holds."""
    size = max(len(wikitext) // 2, 1)
    while size >= 1:
        starts = range(0, len(wikitext), size)
        candidates = [wikitext[:start] + wikitext[start + size :] for start in starts]
        found = [text for text, yes in zip(candidates, differs(candidates), strict=True) if yes]
        if found:
            wikitext = found[0]
            size = min(size, max(len(wikitext) // 2, 1))
            if not wikitext:
                break
        elif size == 1:
            break
        else:
            size //= 2
    return wikitext


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--class", dest="kinds", action="append", choices=sorted(GENERATORS))
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--variant")
    parser.add_argument("--expanded", action="store_true", help="compare the expansion only")
    chosen = parser.parse_args()
    wiki = Wiki(chosen.site, chosen.variant)
    for kind in chosen.kinds or GENERATORS:
        run(kind, wiki, chosen)
    return 0


def run(kind: str, wiki: Wiki, chosen: argparse.Namespace) -> None:
    random = Random(f"{kind}{chosen.seed}")
    texts = [GENERATORS[kind](random) for _ in range(chosen.count)]
    answers = ask(
        ({"id": number, "wikitext": text} for number, text in enumerate(texts)), chosen.variant
    )
    failed = [
        text
        for number, text in enumerate(texts)
        if number in answers and difference(wiki, text, answers[number], chosen.expanded)
    ]

    def differs(candidates: list[str]) -> list[bool]:
        asked = ask(
            ({"id": number, "wikitext": text} for number, text in enumerate(candidates)),
            chosen.variant,
        )
        return [
            number in asked and difference(wiki, text, asked[number], chosen.expanded) is not None
            for number, text in enumerate(candidates)
        ]

    print(f"## {kind}: {len(failed)} of {len(answers)} differ")
    seen: set[str] = set()
    for text in sorted(failed, key=len)[: chosen.show]:
        small = minimise(text, differs)
        if small in seen:
            continue
        seen.add(small)
        answer = ask([{"id": 0, "wikitext": small}], chosen.variant)[0]
        print("----", repr(small), difference(wiki, small, answer, chosen.expanded), sep="\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
