"""Subjects in ASCII are searched by the string library, also for patterns that are not in ASCII."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lua.made_patterns import patterns_of
from tests.lua.wiki import expand
from wikiextract.expand.lua.callbacks.strings import StringCallbacks
from wikiextract.expand.lua.options import LuaOptions
from wikiextract.expand.lua.patterns.engine import compiled, search
from wikiextract.expand.lua.patterns.items import Alphabet, PatternError
from wikiextract.expand.lua.session import Session
from wikiextract.site import Site

PIECES = [
    "a",
    "é",
    "[a–]",
    "[^–a]",
    "[a-é]",
    "[é-ü]",
    "%é",
    "(",
    ")",
    "%d",
    "–",
    "1",
    "%f[aé]",
    "[é+-%d]",
    "[–.-%s]",
]
CALLBACKS = StringCallbacks(Session(Site.default(), LuaOptions()))


def never(*_: object) -> float:
    return 60.0


@given(patterns_of(PIECES), st.text("aab1-)*\x7f", max_size=8))
@settings(max_examples=300)
def test_form_finds_the_same(pattern: str, subject: str) -> None:
    try:
        expected = search(compiled(pattern, Alphabet.CODE_POINTS), subject, 0, never)
    except PatternError:
        assert CALLBACKS.ascii_pattern(pattern.encode()) is None
        return
    found = CALLBACKS.ascii_pattern(pattern.encode())
    if found is not None:
        form = found[0].decode("latin-1")
        assert search(compiled(form, Alphabet.BYTES), subject, 0, never) == expected


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ('mw.ustring.find("a-b", "[%-–]")', "2 2"),
        ('mw.ustring.find("ab", "é")', "nil"),
        ('mw.ustring.match("x1", "[^–%d]+")', "x"),
        ('mw.ustring.match("az~", "[a-é]+")', "az~"),
        ('mw.ustring.match("ab", "(é?)(b)")', " b"),
        ('mw.ustring.gsub("ab", "[“”]", "")', "ab 0"),
        ('mw.ustring.gsub("ab", "é*", "-")', "-a-b- 3"),
        ('mw.ustring.gmatch("a-b", "[^–-]")()', "a"),
        ('mw.ustring.find("a]b", "[]–]")', "2 2"),
    ],
)
def test_answers(call: str, answer: str) -> None:
    shown = "tostring(a) .. (b and ' ' .. b or '')"
    code = f"return {{ f = function() local a, b = {call} return {shown} end }}"
    assert expand("{{#invoke:A|f}}", {"Module:A": code}).text == answer
