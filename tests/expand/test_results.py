"""What an expansion tells besides its text: calls, markers, properties, problems, limits."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.expand.test_expansion import SITE, expand
from wikiextract.expand.expander import Expander, Expansion
from wikiextract.expand.options import ExpandOptions
from wikiextract.site import Site, Title
from wikiextract.sources.page import Revision
from wikiextract.store.memory import MemoryPages
from wikiextract.store.page_source import PageText

PAGES = {
    "Template:Box": "{{row|{{{a|}}}}}{{nosuch}}",
    "Template:Row": "[{{{1}}}]",
    "Template:B": "#REDIRECT [[Template:Box]]",
}


def codes(expansion: Expansion) -> list[str]:
    return [diagnostic.code for diagnostic in expansion.diagnostics]


def test_transclusions_know_their_place_and_arguments() -> None:
    text = "x {{box|a= {{row|y}} |b=z}} {{b}}"
    expansion = expand(text, PAGES)
    shown = [
        (used.title, used.target, used.exists, used.depth, text[used.start : used.end])
        for used in expansion.transclusions
        if used.start >= 0
    ]
    assert shown == [
        ("Template:Box", "Template:Box", True, 1, "{{box|a= {{row|y}} |b=z}}"),
        ("Template:Row", "Template:Row", True, 1, "{{row|y}}"),
        ("Template:B", "Template:Box", True, 1, "{{b}}"),
    ]
    box = expansion.transclusions[0]
    assert [(use.name, use.value, text[use.start : use.end]) for use in box.arguments()] == [
        ("a", "[y]", " {{row|y}} "),
        ("b", "z", "z"),
    ]
    inner = [used for used in expansion.transclusions if used.start < 0]
    assert {(used.title, used.depth, used.exists) for used in inner} == {
        ("Template:Row", 2, True),
        ("Template:Nosuch", 2, False),
    }
    assert dict(expansion.templates) == {
        "Template:Box": True,
        "Template:Row": True,
        "Template:Nosuch": False,
        "Template:B": True,
    }


def test_markers_hold_tags_and_their_places() -> None:
    text = "a<ref name=x>{{row|b}}</ref>{{#tag:poem|c}}<nowiki>d</nowiki>"
    expansion = expand(text, PAGES)
    ref, poem, nowiki = expansion.markers.values()
    assert (ref.kind, ref.name, ref.attributes, ref.content) == (
        "extension",
        "ref",
        " name=x",
        "{{row|b}}",
    )
    assert text[ref.start : ref.end] == "<ref name=x>{{row|b}}</ref>"
    assert (poem.name, poem.content, poem.start) == ("poem", "c", -1)
    assert nowiki.kind == "nowiki"
    assert all(key in expansion.text for key in expansion.markers)
    assert expansion.expand_content(ref) == "[b]"


def test_contents_of_tags_see_the_arguments_around_them() -> None:
    expansion = expand("{{t|x}}", {"Template:T": "<ref>{{{1}}}</ref>"})
    (ref,) = expansion.markers.values()
    assert expansion.expand_content(ref) == "x"
    assert expansion.expand_content(ref, in_frame=False) == "{{{1}}}"


def test_properties() -> None:
    expansion = expand("{{DEFAULTSORT:b}}{{DISPLAYTITLE:''Test''}}{{DEFAULTSORT:c|noerror}}")
    assert expansion.text == ""
    assert expansion.properties == {"defaultsort": "c", "displaytitle": "''Test''"}


def test_properties_of_wikimedias_extensions() -> None:
    site = Site.bundled("enwiki")
    title = site.title("Test")
    assert title is not None
    text = "{{#coordinates:1|N|2|E|primary}}{{SHORTDESC:a}}{{#categorytree:B|mode=pages}}"
    expansion = Expander(site).expand(text, title)
    assert expansion.to_wikitext() == '<categorytree mode="pages">B</categorytree>'
    assert expansion.properties == {"coordinates": "1|N|2|E|primary", "shortdesc": "a"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{nosuch}}", "missing-template"),
        ("{{loop}}", "template-loop"),
        ("{{#expr:1/0}}", "expression-error"),
        ("{{#time:Y|nonsense}}", "time-error"),
        ("{{#invoke:a|b}}", "modules-not-run"),
        ("{{#property:P1}}", "no-entity-source"),
        ("{{Special:Recentchanges}}", "special-page-not-expanded"),
        ("{{#tag:nosuch|a}}", "unknown-extension-tag"),
        ("{{int:nosuch}}", "unknown-message"),
        ("{{PAGESINCATEGORY:A}}", "category-size-not-known"),
    ],
)
def test_problems_are_told(text: str, code: str) -> None:
    assert codes(expand(text, {"Template:Loop": "{{loop}}"})) == [code]


def test_a_problem_is_told_once() -> None:
    assert codes(expand("{{nosuch}}" * 5)) == ["missing-template"]


class WithoutText(MemoryPages):
    """Pages of which none has a text that is stored."""

    def text(self, title: Title) -> PageText | None:
        return None

    def exists(self, title: Title) -> bool:
        return super().text(title) is not None


@pytest.mark.parametrize("text", ["{{:{{lc:D}}}}", "{{:D}}", "{{msgnw::D}}"])
def test_a_page_without_text_is_not_missing(text: str) -> None:
    title = SITE.title("A")
    assert title is not None
    expansion = Expander(SITE, WithoutText(SITE, {"D": "x"})).expand(text, title)
    assert codes(expansion) == ["text-not-stored"]
    assert [used.exists for used in expansion.transclusions] == [True]
    assert dict(expansion.templates) == {"D": True}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("{{#subobject:|A=1}}{{#set:B=2}}{{#subobject:|A=3}}", [1, None, 2]),
        ("{{#cargo_store:_table=T|A=1}}{{#subobject:|B=2|C=3}}", [1, 2, 2]),
        ("{{#cargo_store:_table=T}}{{#subobject:|B=2}}", [1]),
        # What an argument's name held of a call of no page counts as not stored.
        ("{{nosuch|{{#subobject:|A=1}}=x}}{{#subobject:|A=2}}", [1]),
    ],
)
def test_rows_are_counted_as_they_are_stored(text: str, rows: list[int | None]) -> None:
    assert [one.row for one in expand(text, site=Site.unknown()).stored] == rows


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("{{t|abc}}" * 4, ExpandOptions(include_size=10), "include-size-limit"),
        ("{{t|abc}}" * 4, ExpandOptions(argument_size=10), "argument-size-limit"),
        ("{{t|a}}" * 20, ExpandOptions(nodes=30), "node-limit"),
        ("{{#ifexist:A}}" * 4, ExpandOptions(expensive_calls=3), "expensive-call-limit"),
        ("{{d0}}", ExpandOptions(template_depth=5), "template-depth-limit"),
        ("{{#if:x|" * 120 + "}}" * 120, ExpandOptions(), "expansion-depth-limit"),
    ],
)
def test_limits(text: str, options: ExpandOptions, code: str) -> None:
    pages = {f"Template:D{number}": f"{{{{d{number + 1}}}}}" for number in range(10)}
    assert code in codes(expand(text, {"Template:T": "{{{1}}}", **pages}, options))


@pytest.mark.long
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("{{#if:x|", "}}"),
        ("{{#switch:a|a=", "}}"),
        ("{{t|", "}}"),
        ("{{t|1=", "}}"),
        ("{{#tag:ref|", "}}"),
        ("{{int:m|", "}}"),
        ("{{{x|", "}}}"),
        ("{{lc:", "}}"),
        ("{{nosuch{{!}}|", "}}"),
        ("{{#iferror:", "}}"),
        ("{{{{{x|", "}}}}}"),
    ],
)
def test_depth_costs_a_bounded_stack(opening: str, closing: str) -> None:
    """Python's stack holds, however deep a page nests its calls."""
    text = opening * 5_000 + "x" + closing * 5_000
    expansion = expand(text, {"Template:T": "({{{1}}})", "MediaWiki:M": "$1"})
    assert "recursion-limit" not in codes(expansion)
    assert len(expansion.to_wikitext()) < 1_000_000


