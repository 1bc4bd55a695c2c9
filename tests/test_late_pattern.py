"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import copy
import re
from importlib import import_module
from pathlib import Path

import pytest

from tests.source_code import MODULES, SOURCE
from wikiextract.late_pattern import late_pattern

USERS = [path for path in MODULES if " = late_pattern(" in path.read_text(encoding="utf-8")]
_TEXTS = ["", "a1", "A22 b3", "xyz", "\u0660\u0661"]


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.ASCII | re.DOTALL])
def test_it_does_what_the_pattern_does(flags: int) -> None:
    late, compiled = late_pattern(r"(?P<name>a?)\d", flags), re.compile(r"(?P<name>a?)\d", flags)
    for text in _TEXTS * 2:
        assert late.findall(text) == compiled.findall(text)
        assert late.sub("-", text) == compiled.sub("-", text)
        assert [one.span() for one in late.finditer(text)] == [
            one.span() for one in compiled.finditer(text)
        ]
        assert bool(late.fullmatch(text)) == bool(compiled.fullmatch(text))
    assert (late.pattern, late.flags, late.groupindex) == (
        compiled.pattern,
        compiled.flags,
        compiled.groupindex,
    )


def test_bytes_have_patterns_too() -> None:
    assert late_pattern(rb"\d").sub(b"-", b"a1") == b"a-"


def test_nothing_is_compiled_until_it_is_used() -> None:
    broken = late_pattern("(")
    with pytest.raises(re.error):
        broken.search("a")


def test_what_is_asked_for_once_is_at_hand() -> None:
    late = late_pattern("a")
    assert late.search is late.search


def test_copies_are_patterns() -> None:
    assert copy.deepcopy(late_pattern("a")).search("a")


@pytest.mark.parametrize("path", USERS, ids=lambda path: str(path.relative_to(SOURCE)))
def test_each_of_the_source_compiles(path: Path) -> None:
    name = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
    kind = type(late_pattern(""))
    late = [value for value in vars(import_module(name)).values() if isinstance(value, kind)]
    assert late
    for pattern in late:
        assert isinstance(pattern.groups, int)
