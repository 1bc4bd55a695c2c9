"""Texts that look like a value of one kind and are one of another, or none."""

from __future__ import annotations

import pytest

from wikiextract.map.values import ReadValues, ValueContext, read_values
from wikiextract.nodes import ValueKind


def read(language: str, text: str, expected: ValueKind | None = None) -> ReadValues:
    return read_values(text, ValueContext(language, expected))


def kinds(language: str, text: str, expected: ValueKind | None = None) -> list[str]:
    return [one.kind for one in read(language, text, expected).values]


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [("ja", "昭和50年代", "1975/1984"), ("ja", "1980年代", "198X"), ("ko", "1990년대", "199X")],
)
def test_decades_of_years_and_of_eras_are_dates(language: str, text: str, edtf: str) -> None:
    (date,) = read(language, text).values
    assert (date.kind, date.edtf) == ("date", edtf)


def test_a_word_that_begins_as_a_unit_is_none() -> None:
    assert kinds("ja", "3年目") == []
    assert kinds("ja", "3年") == ["duration"]


@pytest.mark.parametrize("language", ["nb", "sv", "de", "en"])
def test_a_letter_for_tonnes_is_one_for_hours_before_minutes(language: str) -> None:
    (value,) = read(language, "2 t 30 min").values
    assert (value.kind, value.si_number) == ("duration", 9000)
    (value,) = read(language, "2 t").values
    assert (value.kind, value.unit_code) == ("quantity", "t")


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "1990 g"), ("sl", "1990 g"), ("en", "1990 in"), ("es", "1990 as")],
)
def test_a_year_and_a_word_are_a_quantity_only_where_one_is_expected(
    language: str, text: str
) -> None:
    assert kinds(language, text) == []
    assert kinds(language, text, "quantity") == ["quantity"]


@pytest.mark.parametrize("text", ["60 ALL", "5 TOP", "TOP 10", "500 TRY"])
def test_words_in_capitals_are_money_only_where_it_is_expected(text: str) -> None:
    assert kinds("en", text) == []
    assert kinds("en", text, "money") == ["money"]


@pytest.mark.parametrize("text", ["5,000 ALL", "60 million ALL", "60 USD"])
def test_other_amounts_are_money_anywhere(text: str) -> None:
    assert kinds("en", text) == ["money"]


def test_a_right_ascension_is_no_duration() -> None:
    assert kinds("en", "12h 30m 45s", "coordinates") == []
    assert kinds("en", "12h 30m 45s") == ["duration"]


@pytest.mark.parametrize("text", ["3rd", "21st", "11th", "112th"])
def test_ordinals_have_the_ending_of_their_number(text: str) -> None:
    assert kinds("en", text) == ["ordinal"]


@pytest.mark.parametrize("text", ["3th", "21th", "11st", "113rd"])
def test_a_number_with_the_ending_of_another_is_no_ordinal(text: str) -> None:
    assert kinds("en", text, "ordinal") == []


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("en", "€5.000", None),
        ("en", "€5.00", 5),
        ("de", "€5.000", 5000),
        ("en", "5.250 KWD", 5.25),
        ("en", "€5.125 million", 5125000),
    ],
)
def test_three_digits_behind_a_separator_of_money_may_be_a_group(
    language: str, text: str, amount: float | None
) -> None:
    found = read(language, text)
    assert [one.amount for one in found.values] == ([] if amount is None else [amount])
    assert [one.code for one in found.doubts] == (["ambiguous-number"] if amount is None else [])
