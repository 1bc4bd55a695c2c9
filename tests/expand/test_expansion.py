"""What calls, arguments and tags expand to: cases as data, and what no text may do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases.case import Case, read_cases
from wikiextract.expand.expander import Expander, Expansion
from wikiextract.expand.options import ExpandOptions
from wikiextract.site import Site
from wikiextract.store.memory import MemoryPages

SITE = Site.default()
CASES = tuple(read_cases(Path(__file__).parent / "cases" / "expansion.txt"))


def expand(
    text: str,
    pages: Mapping[str, str] | None = None,
    options: ExpandOptions | None = None,
    title: str = "Test",
    site: Site = SITE,
) -> Expansion:
    """Expands `text` as the page `title` of a wiki (an English one) with these pages."""
    page = site.title(title)
    assert page is not None
    return Expander(site, MemoryPages(site, pages or {}), options).expand(text, page)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_expansion(case: Case, expect: Callable[[Case, str], None]) -> None:
    expect(case, expand(case.text("wikitext"), case.pages).to_wikitext())


PIECES = st.sampled_from(
    [
        *(
            "{{t|",
            "{{#if:",
            "{{#switch:",
            "{{lc:",
            "{{#expr:",
            "{{{1|",
            "{{",
            "}}",
            "}}}",
            "|",
            "=",
        ),
        *(
            "{{#tag:ref|",
            "{{t}}",
            "{{self}}",
            "{{PAGENAME}}",
            "<nowiki>",
            "</nowiki>",
            "<ref>",
            "</ref>",
        ),
        *(
            "[[",
            "]]",
            "-{",
            "}-",
            "<!--",
            "-->",
            "\n",
            "\n==",
            "==",
            "a",
            "é",
            "1",
            "*",
            "\x7f",
            "\0",
        ),
        *(
            "{{#titleparts:",
            "{{padleft:",
            "{{#time:",
            "{{subst:",
            "{{:",
            "{{int:",
            "{{#lst:t|",
            "/",
            "0",
        ),
    ]
)
PAGES = {
    "Template:T": "{{{1}}}{{{2|{{#if:{{{a|}}}|b}}}}}<noinclude>x",
    "Template:Self": "{{self}}{{t|{{{1}}}}}",
    "MediaWiki:A": "$1{{t|$2}}",
}


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_text_raises(text: str) -> None:
    first = expand(text, PAGES)
    again = expand(text, PAGES)
    assert first.text == again.text
    assert first.to_wikitext() == again.to_wikitext()


@given(st.text(alphabet=st.characters(exclude_characters="{}[]<>=|-\x7f")))
def test_text_without_markup_stays(text: str) -> None:
    assert expand(text).text == text
