"""The source view finds what expansion finds, and links, variant markup and what is in tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.case import Case, read_cases
from tests.cases.tree.constructs import show_constructs
from tests.expand.test_scanner import HOSTILE, TEXTS
from wikiextract.expand.pieces import (
    Argument,
    Comment,
    ExtensionTag,
    Ignored,
    Part,
    Piece,
    Pieces,
    Template,
)
from wikiextract.expand.scanner import scan
from wikiextract.read.wikitext.constructs import ArgumentMarkup
from wikiextract.read.wikitext.find_constructs import find_constructs
from wikiextract.read.wikitext.reading import begin_reading
from wikiextract.read.wikitext.text.links import link_target
from wikiextract.site import Site

TAGS = frozenset({"ref", "nowiki", "pre", "section"})
OPAQUE = frozenset({"nowiki", "pre", "section"})
CASES = tuple(read_cases(Path(__file__).parent / "cases" / "constructs.txt"))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_constructs(case: Case, expect: Callable[[Case, str], None]) -> None:
    text = case.text("wikitext")
    constructs = find_constructs(text, extension_tags=TAGS)
    expect(case, show_constructs(text, constructs, 0, len(text)))


@given(TEXTS)
def test_both_scans_find_the_same(text: str) -> None:
    """Calls, with their arguments, and tags stand where expansion finds them."""
    constructs = find_constructs(text, extension_tags=OPAQUE)
    pieces = list(_all_pieces(scan(text, extension_tags=OPAQUE)))
    calls = [
        (call.start, call.end, *((one.start, one.value_start, one.end) for one in call.arguments))
        for call in constructs.calls
    ]
    assert calls == [
        (one.start, one.end, *((part.start, part.value_start, part.end) for part in one.parts[1:]))
        for one in pieces
        if isinstance(one, Template) and not _is_blank(one.parts[0])
    ]
    arguments = [one for one in constructs.at.values() if isinstance(one, ArgumentMarkup)]
    assert [(one.start, one.end) for one in arguments] == [
        (one.start, one.end) for one in pieces if isinstance(one, Argument)
    ]
    assert [(tag.start, tag.end, tag.attributes) for tag in constructs.tags] == [
        (one.start, one.end, one.attributes) for one in pieces if isinstance(one, ExtensionTag)
    ]


@given(TEXTS)
def test_calls_know_what_they_stand_in(text: str) -> None:
    calls = find_constructs(text, extension_tags=TAGS).calls
    for call in calls:
        around = [one for one in calls if one.start < call.start and call.end < one.end]
        assert call.parent is (around[-1] if around else None)
        assert call.depth == len(around)


TARGETS = st.lists(
    st.sampled_from(
        [
            *("Category", "File", "fr", "a", "Ä", ":", "&#58;", "%3A", "/", "..", "#", " ", "_"),
            *("|", "[", "]", "\u200e", "\n", "&amp;"),
        ]
    ),
    max_size=6,
).map("".join)


@given(TARGETS, st.sampled_from(["Category:A/B", "A", "User:A/B"]))
def test_links_that_name_no_namespace_lead_to_pages(target: str, title: str) -> None:
    site = Site.bundled("enwiki")
    reading = begin_reading(f"[[{target}]]", site, site.title(title))
    for link in reading.constructs.links:
        if link.to_page:
            found = link_target(reading, link)
            assert found is None or (found.kind == "page" and not found.interwiki)


@pytest.mark.parametrize("unit", HOSTILE)
def test_repetition_takes_linear_time(unit: str) -> None:
    """A quadratic search of this would take minutes."""
    assert find_constructs(unit * (100_000 // len(unit)), extension_tags=TAGS) is not None


@pytest.mark.long
@pytest.mark.parametrize(
    ("opening", "closing"),
    [("{{a|", "}}"), ("[[", "]]"), ("-{", "}-"), ("{{{", "}}}"), ("[[a|[b", "]]]")],
)
def test_nesting_costs_no_stack(opening: str, closing: str) -> None:
    """It must neither take nor, when constructs are freed, give back all at once."""
    count = 50_000
    constructs = find_constructs(opening * count + closing * count, extension_tags=TAGS)
    assert len(constructs.at) >= count // 3


def _all_pieces(pieces: Pieces) -> Iterator[Piece]:
    """All pieces in the order in which they begin."""
    for piece in pieces:
        yield piece
        if isinstance(piece, Template | Argument):
            for part in piece.parts:
                yield from _all_pieces([*(part.name or ()), *part.value])


def _is_blank(title: Part) -> bool:
    return all(
        not piece.strip() if isinstance(piece, str) else isinstance(piece, Comment | Ignored)
        for piece in title.value
    )
