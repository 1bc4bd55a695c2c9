"""How each construct reads: wikitext and the HTML that MediaWiki 1.39 makes of it.

The files in `cases/` hold our HTML; tests/conformance/differential found it equal to MediaWiki's
(`python -m tests.conformance.differential.check_cases`). Whoever changes a case asks it again. The
options `language` and `variant` are those of the wiki, `structure=current` asks for the structure
of newer versions, `newer` says that MediaWiki 1.39 does not do it yet.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases.case import Case, all_cases
from tests.render.wiki import Structure, wiki_of

CASES = all_cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, expect: Callable[[Case, str], None]) -> None:
    structure: Structure = "current" if case.option("structure") == "current" else "1.39"
    wiki = wiki_of(case.option("language", "en"), case.option("variant") or None, structure)
    expect(case, wiki.render(case.text("wikitext")).to_html().strip("\n"))
