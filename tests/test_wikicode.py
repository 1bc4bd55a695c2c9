"""Wikitext to edit: a record's spans find mwparserfromhell's nodes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mwparserfromhell.nodes import Heading, Tag, Template, Wikilink
from mwparserfromhell.nodes.extras import Parameter

import wikiextract
from wikiextract import InputError, Page, wikicode

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


@pytest.mark.parametrize(
    "text",
    [TEXT, *(path.read_text("utf-8") for path in sorted(FIXTURES.glob("*/*/page.wikitext")))],
)
def test_every_span_of_a_record_finds_what_stands_there(text: str) -> None:
    article = wikiextract.extract(text, site="enwiki", title="Foo")
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


@given(st.text("a{}|[]=<ref>/'*\n", max_size=60), st.data())
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
