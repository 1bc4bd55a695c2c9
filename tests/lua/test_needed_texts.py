"""What is not in a subject need not be looked for with a pattern that needs it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lua.made_patterns import patterns_of
from tests.lua.wiki import expand
from wikiextract.expand.lua.patterns.engine import compiled, search
from wikiextract.expand.lua.patterns.items import Alphabet, PatternError
from wikiextract.expand.lua.patterns.needed import needed_text
from wikiextract.expand.lua.patterns.read import read_pattern

PIECES = [
    "a",
    "é",
    "–",
    "%é",
    "%.",
    "[a–]",
    "[–]",
    "[^–a]",
    ".",
    "(",
    ")",
    "()",
    "%d",
    "%f[a]",
    "%1",
]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("abc", "abc"), ("(\u200d)", "\u200d"), ("a(b)c*d", "ab"), ("a+bcd?", "bc"), ("ab+", "ab"),
        ("\x7f[^\x7f]*UNIQ%-%-(%a+)%-", "UNIQ--"), ("[a-z]", ""), ("%s*", ""), ("^é$", "é"),
        ("a?b-", ""), ("x" * 50, "x" * 20),
    ],
)  # fmt: skip
def test_text(pattern: str, text: str) -> None:
    assert needed_text(read_pattern(pattern, Alphabet.CODE_POINTS)) == text


@given(patterns_of(PIECES), st.text("aaé–1.", max_size=8))
@settings(max_examples=400)
def test_each_match_holds_it(pattern: str, subject: str) -> None:
    try:
        match = search(compiled(pattern, Alphabet.CODE_POINTS), subject, 0, lambda: 60.0)
    except PatternError:
        return
    if match is not None:
        text = needed_text(read_pattern(pattern, Alphabet.CODE_POINTS))
        assert text in subject[match.start : match.end]


def test_answers_are_those_of_a_first_look() -> None:
    module = r"""
        local subjects = { 'Müller – x', 'Müller', 'a\195', 'Müller – x', 'ü' }
        local patterns = { '–', 'M', '(ü)l', 'y', '%', '–', 'l+e', '^x', 'x$', '[', '(' }
        local function answers(between)
            local out = {}
            local function add(...)
                for index = 1, select('#', ...) do
                    out[#out + 1] = tostring((select(index, ...)))
                end
                out[#out + 1] = '|'
                between()
            end
            for _, subject in ipairs(subjects) do
                for _, pattern in ipairs(patterns) do
                    add(pcall(mw.ustring.find, subject, pattern))
                    add(pcall(mw.ustring.match, subject, pattern, 2))
                end
            end
            return table.concat(out, ' ')
        end
        return { f = function()
            local first = answers(function() mw.ustring.find('another é', 'é') end)
            return tostring(first == answers(function() end)) .. ' ' .. first
        end }
    """
    text = expand("{{#invoke:M|f}}", {"Module:M": module}).text
    assert text.startswith("true true 8 8 | true – | true 1 1 | true nil | true 2 3 ü |"), text
    assert "is not UTF-8" in text
