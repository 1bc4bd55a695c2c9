"""What is recognised in a short text, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiextract.map.values import LONGEST, ValueContext, read_values

DATES = [
    ("1991-12-21", None, ["1991-12-21"]),
    ("1991年12月21日", "zh", ["1991-12-21"]),
    ("1991년 12월 21일", "ko", ["1991-12-21"]),
    ("1991年12月", "ja", ["1991-12"]),
    ("21 December 1991", "en", ["1991-12-21"]),
    ("December 21, 1991 (aged 40)", "en", ["1991-12-21"]),
    ("21. Dezember 1991", "de", ["1991-12-21"]),
    ("21 de diciembre de 1991", "es", ["1991-12-21"]),
    ("1er janvier 1992", "fr", ["1992-01-01"]),
    ("21 декабря 1991", "ru", ["1991-12-21"]),
    ("3 May 1990 – 4 June 1992", "en", ["1990-05-03/1992-06-04"]),
    ("31 February 1991", "en", []),
    ("1991", "en", []),
    ("chapter 1-2-3", "en", []),
]
NUMBERS = [
    ("891.85 km2", "en", "quantity", 891.85, "km2"),
    ("3,664,088", "en", "number", 3664088.0, None),
    ("3.664.088", "de", "number", 3664088.0, None),
    ("891,85 km²", "de", "quantity", 891.85, "km²"),
    ("28 748 km²", "fr", "quantity", 28748.0, "km²"),
    ("34 m (112 ft)", "en", "quantity", 34.0, "m"),
    ("−5 °C", "en", "quantity", -5.0, "°C"),
]


@pytest.mark.parametrize(("text", "language", "expected"), DATES)
def test_dates(text: str, language: str | None, expected: list[str]) -> None:
    found = [
        typed.edtf
        for typed in read_values(text, ValueContext(language)).values
        if typed.kind == "date"
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "language", "kind", "number", "unit"), NUMBERS)
def test_numbers(text: str, language: str, kind: str, number: float, unit: str | None) -> None:
    (typed,) = read_values(text, ValueContext(language)).values
    assert (typed.kind, typed.number, typed.unit) == (kind, number, unit)


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("52°31′7″N 13°24′29″E", 52.5186111, 13.4080556),
        ("33.5°S, 70.6°W", -33.5, -70.6),
    ],
)
def test_coordinates(text: str, latitude: float, longitude: float) -> None:
    (typed,) = read_values(text, ValueContext("en")).values
    assert (typed.kind, typed.latitude, typed.longitude) == ("coordinates", latitude, longitude)


def test_url() -> None:
    (typed,) = read_values("https://example.org/a?b=1", ValueContext("en")).values
    assert (typed.kind, typed.value) == ("url", "https://example.org/a?b=1")


@pytest.mark.parametrize("text", ["", "Route 66", "2 or 3 days", "12.34.56.78", "AC/DC 1 2 3"])
def test_what_is_doubtful_is_left_alone(text: str) -> None:
    assert read_values(text, ValueContext("en")).values == ()


def test_prose_is_not_searched() -> None:
    assert read_values("x" * LONGEST + " 1991-12-21", ValueContext("en")).values == ()


@given(st.text(max_size=250), st.sampled_from(["en", "de", "zh", "ar", "xx", "zh-min-nan", ""]))
def test_never_raises_and_quotes_the_text(text: str, language: str) -> None:
    for typed in read_values(text, ValueContext(language)).values:
        assert typed.text in text


def test_a_value_is_as_of_a_day_not_of_all_since() -> None:
    for text in ("1,234 (as of 2010)", "1,234 (since 2010)"):
        (value,) = read_values(text, ValueContext("en")).values
        assert value.as_of == "2010"