def test_a_template_that_doubles_itself_is_bounded() -> None:
    pages = {f"Template:T{number}": f"{{{{t{number + 1}}}}}" * 2 for number in range(40)}
    expansion = expand("{{t0}}", {**pages, "Template:T40": "x" * 100}, ExpandOptions(nodes=50_000))
    assert "node-limit" in codes(expansion)


def test_tags_in_tags_are_put_back_to_a_bounded_depth_and_size() -> None:
    deep = "{{#tag:ref|" * 40 + "}}" * 40
    assert "Unstrip depth limit" in expand(deep).to_wikitext()
    wide = "{{t|" * 12 + "{{#tag:ref|" + "x" * 10_000 + "}}" + "}}" * 12
    text = expand(wide, {"Template:T": "{{#tag:ref|{{{1}}}{{{1}}}}}"}).to_wikitext()
    assert len(text) < 6_000_000


def test_markers_cannot_be_forged() -> None:
    forged = "\x7f'\"`UNIQ--ref-00000000-QINU`\"'\x7f"
    expansion = expand(f"<ref>a</ref>{forged}")
    assert len(expansion.markers) == 1
    assert expansion.to_wikitext() == "<ref>a</ref>" + forged.replace("\x7f", "?")


def test_time_is_a_parameter() -> None:
    expander = Expander(SITE)
    title = SITE.title("A")
    assert title is not None
    revision = Revision(id=7, timestamp="2001-02-03T04:05:06Z", contributor="B")
    text = "{{CURRENTYEAR}} {{#time:Y-m-d}} {{REVISIONTIMESTAMP}} {{REVISIONID}} {{REVISIONUSER}}"
    expansion = expander.expand(text, title, revision=revision)
    assert expansion.text == "2001 2001-02-03 20010203040506 7 B"
    options = ExpandOptions(now=datetime(1999, 1, 1, tzinfo=UTC))
    later = Expander(SITE, options=options).expand(text, title, revision=revision)
    assert later.text == "1999 1999-01-01 20010203040506 7 B"


