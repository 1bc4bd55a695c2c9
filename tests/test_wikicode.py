"""Wikitext to edit: a record's spans find mwparserfromhell's nodes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mwparserfromhell.nodes import Heading, Tag, Template, Wikilink
from mwparserfromhell.nodes.extras import Parameter

import wikiextract
from tests.saved import site_of
from wikiextract import InputError, Page, Site, wikicode

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
TEXT = """\
{{Infobox city|name=Foo|population={{nts|1}} people|3=x}}
'''Foo''' is a [[bar|city]].<ref>{{cite web|url=x|title=y}}</ref>

== History ==
* one
* two [[A]]
{| class="wikitable"
| a || [[B]]
|}
[[Category:X|y]]
"""


def spans(value: Any) -> Iterator[tuple[int, int]]:
    if isinstance(value, msgspec.Struct):
        if getattr(value, "span", None) is not None:
            yield value.span  # type: ignore[attr-defined]
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from spans(one)


@pytest.mark.parametrize("page", [None, *sorted(FIXTURES.glob("*/*/page.wikitext"))])
def test_every_span_of_a_record_finds_what_stands_there(page: Path | None) -> None:
    text = TEXT if page is None else page.read_text("utf-8")
    site = Site.bundled("enwiki") if page is None else site_of(page.parent)
    article = wikiextract.extract(text, site=site, title="Foo")
    code = wikicode(text)
    found = set(spans(article))
    assert len(found) > 5
    for start, end in found:
        assert str(code.at((start, end))) == text[start:end]
    assert str(code) == text


def test_what_is_found_is_of_the_kind_that_the_record_names() -> None:
    article = wikiextract.extract(TEXT, site="enwiki", title="Foo")
    code = wikicode(TEXT)
    (box,) = article.infoboxes
    assert isinstance(code.at(box.span), Template)
    assert isinstance(code.at(box.groups[0].fields[0].span), Parameter)
    assert isinstance(code.at(article.references[0].span), Tag)
    assert isinstance(code.at(article.categories[0].span), Wikilink)
    section = code.at(article.sections[1].span)
    assert isinstance(section.nodes[0], Heading)


def test_edits_change_the_text_and_later_spans_stay_good() -> None:
    article = wikiextract.extract(TEXT, site="enwiki", title="Foo")
    code = wikicode(TEXT)
    code.at(article.infoboxes[0].span).add("population", "2")
    code.remove(code.at(article.references[0].span))
    code.at(article.categories[0].span).title = "Category:Z"
    wanted = TEXT.replace("{{nts|1}} people", "2").replace("Category:X", "Category:Z")
    assert str(code) == wanted.replace("<ref>{{cite web|url=x|title=y}}</ref>", "")


def test_many_values_of_one_call_are_edited_in_any_order() -> None:
    text = "{{Box\n| a = 1\n|bb=\n|c|{{d|[[e]]}}}}"
    (box, inner) = wikiextract.extract(text, site="enwiki").templates
    code = wikicode(text)
    code.put_value(box.parameters[1].span, "longer")
    code.at(inner.parameters[0].span).text = "f"
    code.put_value(box.parameters[0].span, "")
    code.put_value(box.parameters[2].span, "x=y")
    assert str(code) == "{{Box\n| a = \n|bb=longer\n|1=x=y|{{d|[[e|f]]}}}}"
    code.put(inner.span, "z")
    assert str(code) == "{{Box\n| a = \n|bb=longer\n|1=x=y|z}}"


def test_a_call_is_found_before_the_parameter_that_it_fills() -> None:
    text = "{{a|{{b}}}}"
    outer, inner = wikiextract.extract(text, site="enwiki").templates
    assert outer.parameters[0].span == inner.span
    code = wikicode(text)
    assert isinstance(code.at(inner.span), Template)
    code.put_value(inner.span, "c")
    assert str(code) == "{{a|c}}"


def test_what_was_edited_away_is_refused() -> None:
    article = wikiextract.extract(TEXT, site="enwiki", title="Foo")
    box, inner = article.templates[:2]
    code = wikicode(TEXT)
    code.put_value(box.parameters[1].span, "new")
    with pytest.raises(InputError, match="was edited"):
        code.at(inner.span)
    with pytest.raises(InputError, match="was edited"):
        code.put(inner.span, "x")
    code.put(box.span, "gone")
    for edit in (code.at, lambda span: code.put_value(span, "x"), lambda span: code.put(span, "x")):
        with pytest.raises(InputError, match="was edited"):
            edit(box.parameters[0].span)
    assert str(code).startswith("gone\n")


def test_a_value_is_that_of_a_parameter() -> None:
    with pytest.raises(InputError, match="no parameter"):
        wikicode(TEXT).put_value((0, 5), "x")


def test_a_copy_is_edited_by_itself() -> None:
    article = wikiextract.extract(TEXT, site="enwiki", title="Foo")
    code = wikicode(TEXT)
    copy = deepcopy(code)
    copy.put(article.categories[0].span, "")
    assert str(code) == TEXT
    assert str(copy) == TEXT.replace("[[Category:X|y]]", "")


PIECES = st.sampled_from(
    ["{{", "}}", "{{a|", "|", "|x=", "=", "[[", "]]", "[[b|", "[http://a ", "]", "http://a.org ",
     "== h ==\n", "* ", "{|\n", "|-\n", "|}\n", "<ref name=a>", "</ref>", "<br>", "</b>", "<b>",
     "<b class='{{c}}'>", "<!-- c -->", "{{{p|", "}}}", "''", "'''", "\n", " ", "word", "é", "漢",
     "&amp;", "<nowiki>", "</nowiki>", "----", ":", "-{", "}-"]
)  # fmt: skip
WIKITEXT = st.lists(PIECES, max_size=30).map("".join)


@given(WIKITEXT, WIKITEXT, st.data())
def test_what_is_put_stands_in_the_place_of_the_span(
    text: str, new: str, data: st.DataObject
) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    code = wikicode(text)
    code.put((start, end), new)
    assert str(code) == text[:start] + new + text[end:]


@given(WIKITEXT, st.lists(st.integers(0, 60), min_size=4, max_size=8), st.randoms())
def test_spans_are_those_of_the_first_text_whatever_was_put(
    text: str, places: list[int], random: Any
) -> None:
    ends = sorted(min(place, len(text)) for place in places)
    spans = [(start, end) for start, end in list(pairwise(ends))[::2] if start < end]
    random.shuffle(spans)
    code = wikicode(text)
    expected = list(text)
    for start, end in spans:
        try:
            code.put((start, end), "new")
        except InputError:
            continue  # the node that it is a part of was parsed anew
        expected[start:end] = ["new", *[""] * (end - start - 1)]
    assert str(code) == "".join(expected)


@given(WIKITEXT | st.text("a{}|[]=<ref>/'*\n", max_size=60), st.data())
def test_any_text_comes_back_whatever_is_looked_for(text: str, data: st.DataObject) -> None:
    code = wikicode(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    with suppress(InputError):  # it may begin or end within a construct
        assert str(code.at((start, end))) == text[start:end]
    assert str(code) == text


@pytest.mark.parametrize("span", [(0, 10_000), (-1, 2), (3, 1)])
def test_a_span_of_another_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="no place in this text"):
        wikicode(TEXT).at(span)


def test_a_page_without_wikitext_is_refused() -> None:
    assert str(wikicode(Page(title="A", where="test", wikitext="a"))) == "a"
    with pytest.raises(InputError, match="no wikitext to edit"):
        wikicode(Page(title="A", where="test", html="<p>a</p>"))
