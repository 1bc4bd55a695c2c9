"""Joining is bounded work whatever a page holds, and marks change nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.work import is_linear
from wikiextract import Extractor, Page, Site, to_json
from wikiextract.read.parameters.marks import (
    FIRST,
    MOST,
    is_all,
    marks_in,
    with_marks,
    without_marks,
)
from wikiextract.read.same_order import same_or_alike, same_order

SITE = Site.bundled("enwiki")
PAGES = {
    "Template:Box": '{| class="infobox"\n! colspan=2 | {{{name}}}\n|-\n! A\n| {{{a|}}} x\n|}',
    "Template:Lua": "{{#invoke:Lua|f}}",
    "Module:Lua": (
        "return { f = function(frame)\n"
        "local rows = {}\n"
        "for name, value in pairs(frame:getParent().args) do\n"
        "rows[#rows + 1] = '\\n|-\\n! ' .. name .. '\\n| ' .. value\n"
        "end\n"
        "return '{| class=\"infobox\"' .. table.concat(rows) .. '\\n|}'\n"
        "end }"
    ),
    "Template:Cat": "[[Category:K {{{1}}}]]",
    "Template:Link": "[[{{{1}}}]]",
}
LONG: dict[str, Callable[[int], str]] = {
    "boxes": lambda size: "\n".join(f"{{{{Box|name=N{i}|a=value {i}}}}}" for i in range(size)),
    "equal arguments": lambda size: (
        "{{Lua|" + "|".join(f"p{i}=the same thing" for i in range(size)) + "}}"
    ),
    "exclamation marks": lambda size: "{{Box|name=N|a=" + "!!" * 20 * size + "}}",
    "brackets": lambda size: "{{Box|name=N|a=" + "<" * 20 * size + "[[a:" * 10 * size + "}}",
    "underscores": lambda size: "{{Box|name=N|a=" + "__a" * 20 * size + "&" * 10 * size + "}}",
    "a long word": lambda size: "{{Box|name=N|a=b c d " + "w" * 20 * size + "_" * 20 * size + "}}",
    "calls in a value": lambda size: "{{Box|name=N|a=" + "{{Link|x}}" * size + "}}",
    "categories": lambda size: "".join(f"{{{{Cat|{i}}}}}" for i in range(size)),
    "tables": lambda size: "{|\n|a\n|}\n" * size,
    "lists": lambda size: "* a\n* b\n\n" * size,
    "notes": lambda size: "<ref>a</ref>" * size,
    "sections": lambda size: "== a ==\n" * size,
}


@pytest.mark.parametrize("name", LONG)
def test_work_grows_with_the_page(name: str) -> None:
    def extract(size: int) -> None:
        page = Page(title="X", where="x", wikitext=LONG[name](size))
        assert to_json(Extractor(SITE, pages=PAGES).article(page))

    assert is_linear(extract, 40)


RANGES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, MOST - 1)), max_size=10
)


@given(st.text(alphabet="ab c[]|{}!<>'\n-:/&;_é漢", max_size=60), RANGES)
def test_marks_stand_in_the_text_and_can_be_taken_out(
    text: str, ranges: list[tuple[int, int, int]]
) -> None:
    marked = with_marks(text, ranges)
    assert without_marks(marked) == text
    assert set(marks_in(marked)) <= {number for _, _, number in ranges}


@pytest.mark.parametrize("rest", ["", " " * 1000, f"<b {'x' * 3000}>", "[[" + "y" * 900 + "|"])
def test_the_first_words_and_the_last_are_marked(rest: str) -> None:
    text = f"one two three four five{rest}"
    marked = with_marks(text, [(0, len(text), 0)])
    assert marked.count(chr(FIRST)) == 4
    assert f" f{chr(FIRST)}ive" in marked


@pytest.mark.parametrize("text", ["18 May", "नमस्ते", "เชียงใหม่", "ঢাকা", "தமிழ்", "e\u0301\u200e"])
@pytest.mark.parametrize("rest", ["", "x", " y", "%"])
def test_what_is_marked_whole_is_told_in_all_scripts(text: str, rest: str) -> None:
    marked = with_marks(text + rest, [(0, len(text), 3)], {3})
    assert is_all(marked, {3}) == (rest == "")


KEYS = st.lists(st.sampled_from("abcdef"), max_size=12)


@given(KEYS, KEYS)
def test_same_order_pairs_equal_keys_in_rising_order(first: list[str], second: list[str]) -> None:
    pairs = list(same_order(first, second))
    assert all(first[a] == second[b] for a, b in pairs)
    assert [a for a, _ in pairs] == sorted({a for a, _ in pairs})
    assert [b for _, b in pairs] == sorted({b for _, b in pairs})


@given(KEYS)
def test_same_order_of_equal_sequences_pairs_all(keys: list[str]) -> None:
    assert list(same_order(keys, keys)) == [(place, place) for place in range(len(keys))]


def test_what_is_alike_is_paired_where_as_many_are_left() -> None:
    assert list(same_or_alike("axc", "ayc", [1, 2, 3], [1, 2, 3])) == [(0, 0), (1, 1), (2, 2)]
    assert list(same_or_alike("axc", "ayzc", [1, 2, 3], [1, 2, 2, 3])) == [(0, 0), (2, 3)]
    assert list(same_or_alike("axc", "ayc", [1, None, 3], [1, None, 3])) == [(0, 0), (2, 2)]


def test_same_order_passes_over_what_one_side_lacks() -> None:
    assert list(same_order("abcxd", "ayybcd")) == [(0, 0), (1, 3), (2, 4), (4, 5)]
