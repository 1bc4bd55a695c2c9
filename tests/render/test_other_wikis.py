"""What extensions of wikis beyond Wikimedia make: the cases of ``other_wikis/``.

MediaWiki by itself has none of them: what is expected is what their documentation says.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases.case import Case, all_cases
from wikiextract.expand.expander import Expander
from wikiextract.render import render
from wikiextract.site import Site
from wikiextract.store.memory import MemoryPages

CASES = all_cases(Path(__file__).parent / "other_wikis")
SITE = Site.unknown()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, expect: Callable[[Case, str], None]) -> None:
    title = SITE.title("Page")
    assert title is not None
    pages = MemoryPages(SITE, dict(case.pages))
    rendered = render(Expander(SITE, pages).expand(case.text("wikitext"), title))
    expect(case, rendered.to_html().strip("\n"))