def test_other_pages_revisions_and_numbers() -> None:
    page = PageText(text="abc", page_id=5, revision_id=9, timestamp="2001-02-03T04:05:06Z")
    pages = MemoryPages(SITE, {"A": page, "Category:B": "", "File:C": ""})
    title = SITE.title("Test")
    assert title is not None
    text = (
        "{{REVISIONID:A}} {{REVISIONYEAR:A}} {{PAGESIZE:A}} {{PAGEID:A}} {{REVISIONID:None}} "
        "{{NUMBEROFPAGES}} {{NUMBEROFARTICLES}} {{NUMBEROFFILES}}"
    )
    expansion = Expander(SITE, pages).expand(text, title)
    assert expansion.text == "9 2001 3 5  3 1 1"


def test_one_expander_serves_many_pages_within_its_memory() -> None:
    pages = {f"Template:T{number}": "x" * 1000 for number in range(50)}
    options = ExpandOptions(cached_characters=5_000)
    expander = Expander(SITE, MemoryPages(SITE, pages), options)
    title = SITE.title("Test")
    assert title is not None
    for _ in range(2):
        for number in range(50):
            assert expander.expand(f"{{{{t{number}}}}}", title).text == "x" * 1000


def test_chinese_titles_are_found_in_the_other_script() -> None:
    site = Site.bundled("zhwiki")
    pages = MemoryPages(site, {"Template:國旗甲": "[{{{1}}}]", "國家頁": "x"})
    title = site.title("測試")
    assert title is not None
    text = "{{国旗甲|a}} {{#ifexist:国家页|y|n}} {{:国家页}} {{國旗丙}}"
    expansion = Expander(site, pages).expand(text, title)
    assert expansion.text == "[a] y x [[:Template:國旗丙]]"


def test_the_first_fixture_expands_without_a_problem() -> None:
    folder = Path(__file__).resolve().parents[2] / "fixtures" / "zhwiki" / "阿拉木图宣言"
    site = Site.bundled("zhwiki")
    pages = {
        unquote(path.stem): path.read_text(encoding="utf-8").rstrip()
        for path in (folder / "pages").iterdir()
    }
    title = site.title(folder.name)
    assert title is not None
    text = (folder / "page.wikitext").read_text(encoding="utf-8")
    expansion = Expander(site, MemoryPages(site, pages)).expand(text, title)
    assert not expansion.diagnostics
    assert "{{" not in expansion.to_wikitext()


def test_what_the_arguments_of_a_missing_page_say_is_not_said() -> None:
    expansion = expand("{{nosuch|{{DISPLAYTITLE:A}}{{DEFAULTSORT:B}}{{#ifexist:C}}=1}}")
    assert (list(expansion.display_titles), list(expansion.looked_up)) == ([], [])
    assert (expansion.properties, list(expansion.sort_keys)) == ({}, [])
