"""What templates and parser functions state of numbers, as the arguments say it."""

from __future__ import annotations

import pytest

from wikiextract import Site, extract
from wikiextract.map.values import ReadValues, ValueContext
from wikiextract.map.values.calls import call_of, read_call


def read(written: str, language: str = "en") -> ReadValues:
    article = extract(written, site=Site.bundled(f"{language}wiki"), title="Page")
    call = call_of(article.templates[0])
    assert call is not None
    return read_call(call, ValueContext(language)) or ReadValues()


@pytest.mark.parametrize(
    ("language", "written", "si"),
    [
        ("en", "{{convert|1610|mm|in|1|abbr=on}}", 1.61),
        ("en", "{{convert|112|in|mm|abbr=on}}", 2.8448),
        ("en", "{{cvt|5|ft|11|in}}", 1.8034),
        ("en", "{{convert|1,234.5|sqmi|km2}}", 1234.5 * 2589988.110336),
        ("en", "{{convert|1+1/2|in|mm}}", 0.0381),
        ("en", "{{convert|20|C|F}}", 293.15),
        ("en", "{{convert|2|e6acre|km2}}", 2e6 * 4046.8564224),
        ("en", "{{convert|150|lbft|Nm}}", 150 * 1.3558179483314004),
        ("en", "{{convert|100|PD/km2}}", 1e-4),
        ("en", "{{val|1.5|e=6|ul=km}}", 1.5e9),
        ("en", "{{val|7.87|u=g/cm3}}", 7870),
        ("fr", "{{unité|12,5|km|2}}", 12.5e6),
        ("fr", "{{unité|10|m|s|-1}}", 10),
        ("en", "{{height|ft=6|in=1}}", 1.8542),
        ("en", "{{height|m=1.85}}", 1.85),
        ("de", "{{Höhe|34|DE-NHN}}", 34),
        ("en", "{{Duration|h=1|m=22|s=34}}", 4954),
        ("en", "{{Duration|1|22|34.5678}}", 4954.5678),
        ("en", "{{Duration||74|32}}", 4472),
        ("en", "{{Duration|m=74|s=32}}", 4472),
        ("en", "{{Duration|1:22:34}}", 4954),
        ("en", "{{Duration|||}}", 0),
    ],
)
def test_values_in_si_units(language: str, written: str, si: float) -> None:
    (value,) = read(written, language).values
    assert value.si_number == pytest.approx(si, rel=1e-12)
    assert value.origin == "template"


def test_ranges_sizes_and_uncertainty() -> None:
    (value,) = read("{{convert|5|to|10|km|mi}}").values
    assert (value.low, value.high, value.unit_code) == (5, 10, "km")
    values = read("{{convert|100|x|50|m}}").values
    assert [one.number for one in values] == [100, 50]
    (value,) = read("{{val|10.5|0.2|u=kg}}").values
    assert (value.number, value.uncertainty) == (10.5, 0.2)


@pytest.mark.parametrize(
    ("language", "written", "number"),
    [
        ("en", "{{formatnum:1234567.5}}", 1234567.5),
        ("de", "{{formatnum:57.564}}", 57.564),
        ("en", "{{nts|1,234}}", 1234),
        ("en", "{{frac|3|1|2}}", 3.5),
        ("en", "{{val|1.5|e=6}}", 1.5e6),
    ],
)
def test_plain_numbers(language: str, written: str, number: float) -> None:
    (value,) = read(written, language).values
    assert (value.kind, value.number) == ("number", number)


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("{{USD|500}}", 500, "USD"),
        ("{{US$|1.5 million|2010}}", 1.5e6, "USD"),
        ("{{currency|500|GBP}}", 500, "GBP"),
        ("{{INRConvert|5|c}}", 5e7, "INR"),
        ("{{€|20}}", 20, "EUR"),
    ],
)
def test_money(written: str, amount: float, currency: str) -> None:
    (value,) = read(written).values
    assert (value.kind, value.amount, value.currency) == ("money", amount, currency)


@pytest.mark.parametrize(
    "written",
    [
        "{{convert|5|GT}}",
        "{{convert|km|5}}",
        "{{convert|5}}",
        "{{height}}",
        "{{duration|a|b}}",
        "{{USD}}",
        "{{all|x}}",
        "{{val|x|u=km}}",
        "{{convert|a lot|km}}",
    ],
)
def test_what_states_no_value(written: str) -> None:
    assert read(written).values == ()


def test_an_argument_that_can_be_read_in_two_ways() -> None:
    found = read("{{convert|57.564|km2|sqmi}}", "de")
    assert found.values == ()
    assert [doubt.code for doubt in found.doubts] == ["ambiguous-number"]
