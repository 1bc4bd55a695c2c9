"""Which text is the value of which parameter of a call in the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.expand.test_expansion import PAGES, PIECES, expand
from wikiextract.expand.options import ExpandOptions

BOX = {
    "Template:Box": (
        "{|\n! Name\n| {{{name|}}}\n{{#if:{{{place|}}}"
        "|{{!}}-\n! Place\n{{!}} {{row|{{{place}}}}}}}\n"
        "| {{lc:{{{code|}}}}}\n|}"
    ),
    "Template:Row": "<b> {{{1}}} </b>",
    "Template:Flag": "[[{{{1}}}]]",
}
TRACED = ExpandOptions(trace_origins=True)


def traced(text: str) -> list[tuple[str, str, str]]:
    """(title, parameter, text) of every origin."""
    expansion = expand(text, BOX, TRACED)
    return [
        (
            expansion.transclusions[one.transclusion].title,
            one.name,
            expansion.text[one.start : one.end],
        )
        for one in expansion.origins
        if one.name is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{box|name= A }}", [("Template:Box", "name", "A")]),
        ("x {{box|place=B}}", [("Template:Box", "place", "B")]),
        (
            "{{box|name={{flag|C}}}}",
            [("Template:Box", "name", "[[C]]"), ("Template:Flag", "1", "C")],
        ),
        ("{{box|code=D}}", [("Template:Box", "code", "d")]),
        ("{{box|name=}}", []),
        (
            "{{flag|* E}}{{lc:{{flag|F}}}}",
            [("Template:Flag", "1", "* E"), ("Template:Flag", "1", "[[f]]")],
        ),
    ],
)
def test_origins(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert traced(text) == expected


@given(st.lists(PIECES, max_size=40).map("".join))
def test_tracing_changes_nothing(text: str) -> None:
    expansion = expand(text, PAGES, TRACED)
    assert expansion.text == expand(text, PAGES).text
    for origin in expansion.origins:
        assert 0 <= origin.start < origin.end <= len(expansion.text)
        assert expansion.transclusions[origin.transclusion].start >= 0
