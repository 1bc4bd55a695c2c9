"""Names of pages that calls compute from the page that is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.wiki import build, title_of
from wikiextract.site import Site
from wikiextract.store import Store
from wikiextract.store.calls import CallFinder, TranscludedPage, written_names
from wikiextract.store.computed_names import ComputedNames

ENGLISH = Site.bundled("enwiki")
CHINESE = Site.bundled("zhwiki")

RESOLVED: dict[str, set[tuple[int, str] | tuple[int, str, bool]]] = {
    "{{:{{BASEPAGENAME}}/x}}": {(0, "A/b/x")},
    "{{ : {{ROOTPAGENAME}}/x \n| a = b }}": {(0, "A/x")},
    "{{{{FULLPAGENAME}}/x}}": {(100, "A/b/c/x")},
    "{{{{NAMESPACE}}:{{PAGENAME}}/x}}": {(100, "A/b/c/x")},
    "{{:{{SUBJECTPAGENAME}}/x}}": {(100, "A/b/c/x")},
    "{{Project:{{BASEPAGENAMEE}}/x}}": {(4, "A/b/x")},
    "{{/x}} {{../y/}}": {(100, "A/b/c/x"), (100, "A/b/y")},
    "{{/{{CURRENTDAY}}}}": {(100, "A/b/c/", True)},
    "{{Portal:{{#titleparts:{{PAGENAME}}|1}}/x}}": {(100, "A/x")},
    "{{Portal:{{#titleparts:{{PAGENAME}}||2}}/x}}": {(100, "B/c/x")},
    "{{:{{lc:{{SUBPAGENAME}}}}/x}}": {(0, "C/x")},
    "{{:{{{1|{{SUBPAGENAME}}}}}/x}}": {(0, "C/x")},
    "{{:{{#if:{{{1|}}}|{{{1}}}|{{ROOTPAGENAME}}}}/x}}": {(0, "A/x")},
    "{{:{{PAGENAME:User:Z/y}}/x}}": {(0, "Z/y/x")},
    "{{safesubst::{{PAGENAME}}/x}}": {(0, "A/b/c/x")},
    "{{#lst:{{ROOTPAGENAME}}/x|part}} {{#section-h:{{ROOTPAGENAME}}|h}}": {(0, "A/x"), (0, "A")},
    "{{#if:a|{{:{{ROOTPAGENAME}}}}}}": {(0, "A")},
    "{{:{{PAGENAME}}/{{{1}}}}}": {(0, "A/b/c/", True)},
    # Nothing is known of these but the page itself, or nothing at all.
    "{{{{FULLPAGENAME}}}} {{:{{PAGENAME}}{{{1}}}}} {{Portal:{{{1}}}/{{PAGENAME}}}}": set(),
    # These call no page, or a template.
    "{{Box/{{SUBPAGENAME}}}} {{{{PAGENAME}}/doc|x}}": set(),
    "{{PAGENAME}} {{lc:{{PAGENAME}}}} {{DEFAULTSORT:{{PAGENAME}}}} {{#if:{{PAGENAME}}|a}}": set(),
    "{{Box|{{PAGENAME}}}} [[{{PAGENAME}}/x]] {{:Written out}}": set(),
    "{{:{{PAGENAME}} {{ :{{ {{:{{PAGENAME}}/[x]}}": set(),
}


@pytest.mark.parametrize("text", RESOLVED)
def test_a_name_is_resolved_for_the_page_that_is_shown(text: str) -> None:
    names = ComputedNames(ENGLISH, CallFinder(ENGLISH))
    page = title_of(ENGLISH, "Portal:A/b/c")
    found = {names.resolve(name, page) for name in names.find(text)} - {None}
    assert names.may_be_among(written_names(text)) or not names.find(text)
    assert found == {TranscludedPage(*call) for call in RESOLVED[text]}


def test_words_have_their_names_in_the_language_of_the_wiki() -> None:
    names = ComputedNames(CHINESE, CallFinder(CHINESE))
    word = next(name for name in CHINESE.magic_words["basepagename"].names if not name.isascii())
    (name,) = names.find(f"{{{{:{{{{{word}}}}}/x}}}}")
    assert names.resolve(name, title_of(CHINESE, "User:A/b")) == TranscludedPage(0, "A/x")


@pytest.mark.parametrize(
    "text",
    [
        "{{PAGENAME}}",
        "{{:{{PAGENAME}}",
        "{{{{{PAGENAME",
        "{{:{{{1|{{PAGENAME",
        "{{a{{b{{c}}{{PAGENAME}}",
        "{{:a {{b}}{{c{{PAGENAME}}d}}",
        "{{/",
        "{{",
    ],
)
def test_many_computed_names_are_read_in_linear_time(text: str) -> None:
    names = ComputedNames(ENGLISH, CallFinder(ENGLISH))
    assert len(names.find(text * 100_000)) <= 100


TABLES = {
    "Kernow": "{{Frame}}",
    "Portal:Kernow": "{{Old frame|x=1}}",
    "Portal:Breizh/Today": "{{Portal:Layout}}",
    "Portal:Layout": "{{Outer}} {{/box}}",
    "Portal:Other": "no call",
    "Template:Frame": "<noinclude>{{/doc}}</noinclude>{{#if:1|{{Inner}}}}",
    "Template:Old frame": "#REDIRECT [[Template:Frame]]",
    "Template:Outer": "{{frame}}",
    "Template:Inner": "{{Portal:{{BASEPAGENAME}}/table}} {{/tail}} {{Template:Outer}}",
    **{
        f"Portal:{name}/{part}": "x"
        for name in ("Kernow", "Breizh", "Breizh/Today", "Layout", "Other", "Absent")
        for part in ("table", "tail", "box")
    },
}
CALLED = {
    "Portal:Layout",
    "Portal:Kernow/table",
    "Portal:Kernow/tail",
    "Portal:Breizh/table",
    "Portal:Breizh/Today/tail",
    "Portal:Breizh/Today/box",
    "Portal:Layout/table",
    "Portal:Layout/tail",
    "Portal:Layout/box",
}


def test_a_store_keeps_what_the_callers_of_a_template_compute(tmp_path: Path) -> None:
    path, _ = build(tmp_path, TABLES)
    with Store.open(path) as store:
        kept = {name for name in TABLES if store.text(title_of(store.site, name)) is not None}
    assert {name for name in kept if name.startswith("Portal:")} == CALLED


def test_templates_that_call_one_another_come_to_an_end(tmp_path: Path) -> None:
    pages = {
        f"Template:T{n}": f"{{{{T{(n + 1) % 40}}}}} {{{{:{{{{PAGENAME}}}}/{n}}}}}"
        for n in range(40)
    }
    pages |= {"Kernow": "{{T7}}", "Kernow/6": "x", "Kernow/9": "x", "Breizh/9": "x"}
    path, _ = build(tmp_path, pages)
    with Store.open(path) as store:
        kept = [name for name in pages if store.text(title_of(store.site, name)) is not None]
    assert "Kernow/9" in kept
    assert "Breizh/9" not in kept
