"""What one walk through a page tells of its elements is what each of them would tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from wikiextract.read.html.context import ReadContext
from wikiextract.read.html.facts.metadata import marked_elements, may_state_facts
from wikiextract.read.html.tree.page_elements import PageElements
from wikiextract.read.html.tree.parse import parse, prepare

_TAGS = st.sampled_from(["a", "b", "div", "img", "li", "meta", "p", "span", "ul"])
_ATTRIBUTES = st.sampled_from(
    [
        "",
        'class="geo"',
        'class="a geo-dms"',
        'class="a"',
        'id="coordinates"',
        'id="disambigbox"',
        'id="x"',
        'href="/wiki/File:Disambig.svg"',
        'src="/isambig.png"',
        'data-lat="1"',
        'property="mw:PageProp/disambiguation"',
        'hidden=""',
        'style="display:none"',
        'style="color:red"',
    ]
)
_OPENED = st.builds("<{} {}>x".format, _TAGS, _ATTRIBUTES)
_CLOSED = st.builds("<{0} {1}>x</{0}>".format, _TAGS, _ATTRIBUTES)


def test_elements_are_held_by_whole_attributes_without_the_content_itself() -> None:
    content = html.fromstring("<div class='a'><p class='b c'>x<b class='a' id='n'>y</b></p></div>")
    elements = PageElements()
    elements.walk(content)
    assert [element.tag for element in elements.below] == ["p", "b"]
    assert {name: len(alike) for name, alike in elements.by_class.items()} == {"a": 1, "b c": 1}
    assert elements.by_id == {"n": [content.find("p/b")]}


def test_a_second_walk_holds_nothing_of_the_first() -> None:
    elements = PageElements()
    elements.walk(html.fromstring("<div><p class='b' style='c' id='d' hidden=''>x</p></div>"))
    elements.walk(etree.Element("div"))
    known = (elements.below, elements.by_class, elements.by_style, elements.by_id)
    assert not any((*known, elements.not_shown))


@given(st.lists(_OPENED | _CLOSED, max_size=30))
def test_elements_that_state_facts_are_those_that_say_so_one_by_one(parts: list[str]) -> None:
    context = ReadContext()
    root = parse(f"<div>{''.join(parts)}</div>", context)
    content = prepare(root, context)
    for top in (root, content):
        expected = [element for element in top.iter() if may_state_facts(element)]
        assert marked_elements(top, context) == expected


@pytest.mark.parametrize("block", ["div", "ul", "table"])
def test_styling_elements_around_a_block_are_containers_at_any_depth(block: str) -> None:
    context = ReadContext()
    content = prepare(parse(f"<div><b><i>x<{block}></{block}></i></b></div>", context), context)
    assert [element.tag for element in content.iter("b", "i")] == []
