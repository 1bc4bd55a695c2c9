"""Places in degrees: as languages write them, and as calls state them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikiextract.map.values import ValueContext, read_values
from wikiextract.map.values.calls import StatedCall, read_call

TEXTS = [
    ("en", "52°31′7″N 13°24′29″E", (52.5186111, 13.4080556)),
    ("en", "33.5°S, 70.6°W", (-33.5, -70.6)),
    ("en", "52° 31' 7\" N, 13° 24' 29\" E", (52.5186111, 13.4080556)),
    ("en", "52°31.5'N 13°24.25'E", (52.525, 13.4041667)),
    ("en", "N 52° 31′ E 13° 24′", (52.5166667, 13.4)),
    ("en", "13°24′E 52°31′N", (52.5166667, 13.4)),
    ("en", "52° 31' North and 13° 24' East", (52.5166667, 13.4)),
    ("en", "52°31 N, 13°24 E", (52.5166667, 13.4)),
    ("en", "52.51861°, -13.40806°", (52.51861, -13.40806)),
    ("en", "52°31′N-13°24′E", (52.5166667, 13.4)),
    ("de", "52° 31′ N, 13° 24′ O", (52.5166667, 13.4)),
    ("de", "52° 31′ n. Br., 13° 24′ w. L.", (52.5166667, -13.4)),
    ("de", "52,5186° N, 13,4083° O", (52.5186, 13.4083)),
    ("fr", "48° 51′ N, 2° 21′ O", (48.85, -2.35)),
    ("fr", "48° 51′ de latitude nord et 2° 21′ de longitude est", (48.85, 2.35)),
    ("it", "41°53′N 12°28′O", (41.8833333, -12.4666667)),
    ("es", "40° 25′ Norte, 3° 41′ Oeste", (40.4166667, -3.6833333)),
    ("pt", "23° 33' S 46° 38' O", (-23.55, -46.6333333)),
    ("pt", "23° 33' S 46° 38' L", (-23.55, 46.6333333)),
    ("nl", "52° 22' NB, 4° 53' OL", (52.3666667, 4.8833333)),
    ("pl", "52°13′N 21°00′E", (52.2166667, 21.0)),
    ("ru", "55°45′ с. ш. 37°37′ в. д.", (55.75, 37.6166667)),
    ("ru", "55°45′ с.ш. 37°37′ з.д.", (55.75, -37.6166667)),
    ("uk", "50°27′ пн. ш. 30°31′ сх. д.", (50.45, 30.5166667)),
    ("cs", "50° 5′ s. š., 14° 25′ v. d.", (50.0833333, 14.4166667)),
    ("sl", "46°3′S 14°30′V", (46.05, 14.5)),
    ("hr", "45°48′S 15°58′Z", (45.8, -15.9666667)),
    ("hr", "45°48′S 15°58′W", (-45.8, -15.9666667)),
    ("hu", "é. sz. 47° 29′, k. h. 19° 02′", (47.4833333, 19.0333333)),
    ("lt", "54° 41′ š. pl., 25° 17′ r. ilg.", (54.6833333, 25.2833333)),
    ("fi", "60°10′P 24°56′I", (60.1666667, 24.9333333)),
    ("el", "37°58′Β 23°43′Α", (37.9666667, 23.7166667)),
    ("tr", "41°0′K 28°57′D", (41.0, 28.95)),
    ("id", "6°12′LS 106°49′BT", (-6.2, 106.8166667)),
    ("vi", "21°2′B 105°51′Đ", (21.0333333, 105.85)),
    ("zh", "北纬39度54分20秒，东经116度23分29秒", (39.9055556, 116.3913889)),
    ("zh-tw", "北緯25°02′ 東經121°38′", (25.0333333, 121.6333333)),
    ("ja", "北緯35度41分22秒 東経139度41分30秒", (35.6894444, 139.6916667)),
    ("ko", "북위 37도 34분 동경 126도 59분", (37.5666667, 126.9833333)),
    ("ar", "٣٠°٢′ شمالاً ٣١°١٤′ شرقاً", (30.0333333, 31.2333333)),
    ("fa", "۳۵°۴۱′ شمالی ۵۱°۲۵′ شرقی", (35.6833333, 51.4166667)),
    ("he", "31°47′ צפון 35°13′ מזרח", (31.7833333, 35.2166667)),
    ("xx", "52°31′N 13°24′E", (52.5166667, 13.4)),
    (None, "52°31′N 13°24′E", (52.5166667, 13.4)),
]
NONE = [
    ("en", "52°31′N 13°24′O"),
    (None, "52°31′N 13°24′O"),
    ("en", "52°61′N 13°24′E"),
    ("en", "152°31′N 13°24′E"),
    ("en", "52°31′N 13°24′N"),
    ("en", "20 °C, 30 °C"),
    ("en", "52.5, 13.4"),
    ("en", "12.34.56.78"),
    ("en", "latitude 52°31′N"),
    ("en", "52.5.5° N 13° E"),
]


@pytest.mark.parametrize(("language", "text", "expected"), TEXTS)
def test_places(language: str | None, text: str, expected: tuple[float, float]) -> None:
    (place,) = read_values(text, ValueContext(language)).values
    assert (place.kind, place.latitude, place.longitude) == ("coordinates", *expected)


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_places(language: str | None, text: str) -> None:
    found = read_values(text, ValueContext(language)).values
    assert not [value for value in found if value.kind == "coordinates"]


def test_a_place_that_is_written_in_two_ways_is_one() -> None:
    text = "52°31′7″N 13°24′29″E / 52.51861°N 13.40806°E"
    (place,) = read_values(text, ValueContext("en")).values
    assert place.latitude == 52.5186111


def test_degrees_alone_where_a_place_is_expected() -> None:
    (place,) = read_values("41.0000; -20.7167", ValueContext("en", "coordinates")).values
    assert (place.latitude, place.longitude) == (41.0, -20.7167)


@pytest.mark.parametrize(
    ("language", "text", "latitude", "longitude"),
    [
        ("es", "40/30/S", -40.5, None),
        ("fr", "2/30/O", None, -2.5),
        ("de", "2/30/O", None, 2.5),
        ("en", "13° 24′ E", None, 13.4),
    ],
)
def test_one_axis_where_a_place_is_expected(
    language: str, text: str, latitude: float | None, longitude: float | None
) -> None:
    (place,) = read_values(text, ValueContext(language, "coordinates")).values
    assert (place.latitude, place.longitude) == (latitude, longitude)
    assert not read_values(text, ValueContext(language)).values


CALLS = [
    ("en", "coord", ("33.45", "S", "70.66", "W"), {}, (-33.45, -70.66)),
    ("en", "coord", ("38.8833", "-77.0167", "type:city"), {}, (38.8833, -77.0167)),
    ("en", "coord", ("52", "31", "7", "N", "13", "24", "29", "E"), {}, (52.5186111, 13.4080556)),
    ("en", "coord", ("52", "31", "", "N", "13", "24", "", "E"), {}, (52.5166667, 13.4)),
    ("af", "coord", ("33.9249", "S", "18.4241", "O"), {}, (-33.9249, 18.4241)),
    ("es", "coord", ("40", "25", "N", "3", "41", "O"), {}, (40.4166667, -3.6833333)),
    ("de", "coordinate", (), {"ns": "4//", "ew": "53///W"}, (4.0, -53.0)),
    ("de", "coordinate", (), {"ns": "23/19//N", "ew": "102/22//W"}, (23.3166667, -102.3666667)),
    ("de", "coordinate", (), {"ns": "51.5", "ew": "-3/13/O"}, None),
    ("de", "coordinate", (), {"ns": "51.5", "ew": "3/13/O"}, (51.5, 3.2166667)),
    ("fr", "coord", ("48/51/24/N", "2/21/7/O"), {}, (48.8566667, -2.3519444)),
    ("nl", "coördinaten", ("52_22_0_N_4_53_0_E_type:city",), {}, (52.3666667, 4.8833333)),
    ("ja", "ウィキ座標", ("35", "41", "N", "139", "41", "E"), {}, (35.6833333, 139.6833333)),
    ("xx", "anything", ("52", "31", "N", "13", "24", "E"), {}, (52.5166667, 13.4)),
    ("en", "coord", ("52", "31", "13", "24"), {}, None),
    ("en", "coord", ("152", "N", "13", "E"), {}, None),
    ("en", "sort", ("33.45", "70.66"), {}, "unknown"),
    ("en", "coord missing", (), {}, None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "name", "positional", "named", "expected"), CALLS)
def test_calls(
    language: str,
    name: str,
    positional: tuple[str, ...],
    named: dict[str, str],
    expected: tuple[float, float] | str | None,
) -> None:
    call = StatedCall(name, positional, named, "text")
    found = read_call(call, ValueContext(language))
    if expected == "unknown":
        assert found is None
        return
    assert found is not None
    places = [(value.latitude, value.longitude) for value in found.values]
    assert places == ([] if expected is None else [expected])


def test_a_place_on_another_body() -> None:
    call = StatedCall("coord", ("4", "N", "137", "E", "globe:Mars_type:crater"), {}, "x")
    found = read_call(call, ValueContext("en"))
    assert found is not None
    assert found.values[0].globe == "mars"


@given(st.text("0123456789°′″NSEW.,;/ -", max_size=200))
def test_any_text(text: str) -> None:
    for value in read_values(text, ValueContext("en", "coordinates")).values:
        assert value.text in text
