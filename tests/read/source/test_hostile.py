"""Texts made to break a reader: each is read, in time that grows with its length alone."""

from __future__ import annotations

import tracemalloc

import pytest

from tests.read.source.invariants import check_spans
from tests.work import is_linear
from wikiextract.nodes import Paragraph
from wikiextract.read.wikitext import read_source
from wikiextract.site import Site

SITE = Site.bundled("enwiki")
SIZE = 120_000

UNITS = [
    "{{", "}}", "{{{", "[[", "]]", "[", "<ref>", "</ref>", "<", "-{", "''", "'''", "'''''", "=",
    "==\n", "*", "*\n", ":;", "{|\n", "|}\n", "{|\n|\n", "|\n", "!!", "||", "<table>", "<td>",
    "<ul><li>", "<div>", "<blockquote>", "<span style=display:none>", "<!--", "<nowiki>",
    "http://", "[http://a ", "&amp;", "&", "__", "{{a|", "{{a|x=", "{{a}}", "[[a|",
    "[[File:a.jpg|thumb|", "[[a]]", "<ref>{{a}}</ref>", "<ref name=a/>", "{{infobox|a=", "\n\n",
    " x\n", "{{flag|x}}<br>", "<br>[[a]]", "<gallery>", "| a || b\n", ";a:b\n", "<br>",
    "{{ubl|a|", "<poem>", "\x01", "\x07", "== a ==\n", "[//a b]", "{{#if:", "-{zh:a;",
]  # fmt: skip
CLOSED = [
    ("{{a|", "}}"), ("[[File:a.jpg|thumb|", "]]"), ("{{{a|", "}}}"), ("-{", "}-"),
    ("<b>", "</b>"), ("{|\n|\n", "\n|}"), ("<table><tr><td>", "</td></tr></table>"),
    ("<ul><li>", "</li></ul>"), ("<blockquote>", "</blockquote>"),
    ("<span style='display:none'>", "</span>"), ("{{infobox|a=", "}}"), ("{{ubl|x|", "}}"),
    ("<poem><ref>", "</ref></poem>"), ("[http://a ", "]"), ("[[a|", "]]"),
    ("{{a", "}}"), ("{{#if:", "}}"),
]  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("unit", UNITS)
def test_repeated_without_end(unit: str) -> None:
    text = "x " + unit * (SIZE // len(unit))
    check_spans(read_source(text, site=SITE, title="Page"), text)


@pytest.mark.long
@pytest.mark.parametrize(("opening", "closing"), CLOSED)
def test_nested_deeply(opening: str, closing: str) -> None:
    depth = SIZE // (len(opening) + len(closing)) // 4
    text = opening * depth + "x" + closing * depth
    document = read_source(text, site=SITE, title="Page")
    check_spans(document, text)
    if opening.startswith("{{") and not opening.startswith("{{{"):
        assert len(document.templates) == depth


@pytest.mark.long
def test_names_that_hold_calls_do_not_hold_each_other() -> None:
    depth = 3000
    tracemalloc.start()
    try:
        document = read_source("{{a" * depth + "}}" * depth, site=SITE, title="Page")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(document.templates) == depth
    assert "call-name-too-long" in {problem.code for problem in document.diagnostics}
    assert peak < 20 * 1024 * 1024


def test_only_a_name_that_is_cut_is_told() -> None:
    long = "x" * 3000
    for call in ("{{a<!-- " + long + " -->}}", "{{#if:" + long + "|a}}", "{{a" + " " * 3000 + "}}"):
        assert not read_source(call, site=SITE, title="Page").diagnostics
    (problem,) = read_source("{{" + long + "}}", site=SITE, title="Page").diagnostics
    assert problem.code == "call-name-too-long"
    assert problem.where is not None
    assert problem.where.span == (0, 3004)


def test_one_long_line() -> None:
    text = "word [[link]] ''x'' {{a|b}} " * (SIZE // 20)
    document = read_source(text, site=SITE, title="Page")
    assert len(document.templates) == SIZE // 20


def test_a_parameter_of_many_lines() -> None:
    text = "{{infobox|x=" + "[[a]]<br>" * 20_000 + "|y=1|z=2}}\ntext"
    assert read_source(text, site=SITE, title="Page").infoboxes


def test_links_without_text_are_numbered_in_linear_time() -> None:
    def read(size: int) -> object:
        text = "[http://z.example] " + "[http://x.example " * size + "]"
        return read_source(text, site=SITE, title="Page")

    assert is_linear(read, 200)


@pytest.mark.long
def test_short_calls_count_against_what_is_evaluated_of_a_page() -> None:
    count = 40_000
    text = "Sums: " + " ".join(["{{#expr:1+1}}"] * count)
    first = read_source(text, site=SITE, title="Page").sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    shown = first.text.split()
    assert shown[1:101] == ["2"] * 100
    assert 1000 < shown.count("2") < count // 2
