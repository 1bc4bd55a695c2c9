"""Text in a variant of its language, as MediaWiki 1.39 has it, and words that come besides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases.table import Row, as_json, read_table
from wikiextract.language.facts import bundled_languages, load_language
from wikiextract.language.variants.converter import converter, empty_converter, make_converter
from wikiextract.language.variants.recipes import recipes
from wikiextract.language.variants.word_table import WordTable

ROWS = read_table(Path(__file__).parent / "cases" / "variants.txt").rows


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_text_in_a_variant(row: Row, expect_row: Callable[[Row, str], None]) -> None:
    variant, text = row.arguments
    found = converter(variant)
    assert found is not None
    expect_row(row, as_json(found.convert(text)))


def test_every_recipe_is_of_a_known_variant_and_complete() -> None:
    known = {code for name in bundled_languages() for code in load_language(name).variants}
    assert set(recipes()) <= known
    for variant in recipes():
        assert converter(variant) is not None


def test_a_language_itself_has_no_converter() -> None:
    assert converter("zh") is None


def test_the_longest_word_is_replaced() -> None:
    table = WordTable({"a": "1", "ab": "2", "abcd": "3", "bc": "4"})
    assert table.convert("a ab abc abcd bcd") == "1 2 2c 3 4d"


def test_a_word_counts_from_left_to_right() -> None:
    assert WordTable({"ab": "1", "bcd": "2"}).convert("abcd bcd") == "1cd 2"


def test_what_is_put_in_is_not_replaced_again() -> None:
    assert WordTable({"a": "b", "b": "a", "ab": "ba"}).convert("a b ab") == "b a ba"


def test_words_may_stand_for_nothing() -> None:
    assert WordTable({"a": "", "bc": ""}).convert("abcd") == "d"


def test_letters_outside_the_basic_plane_are_letters() -> None:
    assert WordTable({"𠮶": "嗰", "𠮶人": "X"}).convert("𠮶𠮶人𠮶") == "嗰X嗰"


def test_added_words_are_laid_over_the_others() -> None:
    table = WordTable({"a": "1", "ab": "2"})
    assert table.add({"a": "x", "abc": "y", "": "z"})
    assert table.convert("a ab abc") == "x 2 y"


def test_removed_words_stay_as_they_are_and_let_shorter_ones_in() -> None:
    table = WordTable({"a": "1", "ab": "2", "b": "3"})
    table.remove(["ab", "b", "unknown"])
    assert table.convert("ab b a") == "1b b 1"


def test_a_copy_learns_for_itself() -> None:
    shared = WordTable({"ab": "1"})
    own = shared.copy()
    own.add({"ab": "2", "c": "3", "de": "4"})
    assert shared.convert("ab c de") == "1 c de"
    assert own.convert("ab c de") == "2 3 4"


def test_a_converter_learns_words_in_their_place_among_its_steps() -> None:
    found = converter("ike-cans")
    assert found is not None
    own = found.copy()
    own.add({"inuk": "I"})
    assert own.convert("INUK") == "I"
    assert found.convert("INUK") == "ᐃᓄᒃ"


def test_a_converter_without_words_of_a_language_learns_them() -> None:
    own = empty_converter()
    own.add({"ab": "1"})
    assert own.convert("ab c") == "1 c"


def test_words_of_a_wiki_are_laid_over_those_of_the_language() -> None:
    words = {"zh-tw": {"软件": "甲"}, "zh-hant": {"硬件": "乙", "里面": "丙", "软件": "丁"}}
    found = make_converter("zh-tw", words)
    assert found is not None
    # Where the variant has words of its own, those that it is laid over do not count.
    assert found.convert("软件 里面 硬件") == "甲 丙 硬體"


def test_words_of_too_many_lengths_that_begin_alike_are_left_out() -> None:
    table = WordTable({})
    assert not table.add({"a" * length: "x" for length in range(2, 400)})
    assert table.convert("aa b") == "x b"
    assert len(table.convert("a" * 399)) > 1
