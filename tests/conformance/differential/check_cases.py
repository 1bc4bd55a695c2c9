"""Compares the cases of tests/render with what a local MediaWiki makes of them (see README.md).

    python -m tests.conformance.differential.check_cases [--add FILE NAME]

With --add the cases of FILE (a line each: title, `` :: ``, wikitext with ``\\n`` for line breaks)
are written to cases/NAME.txt, but those that differ. NAME has its folder: ``markup/lists``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from tests.cases.case import Case, write_case, write_options
from tests.conformance.differential.__main__ import ask
from tests.conformance.differential.newer import without_newer
from tests.conformance.normalise import normalise
from tests.render.test_cases import CASES
from tests.render.wiki import Structure, wiki_of

FOLDER = Path(__file__).parents[2] / "render" / "cases"


def wiki_name(case: Case) -> tuple[str, str | None, Structure]:
    """The language, the variant and the structure of a case's wiki."""
    structure: Structure = "current" if case.option("structure") == "current" else "1.39"
    return case.option("language", "en"), case.option("variant") or None, structure


def unequal(cases: Iterable[Case]) -> list[tuple[Case, str, str]]:
    """Cases that MediaWiki renders in another way, with its HTML and ours.

    Those of functions that it does not have yet say so by the option `newer`.
    """
    found = []
    asked_of = [case for case in cases if not case.option("newer")]
    for (language, variant, structure), group in groupby(asked_of, wiki_name):
        same_wiki = list(group)
        os.environ["WIKI_LANG"], os.environ["WIKI_MEDIA"] = language, structure
        asked = ({"id": i, "wikitext": case.text("wikitext")} for i, case in enumerate(same_wiki))
        answers = ask(asked, variant)
        for number, case in enumerate(same_wiki):
            wiki = wiki_of(language, variant, structure)
            ours = wiki.render(case.text("wikitext")).to_html()
            theirs = answers[number]["html"]
            if structure == "current":
                ours, theirs = without_newer(ours), without_newer(theirs)
            if normalise(ours) != normalise(theirs):
                found.append((case, theirs, ours))
    return found


def read_lines(source: Path, path: Path, options: dict[str, str]) -> list[Case]:
    """The cases of lines, as they are to stand in the file `path`."""
    structure: Structure = "current" if options.get("structure") == "current" else "1.39"
    wiki = wiki_of(options.get("language", "en"), options.get("variant"), structure)
    cases = []
    for line in source.read_text(encoding="utf-8").splitlines():
        title, _, written = line.partition(" :: ")
        wikitext = written.replace("\\n", "\n").replace("\\s", " ").replace("\\\\", "\\")
        html = wiki.render(wikitext).to_html().strip("\n")
        texts = {"wikitext": wikitext, "html": html}
        cases.append(Case(path, title.strip(), options, {}, texts))
    return cases


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--add", nargs=2, metavar=("FILE", "NAME"))
    parser.add_argument("--language", default="en")
    parser.add_argument("--variant")
    parser.add_argument("--structure", default="1.39", choices=("1.39", "current"))
    chosen = parser.parse_args()
    options = {
        "language": chosen.language,
        "variant": chosen.variant,
        "structure": chosen.structure,
    }
    options = {name: value for name, value in options.items() if value not in (None, "en", "1.39")}
    path = FOLDER / f"{chosen.add[1]}.txt" if chosen.add else FOLDER
    cases = read_lines(Path(chosen.add[0]), path, options) if chosen.add else list(CASES)
    different = unequal(cases)
    for case, theirs, ours in different:
        print("----", case, case.text("wikitext"), "MediaWiki:", theirs, "ours:", ours, sep="\n")
    print(f"{len(different)} of {len(cases)} cases differ")
    if chosen.add:
        titles = {case.title for case, _, _ in different}
        kept = [write_case(case) for case in cases if case.title not in titles]
        path.write_text(write_options(options) + "\n".join(kept), encoding="utf-8")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
