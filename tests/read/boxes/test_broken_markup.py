"""Broken markup of boxes and of page facts: nothing is made up, what stands around it is kept."""

from __future__ import annotations

import pytest

from wikiextract.nodes import Document, Value
from wikiextract.read.html import read_html
from wikiextract.site import Site
from wikiextract.sources.page import Page


def read(html: str) -> Document:
    return read_html(html, site=Site.bundled("enwiki"), page=Page(title="Page", where="case"))


def fields(document: Document) -> list[tuple[str | None, str | None]]:
    return [
        (field.label, field.value.text)
        for infobox in document.infoboxes
        for group in infobox.groups
        for field in group.fields
    ]


@pytest.mark.parametrize("span", ["1000000000", "-1", "0", "many", "9" * 5000])
@pytest.mark.parametrize("name", ["rowspan", "colspan"])
def test_a_span_of_any_size_keeps_the_rows_of_an_infobox(name: str, span: str) -> None:
    document = read(
        '<table class="infobox"><tr><th colspan="2">Box</th></tr>'
        f'<tr><th>Born</th><td {name}="{span}">1901</td></tr>'
        "<tr><th>Died</th><td>1999</td></tr></table>"
    )
    assert fields(document) == [("Born", "1901"), ("Died", "1999")]


@pytest.mark.parametrize(
    "html",
    [
        '<table class="infobox"></table>',
        '<table class="infobox"><tbody><tr></tr><tr><td></td></tr></tbody></table>',
        '<div class="infobox"></div>',
        '<table class="navbox"><tr><td></td></tr></table>',
        '<div class="hatnote"></div>',
        '<table class="ambox"><tr><td></td></tr></table>',
    ],
)
def test_an_empty_box_is_no_box(html: str) -> None:
    document = read(f"<p>Before.</p>{html}<p>After.</p>")
    assert not document.infoboxes
    assert not document.navboxes
    assert not document.notices
    assert len(document.sections[0].blocks) == 2


@pytest.mark.parametrize(
    "script",
    [
        "RLCONF={",
        'RLCONF={"wgArticleId":};',
        'RLCONF={"wgArticleId":{"a":[1]},"wgRevisionId":"x"};',
        "RLCONF=" + "[" * 50_000,
        "RLCONF=" + '{"a":' * 50_000,
        'RLCONF={"wgArticleId":1e999,"wgRevisionId":-5};',
    ],
    ids=["open", "no value", "wrong types", "deep array", "deep object", "out of range"],
)
def test_garbage_in_a_script_states_no_facts(script: str) -> None:
    document = read(f"<html><head><script>{script}</script></head><body><p>Text.</p></body></html>")
    assert document.page_id is None
    assert document.revision_id is None
    assert len(document.sections[0].blocks) == 1


@pytest.mark.parametrize(
    "data",
    ["{", "[]", "null", '{"mainEntity":7}', "[" * 50_000],
    ids=["open", "array", "null", "wrong type", "deep"],
)
def test_garbage_in_linked_data_states_no_facts(data: str) -> None:
    document = read(
        f'<html><head><script type="application/ld+json">{data}</script></head>'
        "<body><p>Text.</p></body></html>"
    )
    assert document.wikidata_id is None
    assert len(document.sections[0].blocks) == 1


@pytest.mark.parametrize("place", ["", "x; y", "91; 10", "nan; nan", "inf; 0", "5"])
def test_a_place_that_is_none_on_a_globe_is_no_place(place: str) -> None:
    document = read(f'<span id="coordinates"><span class="geo">{place}</span></span><p>Text.</p>')
    assert document.coordinates is None


def test_a_list_in_a_value_is_its_items() -> None:
    document = read(
        '<table class="infobox"><tr><th>Works</th><td><ul><li>One<ul><li>Part</li></ul></li>'
        "<li>Two</li></ul></td></tr></table>"
    )
    value: Value = document.infoboxes[0].groups[0].fields[0].value
    assert [item.text for item in value.items] == ["One", "Two"]
    assert [item.text for item in value.items[0].items] == ["Part"]
