"""How each construct reads: wikitext and the HTML that MediaWiki 1.39 makes of it.

The files in `cases/` hold our HTML; tests/conformance/differential found it equal to MediaWiki's
(`python -m tests.conformance.differential.check_cases`). Whoever changes a case asks it again.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

from tests.render.cases import Case, all_cases
from tests.render.wiki import Wiki, site_of

CASES = list(all_cases())


@lru_cache(maxsize=16)
def wiki_of(language: str, variant: str | None) -> Wiki:
    return Wiki(site_of(language), variant)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case) -> None:
    rendered = wiki_of(case.language, case.variant).render(case.wikitext)
    assert rendered.to_html().strip("\n") == case.html


def test_names_are_unique() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))
    assert len(names) > 300
