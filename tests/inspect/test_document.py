"""The inspector's page needs nothing else, and nothing of what it shows acts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from tests.cli.shell import run
from tests.inspect.pages import WIKITEXT, shown, view
from wikiextract.inspect.safe_html import safe_html


def safe(html: str) -> str:
    tree = etree.fromstring(f"<div>{html}</div>", etree.HTMLParser())
    return safe_html(tree.find(".//div"), "https://example.org/wiki/Page")


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<a href='http://[x'>x</a>",
        "<p style='background:url(//x)' onclick='x()'>x</p>",
        "<iframe src='//x'></iframe><object data='//x'></object><embed src='//x'>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<form action='//x'><input name=a><textarea></textarea></form>",
        "<style>@import '//x'</style><link rel=stylesheet href='//x'><meta http-equiv=refresh>",
        "<math href='javascript:x'><annotation>x</annotation></math>",
    ],
)
def test_nothing_of_a_page_acts(html: str) -> None:
    answer = safe(html)
    elements = re.findall(r"<(\w+)([^>]*)>", answer)
    assert {name for name, _ in elements} <= {"div", "p", "a", "span"}
    for _, attributes in elements:
        names = set(re.findall(r" ([\w-]+)", re.sub(r'"[^"]*"', "", attributes)))
        assert names <= {"class"}


def test_what_is_shown_keeps_its_structure() -> None:
    html = (
        '<p class="wx-none a" id="x" dir="rtl">a &lt; b<br>c<!-- d -->e <a href="/wiki/Y">y</a></p>'
    )
    assert safe(html) == (
        '<div><p class="a" id="c-x" dir="rtl">a &lt; b<br>ce <a href="https://example.org/wiki/Y"'
        ' target="_blank" rel="noopener noreferrer nofollow">y</a></p></div>'
    )


def test_what_is_hidden_stays_hidden_and_links_within_stay_within() -> None:
    assert safe('<p style="Display: none">x</p>') == "<div><p hidden>x</p></div>"
    assert safe('<a href="#n">x</a>') == '<div><a href="#c-n">x</a></div>'


def test_very_deep_pages_are_shown_with_all_their_text() -> None:
    tree = etree.Element("div")
    inner = tree
    for _ in range(5000):
        inner = etree.SubElement(inner, "div")
    inner.text = "deep"
    answer = safe_html(tree, None)
    assert "deep" in answer
    assert answer.count("<div>") == answer.count("</div>") == 200


def test_the_data_of_the_page_are_what_was_read() -> None:
    page = shown()
    (data,) = re.findall(
        r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL
    )
    found = json.loads(data)
    assert found["wikitext"] == WIKITEXT
    assert found["record"] == json.loads(view().record)


def test_nothing_of_the_page_ends_an_element_of_ours_or_loads_anything() -> None:
    page = shown()
    assert "<script>window" not in page
    assert page.count("<script") == page.count("</script>") == 2
    assert "<title>Ember &lt;b&gt;&amp;" in page
    assert "default-src &#x27;none&#x27;" in page
    assert "unsafe" not in page.partition("</head>")[0].partition("<style>")[0]
    assert not re.findall(r'<[^>]* (?:src|onclick|style)="', page)


def test_the_command_writes_one_file(tmp_path: Path) -> None:
    (tmp_path / "Ember.wikitext").write_text(WIKITEXT, encoding="utf-8")
    answer = run("inspect", "Ember.wikitext", "--site", "enwiki", "-o", "page.html", cwd=tmp_path)
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert "wikitext" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_saved_html_is_shown_without_wikitext(tmp_path: Path) -> None:
    html = "<body><div class='mw-parser-output'><p>Kept é</p></div><p>around</p></body>"
    (tmp_path / "A.html").write_text(html, encoding="utf-8")
    assert run("inspect", "A.html", "-o", "page.html", cwd=tmp_path).returncode == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<p>Kept é</p>" in page
    assert "<p>around</p>" not in page


def test_a_title_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "A.wikitext").write_text("x")
    answer = run("inspect", "A.wikitext", "--title", "B", "-o", "page.html", cwd=tmp_path)
    assert answer.returncode == 2
    assert b"'B'" in answer.stderr
    assert not (tmp_path / "page.html").exists()


@pytest.mark.long
def test_records_have_their_wikitext_from_a_dump(tmp_path: Path) -> None:
    (tmp_path / "Ember.wikitext").write_text("The '''Ember''' is a river.", encoding="utf-8")
    run("extract", "Ember.wikitext", "--site", "enwiki", "-o", "out/", "-q", cwd=tmp_path)
    for more, wikitext in (
        ((), None),
        (("--dump", "Ember.wikitext"), "The '''Ember''' is a river."),
    ):
        inspect = ("inspect", "out", "--title", "Ember", "--site", "enwiki", "-o", "page.html")
        assert run(*inspect, *more, cwd=tmp_path).returncode == 0
        page = (tmp_path / "page.html").read_text(encoding="utf-8")
        (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page)
        assert json.loads(data)["wikitext"] == wikitext


@pytest.mark.long
def test_a_record_is_shown_where_the_store_has_no_text(tmp_path: Path) -> None:
    dump = Path(__file__).resolve().parents[2] / "docs" / "cookbook" / "lakes.xml"
    run("index", str(dump), "-o", "lakes.sqlite", cwd=tmp_path)
    run("extract", str(dump), "--store", "lakes.sqlite", "-o", "out/", "-q", cwd=tmp_path)
    inspect = ("inspect", "out", "--store", "lakes.sqlite", "--title", "Lake Ohrid", "-o", "p.html")
    assert run(*inspect, cwd=tmp_path).returncode == 0
    assert "There is no rendering" in (tmp_path / "p.html").read_text(encoding="utf-8")
    assert run(*inspect, "--dump", str(dump), cwd=tmp_path).returncode == 0
    assert 'class="infobox' in (tmp_path / "p.html").read_text(encoding="utf-8")
