"""A page's wikitext that is only read to be joined gives the join what reading all of it gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.cases.case import Case
from tests.read.source.test_properties import SITES, WIKITEXT
from tests.read.test_cases import CASES, site_of
from wikiextract.nodes import (
    EVERYTHING,
    JOINED,
    Block,
    ContentList,
    Document,
    Extension,
    Parts,
    Section,
    Table,
    Value,
)
from wikiextract.read.joined import join_given, source_parts
from wikiextract.read.wikitext import read_source
from wikiextract.site import Site

WRITTEN = [case for case in CASES if case.option("view") in ("source", "both")]
LINES = st.lists(st.sampled_from([
    "* a", "* [[b]]", "** [[b|c]] d", "*", "* ''x'' {{ubl|1|2}}", "# e", "* <br>", "*: f", "",
    "Text.", "[[File:x.jpg|thumb|y]]", "<pre>code</pre>", "a <pre>b</pre>", "== H ==", "{{stub}}",
    "a <score>b</score> c", "{{#tag:score|d}} e", "{{Infobox x|a=1|b=2}}", "{|", "|-", "| a || b",
    "! c", "|}", '{| class="infobox"', "{| align=right", "| <!-- -->", ":''See [[Page (film)]]''",
    "<poem>", "</poem>", "<ref>n</ref>", "__NOTOC__ [[a]]", "[[Category:C]]", "[[de:D]]",
    "{{coord|52|N|13|E|display=title}}", "<references/>",
]), max_size=25).map("\n".join)  # fmt: skip


def test_cases_are_there() -> None:
    assert len(WRITTEN) > 100


@pytest.mark.parametrize("case", WRITTEN, ids=str)
def test_cases(case: Case) -> None:
    check(case.text("wikitext"), site_of(case))


@settings(max_examples=300)
@given(st.one_of(LINES, WIKITEXT), st.sampled_from(SITES))
def test_any_text(text: str, site: Site) -> None:
    check(text, site)


def check(text: str, site: Site) -> None:
    seen = unplaced(read_source(text, site=site, title="Page"))
    for asked in (EVERYTHING, Parts.only(["infoboxes"]), Parts.only(["sections", "coordinates"])):
        parts = source_parts(asked)
        whole = Parts(parts.names - {JOINED})
        assert JOINED in parts
        joined, expected = (
            join_given(seen, read_source(text, site=site, title="Page", parts=one))
            for one in (parts, whole)
        )
        assert joined == expected


def unplaced(document: Document) -> Document:
    """The document without the places that the join gives it."""
    sections = tuple(map(_section, document.sections))
    boxes = tuple(replace(box, name=None, span=None) for box in document.infoboxes)
    return replace(document, sections=sections, infoboxes=boxes)


def _section(section: Section) -> Section:
    blocks = tuple(map(_block, section.blocks))
    return replace(
        section, span=None, blocks=blocks, sections=tuple(map(_section, section.sections))
    )


def _block(block: Block) -> Block:
    if isinstance(block, ContentList):
        return replace(block, span=None, items=tuple(map(_item, block.items)))
    return replace(block, span=None) if isinstance(block, (Table, Extension)) else block


def _item(item: Value) -> Value:
    return replace(item, span=None, items=tuple(map(_item, item.items)))
