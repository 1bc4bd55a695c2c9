"""Numbers, quantities, money and durations of short texts."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.work import is_linear
from wikiextract.map.values import LONGEST, ReadValues, ValueContext
from wikiextract.map.values.found import FoundValue
from wikiextract.map.values.numbers import find_numbers
from wikiextract.nodes import TypedValue, ValueKind


def read(text: str, context: ValueContext) -> ReadValues:
    found = list(find_numbers(text, context))
    values = tuple(one.value for one in found if isinstance(one, FoundValue))
    return ReadValues(values, tuple(one for one in found if not isinstance(one, FoundValue)))


def only(text: str, language: str | None = "en", **context: Any) -> TypedValue:
    (value,) = read(text, ValueContext(language, **context)).values
    return value


def codes(text: str, language: str | None = "en", **context: Any) -> list[str]:
    found = read(text, ValueContext(language, **context))
    assert not found.values
    return [doubt.code for doubt in found.doubts]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "3,664,088", 3664088),
        ("de", "3.664.088", 3664088),
        ("de", "40.000,000", 40000),
        ("fr", "3\u202f664\u202f088", 3664088),
        ("gsw", "3’664’088", 3664088),
        ("hi", "१२,३४,५६७", 1234567),
        ("fa", "۳٬۶۶۴٬۰۸۸", 3664088),
        ("ar", "٨٩١٫٨٥", 891.85),
        ("en", "1.2 million", 1.2e6),
        ("de", "1,2 Mio.", 1.2e6),
        ("ru", "1,2 млн", 1.2e6),
        ("es", "3 mil millones", 3e9),
        ("de", "2 Billionen", 2e12),
        ("en", "2 trillion", 2e12),
        ("en", "5 lakh", 5e5),
        ("ja", "1億2345万6789", 123456789),
        ("ko", "1234만 명", 12340000),
        ("zh", "3.5萬", 35000),
        ("en", "−40", -40),
        ("en", "1.5×10^6", 1.5e6),
        ("en", "1.5 × 10⁻³", 0.0015),
        ("en", "2½", 2.5),
        ("en", "3,769,495 (2019)", 3769495),
        ("en", "3,769,495 inhabitants", 3769495),
        ("en", "12 boroughs", 12),
        ("fy", "12 bestjoerlike distrikten (Bezirke)", 12),
        ("pa", "12 ਪਰਗਣੇ", 12),
        ("mn", "2014 онд 3.469.849 хүн", 3469849),
        ("tr", "891.85", 891.85),
        ("en", "0,4", 0.4),
        ("ltg", "5,3 mln", 5.3e6),
        ("ru", "3 769 495 чел.", 3769495),
        ("lt", "57,564", 57.564),
    ],
)
def test_numbers(language: str, text: str, number: float) -> None:
    found = only(text, language)
    assert (found.kind, found.number) == ("number", number)


@pytest.mark.parametrize(
    ("language", "text", "number", "code", "si"),
    [
        ("en", "891.85 km2", 891.85, "km2", 891.85e6),
        ("ltg", "57,564 km²", 57.564, "km2", 57.564e6),
        ("ru", "891,85 км²", 891.85, "km2", 891.85e6),
        ("de", "5 Quadratkilometer", 5, "km2", 5e6),
        ("zh", "1,234平方公里", 1234, "km2", 1234e6),
        ("pl", "5 km kw.", 5, "km2", 5e6),
        ("af", "891,68 vk km", 891.68, "km2", 891.68e6),
        ("ru", "150 л. с.", 150, None, 110324.8125),
        ("en", "21.30 sq mi", 21.3, "[mi_i]2", 55166746.7501568),
        ("en", "21.30 Square yard", 21.3, "[yd_i]2", 17.809512768),
        ("en", "10 cubic decimetre", 10, "dm3", 0.01),
        ("en", ".5 km", 0.5, "km", 500),
        ("de", ",5 km", 0.5, "km", 500),
        ("en", "10 mW", 10, "mW", 0.01),
        ("en", "10 MW", 10, "MW", 1e7),
        ("en", "5 ft 11 in", 71, "[in_i]", 1.8034),
        ("en", "6' 6''", 78, "[in_i]", 1.9812),
        ("en", "6' 6", 78, "[in_i]", 1.9812),
        ("en", "6'2", 74, "[in_i]", 1.8796),
        ("en", "30° 11′", 1811, "'", 1811 * 0.0002908882086657216),
        ("en", "15ft 10in", 190, "[in_i]", 4.826),
        ("en", "½ mile", 0.5, "[mi_i]", 804.672),
        ("en", "1 1/2 in", 1.5, "[in_i]", 0.0381),
        ("en", "20 °C", 20, "Cel", 293.15),
        ("en", "68 °F", 68, "[degF]", 293.15),
        ("en", "50%", 50, "%", 0.5),
        ("en", "100 km/h", 100, "km/h", 100 / 3.6),
        ("en", "3 t/a", 3, "t/a", 3000 / 31557600),
        ("en", "9.81 m/s²", 9.81, "m/s2", 9.81),
        ("en", "9.81 m s−2", 9.81, "m.s-2", 9.81),
        ("en", "7.87 g/cm3", 7.87, "g/cm3", 7870),
        ("en", "4,118/km2", 4118, "/km2", 0.004118),
        ("de", "4.118 Einwohner/km²", 4118, "/km2", 0.004118),
        ("en", "120 people per square mile", 120, "/[mi_i]2", 120 / 2589988.110336),
        ("en", "a head of 10 m", 10, "m", 10),
        ("en", "12-inch", 12, "[in_i]", 0.3048),
    ],
)
def test_quantities(language: str, text: str, number: float, code: str | None, si: float) -> None:
    found = only(text, language)
    assert (found.kind, found.number, found.unit_code) == ("quantity", number, code)
    assert found.si_number == pytest.approx(si, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("34 m (112 ft)", "m", 34),
        ("12 km (7.5 mi; 6.5 nmi)", "km", 12),
        ("344.50 acres (1.39 km²)", "[acr_us]", 344.5),
        ("70 kg / 154 lb", "kg", 70),
        ("600 nm (1,100 km)", "[nmi_i]", 600),
        ("10 gal (38 L)", "[gal_us]", 10),
        ("10 gal (45 L)", "[gal_br]", 10),
    ],
)
def test_several_units_of_one_value_are_one(text: str, unit: str, number: float) -> None:
    found = only(text)
    assert (found.unit_code, found.number, found.text) == (unit, number, text)


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "code"),
    [
        ("en", "10–20 km", 10, 20, "km"),
        ("en", "10 to 20 km", 10, 20, "km"),
        ("en", "10 km – 20 km", 10, 20, "km"),
        ("en", "800 m – 2 km", 0.8, 2, "km"),
        ("en", "between 10 and 20 km", 10, 20, "km"),
        ("de", "zwischen 10 und 20 km", 10, 20, "km"),
        ("ja", "10～20m", 10, 20, "m"),
        ("en", "over 500 km", 500, None, "km"),
        ("en", "> 500 km", 500, None, "km"),
        ("en", "up to 500 km", None, 500, "km"),
        ("ja", "500m以上", 500, None, "m"),
        ("en", "2–3 million", 2e6, 3e6, None),
        ("en", "1,200–1,500", 1200, 1500, None),
    ],
)
def test_ranges(
    language: str, text: str, low: float | None, high: float | None, code: str | None
) -> None:
    found = only(text, language)
    assert (found.number, found.low, found.high, found.unit_code) == (None, low, high, code)


def test_uncertainty_and_approximation() -> None:
    found = only("10.5 ± 0.2 kg")
    assert (found.number, found.uncertainty, found.unit_code) == (10.5, 0.2, "kg")
    found = only("1.00794(7) g/mol")
    assert (found.number, found.uncertainty) == (1.00794, 0.00007)
    assert only("c. 500 km").approximate
    assert only("≈500 km").approximate
    assert only("rund 500 km", "de").approximate
    assert only("約3,776m", "ja").approximate


@pytest.mark.parametrize("text", ["100 m × 50 m", "100 × 50 m", "100 m x 50 m"])
def test_sizes_are_several(text: str) -> None:
    found = read(text, ValueContext("en")).values
    assert [(one.number, one.unit_code) for one in found] == [(100, "m"), (50, "m")]


@pytest.mark.parametrize(
    ("text", "expected", "iso", "seconds"),
    [
        ("5 Days", None, "P5D", 432000),
        (".5 hours", None, "PT0.5H", 1800),
        ("2 h 30 min", None, "PT2H30M", 9000),
        ("1h22m34s", None, "PT1H22M34S", 4954),
        ("2:35 min", None, "PT2M35S", 155),
        ("1:22:34", "duration", "PT1H22M34S", 4954),
        ("3:45", "duration", "PT3M45S", 225),
        ("10 ms", None, "PT0.01S", 0.01),
        ("-2 min", None, None, -120),
    ],
)
def test_durations(text: str, expected: ValueKind | None, iso: str | None, seconds: float) -> None:
    found = only(text, expected=expected)
    assert (found.kind, found.duration, found.si_number) == ("duration", iso, seconds)


@pytest.mark.parametrize(
    ("language", "text", "amount", "currency"),
    [
        ("en", "US$1.2 million", 1.2e6, "USD"),
        ("en", "USD 500", 500, "USD"),
        ("en", "500 USD", 500, "USD"),
        ("en", "£1.5m", 1.5e6, "GBP"),
        ("de", "5,50 €", 5.5, "EUR"),
        ("en", "₹5 crore", 5e7, "INR"),
        ("ja", "10億円", 1e9, "JPY"),
        ("ru", "5 млн долларов США", 5e6, "USD"),
        ("sv", "50 kr", 50, "SEK"),
        ("en", "20 euros", 20, "EUR"),
        ("en", "1.5m USD", 1.5e6, "USD"),
        ("en", "₹1.5 lakh crore", 1.5e12, "INR"),
        ("en", "C$295.276 billion", 295.276e9, "CAD"),
        ("bn", "€147 billion (2018)", 147e9, "EUR"),
    ],
)
def test_money(language: str, text: str, amount: float, currency: str) -> None:
    found = only(text, language)
    assert (found.kind, found.amount, found.currency) == ("money", amount, currency)


def test_a_range_of_money() -> None:
    found = only("US$1.2–1.5 billion")
    assert (found.low, found.high, found.currency) == (1.2e9, 1.5e9, "USD")


def test_what_is_ambiguous_keeps_what_is_certain() -> None:
    found = read("$5 million", ValueContext("en"))
    assert [(one.amount, one.currency) for one in found.values] == [(5e6, None)]
    assert [doubt.code for doubt in found.doubts] == ["ambiguous-currency"]
    found = read("5 tons", ValueContext("en"))
    assert [(one.number, one.unit, one.unit_code) for one in found.values] == [(5, "tons", None)]
    assert [doubt.code for doubt in found.doubts] == ["ambiguous-unit"]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [("en", "7th", 7), ("en", "21st", 21), ("fr", "2e", 2), ("es", "3.º", 3), ("zh", "第5", 5)],
)
def test_ordinals(language: str, text: str, number: float) -> None:
    found = only(text, language)
    assert (found.kind, found.number) == ("ordinal", number)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (None, "57,564 km²"),
        ("xx", "57.564"),
        ("fr", "57.564"),
        ("en", "1990"),
        ("en", "2–3"),
        ("de", "10.12"),
        ("en", "3/4"),
        ("en", "5.97×1024 kg"),
        ("ltg", "1990 g."),
        ("ru", "1990 г"),
        ("ltg", "900—1200 g"),
        ("ja", "2014年"),
        ("uz", "39,813"),
        ("vi", "42,000 euro"),
    ],
)
def test_what_can_be_read_in_two_ways_is_named(language: str | None, text: str) -> None:
    assert codes(text, language) == ["ambiguous-number"]


@pytest.mark.parametrize(
    "text",
    [
        "250px",
        "500 pounds",
        "2 dozen",
        "10 abc",
        "10 kbxz",
        "10 J/mol K",
        "250 px",
        "250 pixels",
        "12 Monkeys",
        "won 3 medals",
        "won 3 medals in 2 days",
        "3–2",
        "45 (12)",
        "007",
        "192.168.100.200",
        "+49 30 90260",
        "Route 66",
        "A4",
        "90'",
        "12.34.56",
        "4 × 100 m relay",
        "5, 6, 7",
        "1. FC Köln",
        "10:30",
        "3-4-3",
        "2 or 3 days",
        "2m",
        "0F",
        "+244",
        "Around the World in 80 Days",
        "some 1300 in the lake",
        "30° 11′ N to 35° N",
        "1936 We",
    ],
)
def test_what_states_no_value_for_certain(text: str) -> None:
    assert codes(text) == []


def test_an_apostrophe_may_be_a_decimal_sign() -> None:
    assert codes("28'3", "eu") == []
    assert only("6'2", "en").number == 74


def test_what_is_expected_settles_it() -> None:
    assert only("1990", expected="number").number == 1990
    assert only("context1 40,000 context", expected="number").number == 40000
    assert only("1,432 2006 Census", expected="number").number == 1432
    assert only("12 floors", expected="number").number == 12
    assert only("10 pounds", expected="quantity").unit_code == "[lb_av]"
    assert codes("10 Xm", expected="quantity") == []
    assert codes("5 or 6 km", expected="quantity") == []
    assert codes("250px", expected="number") == []
    assert codes("34/115", expected="quantity") == ["ambiguous-number"]
    assert only("6'", expected="quantity").unit_code == "[ft_i]"
    assert only("10", expected="quantity", unit="m").si_number == 10
    assert (only("34-115", unit="m").low, only("34-115", unit="m").si_high) == (34, 115)
    assert only("1.5", expected="money", unit="EUR").currency == "EUR"
    assert codes("1990", expected="date") == []
    assert codes("12", expected="date") == []
    assert only("87,000", expected="date").number == 87000
    assert codes("87,000", expected="url") == []


@given(st.text(max_size=LONGEST), st.sampled_from(["en", "de", "zh", "ar", "xx", None]))
def test_never_raises_and_quotes_the_text(text: str, language: str | None) -> None:
    for value in read(text, ValueContext(language)).values:
        assert value.text in text
        assert value.number is None or math.isfinite(value.number)


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "1 ", "1.000 ", "1-", "5 km ", "5 km/", "c. ", "(1) ", "1×", "$1 ", "1億", "±"],
)
def test_work_is_linear(piece: str) -> None:
    def work(size: int) -> object:
        return list(find_numbers(piece * size, ValueContext("en")))

    assert is_linear(work, 50)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "10 pm"),
        ("en", "7.0 Mw"),
        ("en", "6.9 ML"),
        ("en", "50 fps"),
        ("en", "5 dozen"),
        ("en", "5 dozen eggs"),
        ("en", "3 pairs"),
        ("en", "5 m people"),
        ("en", "5 d'Artagnan"),
    ],
)
def test_what_a_letter_may_mean_is_no_unit_and_dozens_are_not_counted(
    language: str, text: str
) -> None:
    assert read(text, ValueContext(language)) == ReadValues()


def test_units_of_several_meanings_count_where_a_quantity_is_expected() -> None:
    assert only("50 fps", expected="quantity").unit_code == "[ft_i]/s"


@pytest.mark.parametrize(
    ("language", "text", "amount", "currency"),
    [
        ("fr", "5 millions d’euros", 5e6, "EUR"),
        ("ca", "5 milions d'euros", 5e6, "EUR"),
        ("ko", "1억 5000만 원", 1.5e8, "KRW"),
    ],
)
def test_money_behind_scales(language: str, text: str, amount: float, currency: str) -> None:
    found = only(text, language)
    assert (found.kind, found.amount, found.currency) == ("money", amount, currency)


def test_an_elided_word_is_no_unit() -> None:
    assert only("5 millions d'habitants", "fr").kind == "number"


def test_a_scale_behind_a_space_belongs_to_the_number_only_with_one_of_its_own() -> None:
    assert only("1억 5000만", "ko").number == 1.5e8
    assert read("3만 2015", ValueContext("ko")) == ReadValues()


def test_sixty_inches_are_no_part_of_feet() -> None:
    assert codes("3′45″") == ["ambiguous-number"]
    assert only("6′2″").number == 74


@pytest.mark.parametrize(
    ("language", "text", "number", "code"),
    [
        ("en", "5 ft 11+1⁄2 in", 71.5, "[in_i]"),
        ("en", "512 KB", 512, "kBy"),
        ("en", "5 Mbps", 5, "Mbit/s"),
        ("ko", "605.21㎢", 605.21, "km2"),
        ("zh", "28.26㎡", 28.26, "m2"),
    ],
)
def test_units_as_they_are_typed(language: str, text: str, number: float, code: str) -> None:
    found = only(text, language)
    assert (found.number, found.unit_code) == (number, code)


def test_a_text_of_very_many_numbers_states_none() -> None:
    assert read("10×" * 60, ValueContext("ar", "money")) == ReadValues()


@pytest.mark.parametrize(("language", "text"), [("lv", "Dibināta 2007 g."), ("ru", "В 1990 г")])
def test_a_year_is_no_quantity_where_a_number_is_expected(language: str, text: str) -> None:
    assert not read(text, ValueContext(language, "number")).values


@pytest.mark.parametrize(
    ("language", "text", "number", "code"),
    [
        ("de", "12.000 t/a", 12000, "t/a"),
        ("de", "1.200 mm/a", 1200, "mm/a"),
        ("fr", "1 m 85", 185, "cm"),
        ("fr", "1 m 85 (6 ft 1)", 185, "cm"),
        ("ru", "4,2 св. лет", 4.2, "[ly]"),
        ("hu", "6 ft", 6, "[ft_i]"),
        ("en", "25 kn", 25, "[kn_i]"),
    ],
)
def test_units_that_stand_with_others(language: str, text: str, number: float, code: str) -> None:
    found = only(text, language)
    assert (found.number, found.unit_code) == (number, code)


@pytest.mark.parametrize(
    ("language", "text", "currency"),
    [
        ("hu", "5 millió Ft", "HUF"),
        ("hr", "5 mil. kn", "HRK"),
        ("tr", "5 milyon TL", "TRY"),
        ("he", '5 מיליון ש"ח', "ILS"),
        ("ro", "5 mil. lei", "RON"),
    ],
)
def test_signs_of_money_that_are_units_elsewhere(language: str, text: str, currency: str) -> None:
    found = only(text, language)
    assert (found.kind, found.amount, found.currency) == ("money", 5e6, currency)


@pytest.mark.parametrize("text", ["45′", "20 h 30", "20h30", "10 m 20", "5 h 30 people"])
def test_minutes_and_times_of_day_are_no_quantities(text: str) -> None:
    assert read(text, ValueContext("fr")) == ReadValues()


@pytest.mark.parametrize("text", ["2.17 g/100 mL (25 °C)", "1,000s"])
def test_parts_of_a_quotient_and_plurals_are_no_quantities(text: str) -> None:
    assert not read(text, ValueContext("en")).values


def test_a_number_behind_a_sign_of_comparison_is_no_year() -> None:
    assert only("> 1000").low == 1000


def test_years_have_no_powers() -> None:
    assert only("2年3ヶ月", "ja").duration == "P2Y3M"
    assert only("28.26 m2", "ja").unit_code == "m2"


@pytest.mark.parametrize("text", ["1955-0 million", "5 – 0 million people"])
def test_a_range_that_ends_with_nothing(text: str) -> None:
    assert not read(text, ValueContext("en")).values
