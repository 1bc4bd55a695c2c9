"""Addresses, identifiers, colours, yes and no, and dates for which values are stated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiextract.map.annotate.expected import context_of
from wikiextract.map.values import ReadValues, ValueContext, read_values
from wikiextract.nodes import ValueKind


def read(text: str, field: str = "", language: str = "en") -> ReadValues:
    return read_values(text, context_of(language, field, ""))


URLS = [
    ("", "https://example.org/a?b=1", "https://example.org/a?b=1"),
    ("", "irc://irc.example.com/channel", "irc://irc.example.com/channel"),
    ("", "www.example.com/foo/", "http://www.example.com/foo/"),
    ("website", "example.com", "http://example.com"),
    ("website", "例え.example", "http://例え.example"),
    ("", "example.com", None),
    ("website", "see below", None),
    ("website", "v1.0", None),
]


@pytest.mark.parametrize(("field", "text", "expected"), URLS)
def test_urls(field: str, text: str, expected: str | None) -> None:
    values = [value.value for value in read(text, field).values if value.kind == "url"]
    assert values == ([] if expected is None else [expected])


IDENTIFIERS = [
    ("", "ISBN 978-3-16-148410-0", [("isbn", "9783161484100")]),
    ("", "ISBN 0-306-40615-2, x", [("isbn", "0306406152")]),
    ("", "ISBN-13: 978 0 306 40615 7", [("isbn", "9780306406157")]),
    ("isbn", "0-306-40615-2 (paperback)", [("isbn", "0306406152")]),
    ("isbn", "080442957X", [("isbn", "080442957X")]),
    ("", "ISSN 0378-5955", [("issn", "0378-5955")]),
    ("", "doi:10.1000/182", [("doi", "10.1000/182")]),
    ("doi", "10.1000/182", [("doi", "10.1000/182")]),
    ("", "ORCID 0000-0002-1825-0097", [("orcid", "0000-0002-1825-0097")]),
    ("CAS_number", "7732-18-5", [("cas", "7732-18-5")]),
    ("IMO_number", "9074729", [("imo", "9074729")]),
    ("iso3", "deu", [("iso-639-3", "deu")]),
    ("ISO_3166-2", "DE-BE", [("iso-3166-2", "DE-BE")]),
    ("country code", "DZ", [("iso-3166-1", "DZ")]),
    ("code", "DE-BE", [("iso-3166-2", "DE-BE")]),
    ("code", "1234", []),
    ("wikidata", "Q64", [("wikidata", "Q64")]),
    ("iata", "TXL, SXF", [("iata", "TXL"), ("iata", "SXF")]),
    ("isin", "US0378331005", [("isin", "US0378331005")]),
    ("", "7732-18-5", []),
    ("", "Q64", []),
    ("iata", "none", []),
]  # fmt: skip


@pytest.mark.parametrize(("field", "text", "expected"), IDENTIFIERS)
def test_identifiers(field: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [one for one in read(text, field).values if one.kind == "identifier"]
    assert [(one.scheme, one.value) for one in found] == expected


@pytest.mark.parametrize(
    ("field", "text"),
    [("", "ISBN 978-3-16-148410-1"), ("issn", "0378-5954"), ("cas", "7732-18-4")],
)
def test_a_wrong_check_digit_is_named(field: str, text: str) -> None:
    found = read(text, field)
    assert not found.values
    assert [doubt.code for doubt in found.doubts] == ["identifier-not-valid"]


COLOURS = [
    ("colour", "#FFAA00", "#ffaa00"),
    ("colour", "fa0", "#ffaa00"),
    ("colour", "Dark blue", "#00008b"),
    ("colour", "rgb(255, 170, 0)", "#ffaa00"),
    ("colour", "rgb(256, 170, 0)", None),
    ("colour", "of the night", None),
    ("", "#ffaa00", "#ffaa00"),
    ("", "#123456", None),
    ("", "red", None),
]


@pytest.mark.parametrize(("field", "text", "expected"), COLOURS)
def test_colours(field: str, text: str, expected: str | None) -> None:
    values = [value.value for value in read(text, field).values if value.kind == "colour"]
    assert values == ([] if expected is None else [expected])


ANSWERS = [
    ("en", "yes", True),
    ("en", "No", False),
    ("en", "is true", True),
    ("de", "Nein", False),
    ("ru", "да", True),
    ("zh-tw", "是", True),
    ("ja", "いいえ", False),
    ("en", "yes and no", None),
    ("en", "partly", None),
    ("de", "oui", None),
]


@pytest.mark.parametrize(("language", "text", "expected"), ANSWERS)
def test_yes_and_no(language: str, text: str, expected: bool | None) -> None:
    values = read_values(text, ValueContext(language, "boolean")).values
    assert [value.boolean for value in values] == ([] if expected is None else [expected])
    assert not read_values(text, ValueContext(language)).values


DATED = [
    ("3,769,495 (2019)", 3769495.0, "2019"),
    ("3,769,495 (21 December 2019)", 3769495.0, "2019-12-21"),
    ("3,769,495 (December 21, 2019 est.)", 3769495.0, "2019-12-21"),
    ("3,769,495 (census of 2011)", 3769495.0, "2011"),
    ("984 (300)", 984.0, None),
]


@pytest.mark.parametrize(("text", "number", "as_of"), DATED)
def test_the_date_of_a_value(text: str, number: float, as_of: str | None) -> None:
    (value,) = read(text, "population").values
    assert (value.kind, value.number, value.as_of) == ("number", number, as_of)


KINDS: tuple[ValueKind | None, ...] = (None, "url", "colour", "boolean", "identifier")


@given(st.text(max_size=200), st.sampled_from(KINDS), st.sampled_from([None, "isbn", "iata"]))
def test_any_text(text: str, kind: ValueKind | None, scheme: str | None) -> None:
    for value in read_values(text, ValueContext("en", kind, scheme=scheme)).values:
        assert value.text in text
