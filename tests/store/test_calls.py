"""Which pages a text calls, by the names that are written out."""

from __future__ import annotations

import pytest

from tests.store.wiki import title_of
from wikiextract.site import Site
from wikiextract.store.calls import CallFinder, TranscludedPage

ENGLISH = Site.bundled("enwiki")
GERMAN = Site.bundled("dewiki")

OTHERS: dict[str, set[tuple[int, str] | tuple[int, str, bool]]] = {
    "{{:Main Page}}": {(0, "Main Page")},
    "{{ :main_page |a=b}}": {(0, "Main page")},
    "{{Portal:A/b\n|x}}": {(100, "A/b")},
    "{{user:A}} {{Wikipedia:B}} {{project:C}}": {(2, "A"), (4, "B"), (4, "C")},
    "{{msgnw::A}} {{raw:Portal:B}} {{subst:user:C}}": {(0, "A"), (100, "B"), (2, "C")},
    "{{/sub}} {{/other/}}": {(100, "Page/sub"), (100, "Page/other")},
    "{{#lst:A|s}} {{#section:Portal:B}} {{#section-h:C|d}}": {(0, "A"), (100, "B"), (0, "C")},
    "{{Portal:A/{{CURRENTDAY}}}}": {(100, "A/", True)},
    "{{:A{{{1}}}}}": {(0, "A", True)},
    "{{A}} {{Template:B}} {{lc:X}} {{#if:x|y}} {{DEFAULTSORT:z}} {{PAGENAME}}": set(),
    "{{int:Edit}} {{ns:4}} {{:de:Other}} {{Special:Prefixindex/A}}": set(),
    "{{{1|{{:Inner}}}}}": {(0, "Inner")},
    "{{}} {{:}} {{|}} {{ {{ :": set(),
}


@pytest.mark.parametrize("text", OTHERS)
def test_calls_of_other_namespaces(text: str) -> None:
    found = set(CallFinder(ENGLISH).others(text, title_of(ENGLISH, "Portal:Page")))
    assert found == {TranscludedPage(*call) for call in OTHERS[text]}


def test_calls_of_templates() -> None:
    text = "{{a_b|{{Template:C}}}} {{Vorlage:D}} {{T:x}} {{lc:X}} {{:E}} {{subst:F}} {{{G}}}"
    names = {call.text for call in CallFinder(GERMAN).templates(text)}
    assert {"A b", "C", "D", "F"} <= names
    assert not names & {"E", "X", "Lc:X"}


@pytest.mark.parametrize("text", ["{{", "{{:", "{{ ", "{{a:", "{{#lst:", "}}", "{{{", "{{Portal:a"])
def test_many_unclosed_calls_are_read_in_linear_time(text: str) -> None:
    long = text * 200_000
    finder = CallFinder(ENGLISH)
    finder.templates(long)
    list(finder.others(long, None))
