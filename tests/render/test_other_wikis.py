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
from wikiextract.render.recipe import half_parse
from wikiextract.render.roles import TextPage
from wikiextract.render.tags.infobox import values
from wikiextract.site import Site
from wikiextract.store.memory import MemoryPages

CASES = all_cases(Path(__file__).parent / "other_wikis")
SITE = Site.unknown()


def test_what_a_box_shows_is_bounded_before_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def noted(text: str, page: TextPage) -> str:
        made.append(len(text))
        return half_parse(text, page)

    monkeypatch.setattr(values, "half_parse", noted)
    items = (f"<data><default>{n} {'x' * 100_000}</default></data>" for n in range(100))
    title = SITE.title("Page")
    assert title is not None
    rendered = render(Expander(SITE).expand(f"<infobox>{''.join(items)}</infobox>", title))
    assert "infobox-too-large" in [one.code for one in rendered.diagnostics]
    assert sum(made) < 4_200_000


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, expect: Callable[[Case, str], None]) -> None:
    title = SITE.title("Page")
    assert title is not None
    pages = MemoryPages(SITE, dict(case.pages))
    rendered = render(Expander(SITE, pages).expand(case.text("wikitext"), title))
    expect(case, rendered.to_html().strip("\n"))
