"""Values as text: each kind, in several languages, as it should be and damaged."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wikibase.wiki import client
from wikiextract.language.facts import load_language
from wikiextract.wikibase.data_files import words
from wikiextract.wikibase.values.coordinates import format_coordinates
from wikiextract.wikibase.values.quantity import format_quantity
from wikiextract.wikibase.values.time import format_time

UNIT = "http://www.wikidata.org/entity/Q9000"


@pytest.mark.parametrize(
    ("time", "precision", "language", "text"),
    [
        ("+1871-03-18T00:00:00Z", 11, "en", "18 March 1871"),
        ("+1871-03-18T00:00:00Z", 11, "de", "18. März 1871"),
        ("+1871-03-18T00:00:00Z", 11, "fr", "18 mars 1871"),
        ("+1871-03-18T00:00:00Z", 11, "ru", "18 марта 1871"),
        ("+1871-03-18T00:00:00Z", 11, "zh", "18 3 1871"),
        ("+1871-03-18T00:00:00Z", 11, "hu", "18. március 1871"),
        ("+1871-03-18T00:00:00Z", 11, "es", "18 mar 1871"),
        ("+1871-03-18T00:00:00Z", 11, "ar", "١٨ مارس 1871"),
        ("+1871-03-00T00:00:00Z", 10, "en", "March 1871"),
        ("+1871-03-00T00:00:00Z", 10, "ru", "март 1871"),
        ("+1871-00-00T00:00:00Z", 9, "en", "1871"),
        ("+00000001871-00-00T00:00:00Z", 9, "en", "1871"),
        ("+1871-00-00T00:00:00Z", 8, "en", "1870s"),
        ("+1871-00-00T00:00:00Z", 8, "de", "1870er"),
        ("+1871-00-00T00:00:00Z", 7, "en", "19. century"),
        ("+1800-00-00T00:00:00Z", 7, "de", "18. Jahrhundert"),
        ("+1871-00-00T00:00:00Z", 7, "zh", "19世纪"),
        ("+1871-00-00T00:00:00Z", 7, "pl", "19. wiek"),
        ("+1871-00-00T00:00:00Z", 6, "en", "2. millennium"),
        ("-3000-00-00T00:00:00Z", 6, "de", "3. Jahrtausend v. Chr."),
        ("-44-03-15T00:00:00Z", 11, "en", "15 March 44 BCE"),
        ("-0044-03-00T00:00:00Z", 9, "de", "44 v. Chr."),
        ("+0079-08-24T00:00:00Z", 11, "en", "24 August 79 CE"),
        ("+0100-00-00T00:00:00Z", 9, "en", "100"),
        ("-4540000000-00-00T00:00:00Z", 3, "en", "4540 million years BCE"),
        ("-4540000000-00-00T00:00:00Z", 0, "de", "5 Milliarden Jahre v. Chr."),
        ("-4540000000-00-00T00:00:00Z", 1, "en", "4500 million years BCE"),
        ("-21000-00-00T00:00:00Z", 5, "en", "20000 years BCE"),
        ("-21000-00-00T00:00:00Z", 5, "ru", "20000 лет до н.э."),
        ("-3-00-00T00:00:00Z", 0, "en", "3 BCE"),
        ("+12000-02-29T00:00:00Z", 11, "en", "29 February 12000"),
        ("+2001-02-29T00:00:00Z", 11, "en", "1 March 2001"),
        ("+2001-01-01T10:00:00Z", 12, "en", "+2001-01-01T10:00:00Z"),
        ("+2001-02-00T00:00:00Z", 11, "en", "+2001-02-00T00:00:00Z"),
        ("+2001-44-99T00:00:00Z", 11, "en", "+2001-44-99T00:00:00Z"),
        ("+2001", 11, "en", "+2001"),
        ("when", 9, "en", "when"),
        ("+0007-00-00T00:00:00Z", 9, "it", "7 d.C."),
        ("+0007-00-00T00:00:00Z", 9, "zh-hant", "公元7年"),
        ("-2000000-00-00T00:00:00Z", 3, "sv", "2 miljoner år f.Kr."),
        ("-4540000000-00-00T00:00:00Z", 0, "ja", "紀元前5十億年"),
        ("+1871-03-18T00:00:00Z", 10, "de", "März 1871"),
        ("+2100-02-29T00:00:00Z", 11, "en", "1 March 2100"),
        ("+2000-12-31T00:00:00Z", 11, "en", "31 December 2000"),
        ("+0018-03-18T00:00:00Z", 11, "en", "18 March 18 CE"),
    ],
)
def test_time(time: str, precision: int, language: str, text: str) -> None:
    value = {"time": time, "precision": precision}
    assert format_time(value, load_language(language)) == text


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "2001",
        {"time": 7, "precision": 9},
        {"time": "+2001-01-01T00:00:00Z"},
        {"time": "+2001-01-01T00:00:00Z", "precision": 99},
        {"time": "+2001-01-01T00:00:00Z", "precision": True},
        {"time": "+2001-01-01T00:00:00Z", "precision": -1},
        {"time": "+" + "9" * 100_000, "precision": 0},
    ],
)
def test_no_time(value: Any) -> None:
    assert format_time(value, load_language("en")) is None


@pytest.mark.parametrize("language", words())
def test_a_language_has_all_words_of_values(language: str) -> None:
    errors = {"render-error", "property-not-found", "unknown-id"}
    assert set(words()["en"]) - errors <= set(words()[language])


@pytest.mark.parametrize(
    ("amount", "lower", "upper", "unit", "language", "text"),
    [
        ("+8848.86", None, None, UNIT, "en", "8,848.86 metre"),
        ("+8848.86", None, None, UNIT, "de", "8.848,86 metre"),
        ("+8848.86", None, None, UNIT, "fr", "8\N{NO-BREAK SPACE}848,86 metre"),
        ("+8848.86", None, None, UNIT, "ar", "٨٬٨٤٨٫٨٦ metre"),
        ("-5.5", None, None, "1", "en", "\N{MINUS SIGN}5.5"),
        ("0", None, None, "1", "en", "0"),
        ("+10", None, None, "http://www.wikidata.org/entity/Q199", "en", "10"),
        ("+10", None, None, "http://www.wikidata.org/entity/Q7", "en", "10 Q7"),
        ("+10", None, None, "http://example.org/unit", "en", "10 http://example.org/unit"),
        ("+296033", "+296033", "+296033", "1", "en", "296,033±0"),
        ("+115", "+114", "+116", UNIT, "en", "115±1 metre"),
        ("+1.5", "+1.45", "+1.55", "1", "de", "1,5±0,05"),
        ("+1234", "+1200", "+1300", "1", "en", "1,230±70"),
        ("+12345678901234567890", None, None, "1", "en", "12,345,678,901,234,567,000"),
        ("+5", "+6", "+4", "1", "en", "5"),
    ],
)
def test_quantity(
    amount: str, lower: str | None, upper: str | None, unit: str, language: str, text: str
) -> None:
    value = {"amount": amount, "unit": unit, "lowerBound": lower, "upperBound": upper}
    metre = {"id": "Q9000", "labels": {"en": {"language": "en", "value": "metre"}}}
    formatter = client([metre], language).formatter
    snak = {"snaktype": "value", "datavalue": {"type": "quantity", "value": value}}
    assert formatter.text(snak) == text


@pytest.mark.parametrize(
    "value",
    [None, "5", {"amount": 5}, {"amount": "five"}, {"amount": "1e999999"}, {"amount": "9" * 500}],
)
def test_no_quantity(value: Any) -> None:
    assert format_quantity(value, load_language("en"), str) is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "precision", "text"),
    [
        (49.013888888889, 8.4041666666667, 1 / 3600, "49°0'50\"N, 8°24'15\"E"),
        (-33.85, -151.21, 1 / 60, "33°51'S, 151°13'W"),
        (49.00937, 8.40444, 1e-5, "49°0'33.73\"N, 8°24'15.98\"E"),
        (38.7, -9.1833333333333, None, "38°42'0\"N, 9°11'0\"W"),
        (38.7, -9.18, 0, "38°42'0\"N, 9°10'48\"W"),
        (47, 9, 1, "47°N, 9°E"),
        (47, -14, 10, "50°N, 10°W"),
        (-0.0001, 0, 1, "0°N, 0°E"),
        (59.9999999, 0, 1 / 3600, "60°0'0\"N, 0°0'0\"E"),
    ],
)
def test_coordinates(latitude: float, longitude: float, precision: float | None, text: str) -> None:
    value = {"latitude": latitude, "longitude": longitude, "precision": precision}
    assert format_coordinates(value) == text


@pytest.mark.parametrize(
    "value",
    [
        None,
        [1, 2],
        {"latitude": 1},
        {"latitude": "1", "longitude": "2"},
        {"latitude": True, "longitude": 2},
        {"latitude": 10**400, "longitude": 2},
        {"latitude": 1e300, "longitude": 2, "precision": 1e-300},
    ],
)
def test_no_coordinates(value: Any) -> None:
    assert format_coordinates(value) is None


@pytest.mark.parametrize("precision", [5e-324, 1e-310, 1e-200, 1e-13, 0, -1, 1e300, 361])
def test_precisions_that_are_none(precision: float) -> None:
    value = {"latitude": 1.5, "longitude": -2, "precision": precision}
    assert format_coordinates(value) == "1°30'0\"N, 2°0'0\"W"


def snak(kind: str, value: Any, property_id: str = "P1") -> dict[str, Any]:
    return {
        "snaktype": "value",
        "property": property_id,
        "datavalue": {"type": kind, "value": value},
    }


PROPERTIES = [
    {"id": "P1", "type": "property", "datatype": "string"},
    {
        "id": "P2",
        "type": "property",
        "datatype": "external-id",
        "claims": {
            "P1630": [
                {
                    "rank": "normal",
                    "mainsnak": snak("string", "https://a.example/no-place", "P1630"),
                },
                {
                    "rank": "normal",
                    "mainsnak": snak("string", "https://a.example/$1?x=$1", "P1630"),
                },
            ]
        },
    },
    {"id": "P3", "type": "property", "datatype": "external-id"},
    {"id": "P4", "type": "property", "datatype": "commonsMedia"},
    {"id": "P5", "type": "property", "datatype": "url"},
    {"id": "P6", "type": "property", "datatype": "geo-shape"},
    {"id": "P7", "type": "property", "datatype": "math"},
    {"id": "P8", "type": "property", "datatype": "musical-notation"},
]
LABELS = {"de": {"language": "de", "value": "Haus & Hof"}}
ITEMS = [
    {"id": "Q1", "labels": LABELS, "sitelinks": {"dewiki": {"title": "Haus", "badges": []}}},
    {"id": "Q2", "labels": LABELS, "sitelinks": []},
    {"id": "Q3", "sitelinks": {"dewiki": {"title": "Nur Titel"}}},
]


@pytest.mark.parametrize(
    ("given", "plain", "rich"),
    [
        (snak("string", "a[b]"), "a&#91;b&#93;", "<span>a&#91;b&#93;</span>"),
        (snak("string", "a b/c:d", "P2"), "a b/c:d",
         "<span>[https://a.example/a%20b/c%3Ad?x=a%20b/c%3Ad a b/c:d]</span>"),
        (snak("string", "]' <x", "P2"), "&#93;&#39; &#60;x",
         "<span>[https://a.example/%5D%27%20%3Cx?x=%5D%27%20%3Cx &#93;&#39; &#60;x]</span>"),
        (snak("string", "abc", "P3"), "abc", "<span>abc</span>"),
        (snak("string", "A b.jpg", "P4"), "A b.jpg", "<span>[[Datei:A b.jpg|frameless]]</span>"),
        (snak("string", "https://x.example/?a=b", "P5"), "https://x.example/?a=b",
         "<span>https://x.example/?a=b</span>"),
        (snak("string", "Data:A b.map", "P6"), "Data:A b.map",
         "<span>[https://commons.wikimedia.org/wiki/Data:A_b.map Data:A b.map]</span>"),
        (snak("string", "x^2", "P7"), "x^2", "<span><math>x^2</math></span>"),
        (
            snak("string", "x</MATH>y</ma</mathth>", "P7"),
            "x&#60;/MATH&#62;y&#60;/ma&#60;/mathth&#62;",
            "<span><math>x< /MATH>y</ma< /mathth></math></span>",
        ),
        (snak("string", "c d e", "P8"), "c d e", "<span><score>c d e</score></span>"),
        (snak("monolingualtext", {"text": "[x]", "language": "fr"}), "&#91;x&#93;",
         '<span><span lang="fr">&#91;x&#93;</span></span>'),
        (snak("wikibase-entityid", {"id": "Q1"}), "Haus &#38; Hof",
         "<span>[[Haus|Haus &#38; Hof]]</span>"),
        (snak("wikibase-entityid", {"entity-type": "item", "numeric-id": 2}), "Haus &#38; Hof",
         "<span>Haus &#38; Hof</span>"),
        (snak("wikibase-entityid", {"id": "Q3"}), "Q3", "<span>[[Nur Titel]]</span>"),
        (snak("wikibase-entityid", {"id": "Q4"}), "Q4", "<span>Q4</span>"),
        (snak("wikibase-entityid", {"id": "E10", "entity-type": "entity-schema"}), "E10",
         "<span>E10</span>"),
        ({"snaktype": "somevalue", "property": "P1"}, "Unbekannter Wert",
         "<span>Unbekannter Wert</span>"),
        ({"snaktype": "novalue", "property": "P1"}, "Kein Wert", "<span>Kein Wert</span>"),
        (snak("wikibase-entityid", {"id": 7}),
         "Der Wert ist ungültig und kann nicht angezeigt werden.",
         "<span>Der Wert ist ungültig und kann nicht angezeigt werden.</span>"),
        (snak("no such kind", {}), "Der Wert ist ungültig und kann nicht angezeigt werden.",
         "<span>Der Wert ist ungültig und kann nicht angezeigt werden.</span>"),
    ],
)  # fmt: skip
def test_kinds(given: dict[str, Any], plain: str, rich: str) -> None:
    formatter = client([*PROPERTIES, *ITEMS], "de", "dewiki").formatter
    assert formatter.plain(given) == plain
    assert formatter.rich(given) == rich
