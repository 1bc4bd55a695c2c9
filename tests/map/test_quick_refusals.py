"""What is refused quickly is what the whole way would refuse."""

from __future__ import annotations

import sys
import unicodedata
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wikiextract.map.values import ReadValues, ValueContext, read_values, recipe
from wikiextract.map.values.dates import find as dates
from wikiextract.map.values.dates import find_dates
from wikiextract.map.values.numbers import find as numbers
from wikiextract.map.values.numbers.characters import plain_characters
from wikiextract.map.values.numbers.data_files import names_of_currencies, names_of_units, scales
from wikiextract.map.values.numbers.heads import head_of
from wikiextract.map.values.numbers.number_forms import forms_of
from wikiextract.map.values.numbers.number_language import NumberLanguage, number_language
from wikiextract.map.values.numbers.unit_words import unit_words
from wikiextract.map.values.numbers.units import unit_table


@pytest.mark.parametrize("language", ["en", "de", "ru", "tr", "ja", "ltg", "ar"])
def test_each_name_begins_as_the_place_where_it_stands(language: str) -> None:
    words = unit_words(language)
    table = unit_table()
    for name in (*table.symbols, *table.names, *names_of_units(language).names, *words.counted):
        assert words.may_begin(f"5 {name} (x)", 2), name
        if name.title().casefold() == name.casefold():  # not of a dotless i
            assert words.may_begin(f"5 {name.title()}", 2), name
    known = number_language(language)
    assert all(head_of(f"{word} x") in known.scale_heads for word in scales().get(language, {}))
    for name in names_of_currencies(language):
        assert head_of(f"{name}.") == head_of(name)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("5 kmkare", "tr", "quantity"),
        ("5km²", "en", "quantity"),
        ("面積27km余り", "ja", "quantity"),
        ("5 maidens at the gate", "en", None),
        ("12 million dollars", "en", "money"),
    ],
)
def test_short_names_stand_where_no_word_goes_on(
    text: str, language: str, kind: str | None
) -> None:
    values = read_values(text, ValueContext(language)).values
    assert [value.kind for value in values][:1] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("1,234,567", "en", 1234567.0),
        ("0.75", "en", 0.75),
        ("3 515", "ltg", 3515.0),
        ("12,05", "de", 12.05),
        ("27514", "en", 27514.0),
        ("1984", "en", None),  # perhaps a year
        ("1.234", "en", None),
        ("0123", "en", None),
        ("12.05", "de", None),  # perhaps a date
        ("1.234", "de", None),
        ("1,234", None, None),
    ],
)
def test_plain_numbers_have_one_meaning(
    text: str, language: str | None, number: float | None
) -> None:
    assert forms_of(language).plain_number(text) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Catopuma temminckii tristis Milne-Edwards, 1872", 0),
        ("Alien (film) 1979 (reissue)", 0),
        ("the 1920s", 1),
        ("May 1872", 1),
        ("XIX century", 1),
        ("44 BC", 1),
    ],
)
def test_a_number_among_words_is_a_date_by_these_words(text: str, found: int) -> None:
    assert len(list(find_dates(text, ValueContext("en")))) == found


def test_digits_of_all_scripts_are_plain() -> None:
    digits = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isdecimal()]
    plain = plain_characters("".join(digits))
    assert [*map(int, plain)] == [unicodedata.decimal(digit) for digit in digits]


@pytest.mark.parametrize("language", ["en", "de", "ru", "tr", "ja", "ltg", "ar"])
def test_each_word_of_an_amount_begins_as_the_place_where_it_stands(language: str) -> None:
    known = number_language(language)
    for words in (known.about_after, known.low_after, known.high_after):
        assert all(known.may_go_on(f"5 {word}", 2) for some in words.values() for word in some)
    before = [known.about, known.low, known.high, *(one for one, _ in known.between)]
    for words in before:
        assert all(known.may_lead(f"{word} 5", 0) for some in words.values() for word in some)
    for name in (*scales().get(language, {}), *names_of_currencies(language)):
        assert known.may_go_on(f"5 {name}", 2), name


_PIECES = (
    *("1990", "1861", "65", "2", "5", "12,000", "1.5", "1990-05-03", "3.5.1990", "10.1000/x", "½"),
    *(" ", " ", ", ", ". ", "-", "–", " – ", "/", "?", "(", ")", "[", "]", "%", "°", "#", "′", "×"),
    *("May", "km", "km2", "people", "century", "BC", "XIX", "II", "c. ", "to", "and", "until"),
    *("since", "present", "year", "early", "$", "EUR", "million", "ISBN", "www.", "±", "Monday"),
    *("house", "g.", "th", "s", "年", "月", "about", "between", "+"),
)
_CONTEXTS = tuple(
    ValueContext(language, expected)
    for language in ("en", "ltg", "ja")
    for expected in (None, "number", "date", "quantity")
)


@pytest.mark.long
@settings(max_examples=300)
@given(st.lists(st.sampled_from(_PIECES), max_size=9), st.sampled_from(_CONTEXTS))
def test_what_is_refused_quickly_has_no_values(pieces: list[str], context: ValueContext) -> None:
    text = "".join(pieces)
    quick = recipe.read_values(text, context)
    with (
        patch.object(dates, "may_hold_date", lambda _: True),
        patch.object(dates, "_is_lone_number", lambda *_: False),
        patch.object(numbers, "_has_bare_number", lambda *_: False),
        patch.object(NumberLanguage, "may_go_on", lambda *_: True),
        patch.object(NumberLanguage, "may_lead", lambda *_: True),
        patch.object(recipe, "plain_number", lambda *_: None),
        patch.object(recipe, "_finders_for", lambda *_: recipe.FINDERS),
    ):
        whole = recipe._read.__wrapped__(text, context)
    assert quick == (whole if recipe.may_state(text, context) else ReadValues())
