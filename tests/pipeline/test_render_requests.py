"""Requests to render: each is answered as if it were the only one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wikiextract.pipeline.pages.render import Renderer, RenderRequest
from wikiextract.site import Site
from wikiextract.store import MemoryPages

SITE = Site.bundled("enwiki")
STORE = MemoryPages(SITE, {"Template:X": "store", "Template:Y": "y", "Foo": "exists"})
DATA = "local ok = pcall(require, 'Module:E')\nreturn { has = ok and 'E' or 'no E' }"
USE = "return { f = function() return mw.loadData('Module:D').has end }"
TABLE = "return { name = mw.ext.data.get('T.tab').description }"
USE_TABLE = "return { f = function() return mw.loadData('Module:T').name end }"
TABLES = {"Module:T": TABLE, "Module:U": USE_TABLE}
COUNT = "n = (n or 0) + 1\nreturn { f = function() return n end }"


def table(description: str) -> dict[str, Any]:
    return {"description": {"en": description}, "schema": {"fields": []}, "data": []}


REQUESTS: list[dict[str, Any]] = [
    {"title": "A", "wikitext": "{{X}} {{Y}} [[Foo]] [[Bar]]"},
    {"title": "A", "wikitext": "{{X}} [[Foo]] [[Bar]]", "pages": {"Template:X": "own", "Bar": ""}},
    {"title": "A", "wikitext": "{{X}} {{Y}} [[Foo]] [[Bar]]"},
    {"title": "B", "wikitext": "{{#invoke:U|f}}", "pages": {"Module:U": USE, "Module:D": DATA}},
    {
        "title": "B",
        "wikitext": "{{#invoke:U|f}}",
        "pages": {"Module:U": USE, "Module:D": DATA, "Module:E": "return 1"},
    },
    {"title": "B", "wikitext": "{{#invoke:U|f}}", "pages": {"Module:U": USE, "Module:D": DATA}},
    {"title": "C", "wikitext": "{{#invoke:N|f}}{{#invoke:N|f}}", "pages": {"Module:N": COUNT}},
    {"title": "C", "wikitext": "{{#invoke:N|f}}", "pages": {"Module:N": COUNT}},
    {"title": "D", "wikitext": "{{PAGENAME}} {{CURRENTYEAR}}", "timestamp": "2001-02-03T04:05:06Z"},
    {"title": "E", "wikitext": "{{PAGENAME}} {{CURRENTYEAR}}", "timestamp": "2002-02-03T04:05:06Z"},
    {"title": "F", "wikitext": "-{zh-hans:汉;zh-hant:漢}-", "language": "zh", "variant": "zh-tw"},
    {"title": "F", "wikitext": "-{zh-hans:汉;zh-hant:漢}-", "language": "zh", "variant": "zh-cn"},
    {"title": "F", "wikitext": "-{zh-hans:汉;zh-hant:漢}-", "language": "en"},
    {"title": "G", "wikitext": "{{int:x}}", "pages": {"MediaWiki:X": "a message"}},
    {"title": "G", "wikitext": "{{int:x}}"},
    {"title": "H", "wikitext": "[[Category:K]]", "pages": {"Category:K": "__HIDDENCAT__"}},
    {"title": "H", "wikitext": "[[Category:K]]"},
    {"title": "I", "wikitext": "{{R}}", "pages": {"Template:R": "#REDIRECT [[Template:Y]]"}},
    {"title": "I", "wikitext": "{{R}}"},
    *(
        {"title": "J", "wikitext": "{{#invoke:U|f}}", "pages": TABLES, **data}
        for data in (
            {},
            {"data": {"Data:T.tab": table("one")}},
            {"data": {"T.tab": json.dumps(table("two"))}},
            {"data": {}},
        )
    ),
]


def answers(requests: list[dict[str, Any]], renderer: Renderer | None = None) -> list[Any]:
    renderer = renderer or Renderer(SITE, STORE)
    return [renderer.answer(json.dumps(one).encode(), "test")[0] for one in requests]


def test_nothing_that_a_request_says_shows_in_another() -> None:
    alone = [answers([request])[0] for request in REQUESTS]
    assert answers(REQUESTS) == alone
    assert answers(REQUESTS[::-1])[::-1] == alone
    assert answers(REQUESTS * 3) == alone * 3


def test_data_pages_are_those_of_the_request() -> None:
    found = answers([request for request in REQUESTS if request["title"] == "J"])
    assert [answer["expanded"] for answer in found] == ["", "one", "two", ""]
    codes = [[problem["code"] for problem in answer["diagnostics"]] for answer in found]
    assert codes == [["data-not-stored"], [], [], ["data-not-stored"]]


def test_data_pages_that_are_none_are_told() -> None:
    request = {"title": "K", "wikitext": "k", "data": {"T": {}, "Data:T.tab": "["}}
    (answer,) = answers([request])
    assert [problem["code"] for problem in answer["diagnostics"]] == ["invalid-page-title"]
    (answer,) = answers([{"title": "K", "wikitext": "k", "data": {"T.tab": 1}}])
    assert [problem["code"] for problem in answer["diagnostics"]] == ["request-failed"]


def test_answers_hold_what_mediawiki_lists() -> None:
    (answer,) = answers(
        [
            {
                "title": "Foo",
                "wikitext": "{{Y}} {{Gone}} [[Foo bar|x]] [[:Category:C]] [[Category:K|key]]"
                " [[de:Ding]] [https://example.org] [[File:P.png]] __NOTOC__ {{DISPLAYTITLE:foo}}\n"
                "== H ==",
                "pages": {"Category:K": "{{H}}", "Template:H": "__HIDDENCAT__"},
            }
        ]
    )
    assert answer["categories"][0] == {"name": "K", "sort_key": "key", "hidden": True}
    assert answer["links"] == ["Template:Gone", "Foo bar", "Category:C"]
    assert answer["templates"] == ["Template:Y", "Template:Gone"]
    assert answer["missing_templates"] == ["Template:Gone"]
    assert answer["language_links"] == ["de:Ding"]
    assert answer["external_links"] == ["https://example.org"]
    assert answer["images"] == ["P.png"]
    assert "notoc" in answer["properties"]
    assert answer["display_title"] == "foo"
    assert '<h2><span class="mw-headline" id="H">H</span></h2>' in answer["html"]
    assert [one["code"] for one in answer["diagnostics"]] == ["missing-template"]


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"{",
        b"[]",
        b'{"title": "A"}',
        b'{"title": "[[", "wikitext": ""}',
        b'{"title": "", "wikitext": ""}',
        b'{"title": "A", "wikitext": "x", "pages": []}',
        b'{"title": "A", "wikitext": "x", "pages": {"B": 1}}',
        b'{"title": "A", "wikitext": "x", "language": "../x"}',
        b'{"title": "A", "wikitext": "x", "language": "qqq-none"}',
        b'{"title": "A\xff", "wikitext": ""}',
        b"[" * 100_000,
    ],
)
def test_a_line_that_is_no_request_is_answered(line: bytes) -> None:
    renderer = Renderer(SITE)
    answer, problem = renderer.answer(line, "input, line 7")
    assert problem
    (diagnostic,) = answer["diagnostics"]
    assert diagnostic["code"] == "request-failed"
    assert diagnostic["message"] == problem
    good, _ = renderer.answer(b'{"title": "A", "wikitext": "x"}', "input, line 8")
    assert set(answer) == set(good)


def test_every_key_of_an_answer_is_documented() -> None:
    document = (Path(__file__).parents[2] / "docs" / "rendering.md").read_text(encoding="utf-8")
    (answer,) = answers([{"title": "A", "wikitext": "x"}])
    for name in (*answer, *RenderRequest.__struct_fields__):
        assert f"`{name}`" in document


def test_titles_of_pages_that_are_none_are_told() -> None:
    (answer,) = answers([{"title": "A", "wikitext": "x", "pages": {"[[": "y"}}])
    assert answer["html"] == "<p>x\n</p>"
    assert [one["code"] for one in answer["diagnostics"]] == ["invalid-page-title"]


@pytest.mark.parametrize(("language", "shown"), [("de-at", "Kategorie:X"), ("zh-tw", "Category:X")])
def test_a_language_without_a_wiki_is_that_of_its_base(language: str, shown: str) -> None:
    (answer,) = answers(
        [{"title": "A", "wikitext": "[[:category:X]] {{ns:14}}", "language": language}]
    )
    assert answer["links"] == [shown]
