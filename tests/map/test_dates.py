"""Dates of short texts in many languages, and the days that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.table import Row, as_json, read_table
from tests.work import is_linear
from wikiextract.language.dates.date_format import format_date
from wikiextract.language.dates.moment import Moment
from wikiextract.language.facts import bundled_languages, load_language
from wikiextract.map.values import Doubt, FoundValue, ValueContext
from wikiextract.map.values.calls.call import StatedCall
from wikiextract.map.values.calls.date_calls import read_date_call
from wikiextract.map.values.dates import find_dates
from wikiextract.nodes import ValueKind

Expect: TypeAlias = Callable[[Row, str], None]
CASES = Path(__file__).parent / "cases"


def dates(language: str | None, text: str, expected: ValueKind | None = None) -> list[str]:
    return [_said(one) for one in find_dates(text, ValueContext(language, expected))]


def _said(one: FoundValue | Doubt) -> str:
    if isinstance(one, Doubt):
        return one.code
    return " ".join(filter(None, (one.value.edtf, one.value.calendar)))


@pytest.mark.parametrize("row", read_table(CASES / "dates.txt").rows, ids=str)
def test_dates(row: Row, expect_row: Expect) -> None:
    expect_row(row, as_json(dates(*row.arguments)))


@pytest.mark.parametrize("row", read_table(CASES / "date_calls.txt").rows, ids=str)
def test_calls(row: Row, expect_row: Expect) -> None:
    language, name, positional, named, expected = row.arguments
    call = StatedCall(name, tuple(positional), named, "the call")
    found = read_date_call(call, ValueContext(language, expected))
    said = found and [one.edtf for one in found.values] + [one.code for one in found.doubts]
    assert not found or {(one.origin, one.text) for one in found.values} <= {
        ("template", call.text)
    }
    expect_row(row, as_json(said))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("May 1990", "1990-05-01", "1990-05-31"),
        ("February 2000", "2000-02-01", "2000-02-29"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("19th century", "1800-01-01", "1899-12-31"),
        ("44 BC", "-0043-01-01", "-0043-12-31"),
        ("3 May 1990 – present", "1990-05-03", None),
        ("before May 1990", None, "1990-05-31"),
        ("25 October 1917 (O.S.)", "1917-11-07", "1917-11-07"),
        ("4 July", None, None),
        ("1435 AH", "2013-11-05", "2014-10-24"),
    ],
)
def test_days(text: str, start: str | None, end: str | None) -> None:
    (found,) = find_dates(text, ValueContext("en"))
    assert isinstance(found, FoundValue)
    assert (found.value.start, found.value.end) == (start, end)


@given(st.text(max_size=200), st.sampled_from(["en", "ja", "am", "ar", "th", "xx", "", None]))
def test_never_raises_and_quotes_the_text(text: str, language: str | None) -> None:
    for one in find_dates(text, ValueContext(language, "date")):
        assert text[one.start : one.end]
        if isinstance(one, FoundValue):
            assert one.value.text == text[one.start : one.end]


_PIECES = st.sampled_from(
    ["3", "May", "1990", "BC", "c.", "-", "–", "(", ")", "/", "O.S.", "century", "1990s", "XIX"]
)


@given(st.lists(_PIECES, max_size=12).map(" ".join))
def test_any_order_of_pieces_is_read(text: str) -> None:
    for one in find_dates(text, ValueContext("en", "date")):
        assert isinstance(one, Doubt) or one.value.edtf


@pytest.mark.parametrize("piece", ["3 ", "1990-", "May ", "(", "3 May ", "until ", "ante ", "10."])
def test_long_texts_are_linear_work(piece: str) -> None:
    assert is_linear(lambda n: list(find_dates(piece * n, ValueContext("en", "date"))), 100)


# Months that are no words of letters, or of two letters where that is the short form.
_UNREADABLE = frozenset(("ase", "lg", "lki", "lzz", "srn", "xsy"))


def _written(code: str) -> list[str]:
    """A day of each month as MediaWiki writes dates in a language."""
    language = load_language(code)
    pattern = language.date_formats["date"]
    return [
        format_date(pattern, Moment(1990, month, month + 4), language) for month in range(1, 13)
    ]


def _check_written(codes: Iterable[str]) -> None:
    days = [[f"1990-{month:02d}-{month + 4:02d}"] for month in range(1, 13)]
    wrong = {
        code: [[said.split()[0] for said in dates(code, text)] for text in _written(code)]
        for code in codes
    }
    assert {code: found for code, found in wrong.items() if found != days} == {}


def test_dates_as_mediawiki_writes_them_in_some_languages() -> None:
    _check_written(["ar", "be", "bn", "cs", "de", "el", "en", "eu", "fa", "fi", "he", "hi", "hu"])
    _check_written(["ja", "ka", "ko", "lt", "lv", "mn", "pl", "ru", "ta", "th", "tr", "vi", "zh"])


@pytest.mark.slow
def test_dates_as_mediawiki_writes_them_in_all_languages() -> None:
    _check_written(sorted(bundled_languages() - _UNREADABLE))
