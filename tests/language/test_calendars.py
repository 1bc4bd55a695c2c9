"""Dates of other calendars and the days that they are, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiextract.language.dates.calendars import (
    ethiopic_to_julian_day,
    hebrew,
    hebrew_to_julian_day,
    hijri,
    hijri_to_julian_day,
    iranian,
    iranian_to_julian_day,
    julian_to_julian_day,
)
from wikiextract.language.dates.moment import date_of

DAYS = st.integers(2_100_000, 2_600_000)
_ZERO = 1_721_060


@given(DAYS)
def test_hebrew_there_and_back(day: int) -> None:
    assert hebrew_to_julian_day(*hebrew(day)[:3]) == day


@given(DAYS)
def test_hijri_there_and_back(day: int) -> None:
    assert hijri_to_julian_day(*hijri(day)[:3]) == day


@given(DAYS)
def test_iranian_there_and_back(day: int) -> None:
    assert iranian_to_julian_day(*iranian(day)[0][:3]) == day


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (ethiopic_to_julian_day(2000, 1, 1), (2007, 9, 12)),
        (ethiopic_to_julian_day(2000, 8, 21), (2008, 4, 29)),
        (ethiopic_to_julian_day(1999, 13, 6), (2007, 9, 11)),
        (julian_to_julian_day(1917, 10, 25), (1917, 11, 7)),
        (julian_to_julian_day(-43, 3, 15), (-43, 3, 13)),
        (julian_to_julian_day(1500, 2, 29), (1500, 3, 10)),
    ],
)
def test_days_in_the_gregorian_calendar(day: int, expected: tuple[int, int, int]) -> None:
    assert date_of(day - _ZERO) == expected


@pytest.mark.parametrize(
    "day",
    [
        ethiopic_to_julian_day(2000, 13, 6),
        hebrew_to_julian_day(5784, 6, 31),
        hijri_to_julian_day(1441, 13, 1),
        iranian_to_julian_day(1400, 12, 30),
        julian_to_julian_day(1501, 2, 29),
        julian_to_julian_day(10**7, 1, 1),
    ],
)
def test_there_is_no_such_day(day: int | None) -> None:
    assert day is None
