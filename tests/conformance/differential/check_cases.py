"""Compares the cases of tests/render with what a local MediaWiki makes of them (see README.md).

    python -m tests.conformance.differential.check_cases [--add FILE NAME]

With --add the cases of FILE (a line each: title, `` :: ``, wikitext with ``\\n`` for line breaks)
are written to cases/NAME.txt, but those that differ.
"""

from __future__ import annotations

import argparse
import os
import sys
from itertools import groupby
from pathlib import Path

from tests.conformance.differential.__main__ import ask
from tests.conformance.normalise import normalise
from tests.render.cases import FOLDER, Case, all_cases, write_cases
from tests.render.wiki import Wiki, site_of


def unequal(cases: list[Case]) -> list[tuple[Case, str, str]]:
    """Cases that MediaWiki renders in another way, with its HTML and ours."""
    found = []
    for (language, variant), group in groupby(cases, lambda case: (case.language, case.variant)):
        same_wiki = list(group)
        os.environ["WIKI_LANG"] = language
        asked = ({"id": i, "wikitext": case.wikitext} for i, case in enumerate(same_wiki))
        answers = ask(asked, variant)
        wiki = Wiki(site_of(language), variant)
        for number, case in enumerate(same_wiki):
            ours = wiki.render(case.wikitext).to_html()
            theirs = answers[number]["html"]
            if normalise(ours) != normalise(theirs):
                found.append((case, theirs, ours))
    return found


def read_lines(path: Path, name: str, language: str, variant: str | None) -> list[Case]:
    wiki = Wiki(site_of(language), variant)
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        title, _, written = line.partition(" :: ")
        wikitext = written.replace("\\n", "\n").replace("\\s", " ").replace("\\\\", "\\")
        html = wiki.render(wikitext).to_html().strip("\n")
        cases.append(Case(f"{name}: {title}", wikitext, html, language, variant))
    return cases


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--add", nargs=2, metavar=("FILE", "NAME"))
    parser.add_argument("--language", default="en")
    parser.add_argument("--variant")
    chosen = parser.parse_args()
    if chosen.add is None:
        cases = list(all_cases())
    else:
        source, name = chosen.add
        cases = read_lines(Path(source), name, chosen.language, chosen.variant)
    different = unequal(cases)
    for case, theirs, ours in different:
        print("----", case.name, case.wikitext, "MediaWiki:", theirs, "ours:", ours, sep="\n")
    print(f"{len(different)} of {len(cases)} cases differ")
    if chosen.add is not None:
        names = {case.name for case, _, _ in different}
        kept = [case for case in cases if case.name not in names]
        write_cases(FOLDER / f"{chosen.add[1]}.txt", kept)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
