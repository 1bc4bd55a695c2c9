"""Values that machines state beside those of the text that is shown."""

from __future__ import annotations

from typing import Any

import pytest

from wikiextract.map.annotate.agree import agree, merged
from wikiextract.map.annotate.doubts import Doubts
from wikiextract.map.values import Doubt
from wikiextract.nodes import TypedValue


def date(edtf: str, text: str = "", start: str | None = None, end: str | None = None) -> TypedValue:
    return TypedValue(
        kind="date", text=text or edtf, edtf=edtf, start=start or edtf, end=end or edtf
    )


def of_template(value: TypedValue) -> TypedValue:
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    return TypedValue(**{**fields, "origin": "template"})


def quantity(number: float, unit: str, si: float) -> TypedValue:
    return TypedValue(
        kind="quantity",
        text=f"{number} {unit}",
        number=number,
        unit=unit,
        si_number=si,
        si_unit="m",
    )


SAME: list[tuple[TypedValue, TypedValue, bool]] = [
    (date("1990-05-01"), date("1990-05-01"), True),
    (date("1990-05-01"), date("1990", start="1990-01-01", end="1990-12-31"), True),
    (date("1990-05-01"), date("1991-05-01"), False),
    (quantity(12, "km", 12000), quantity(7.46, "mi", 12005.7), True),
    (quantity(12, "km", 12000), quantity(13, "km", 13000), False),
    (quantity(12, "km", 12000), date("1990"), False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_agree(one: TypedValue, other: TypedValue, same: bool) -> None:
    assert agree(one, other) is same
    assert agree(other, one) is same


def test_what_machines_state_has_the_text_that_shows_it() -> None:
    shown, stated = date("1990-05-01", "1 May 1990"), of_template(date("1990-05-01", "1990 5 1"))
    (value,) = merged([shown], [stated], "1 May 1990 (aged 20)").values
    assert (value.origin, value.text) == ("template", "1 May 1990")


def test_what_machines_contradict_is_named() -> None:
    shown, stated = date("1990-05-01", "1 May 1990"), of_template(date("1991-05-01", "1991 5 1"))
    found = merged([shown], [stated], "1 May 1990")
    assert [value.edtf for value in found.values] == ["1991-05-01"]
    doubts = Doubts()
    doubts.add_denied(found.denied, "Born", (3, 9))
    (told,) = doubts.diagnostics("Page")
    assert told.code == "value-disagrees"
    assert told.message == "Born: the text says 1990-05-01, its template 1991-05-01"
    assert told.where is not None
    assert told.where.span == (3, 9)


def test_other_values_of_the_text_stay_in_their_order() -> None:
    text = "1 May 1990 – 3 June 1995"
    shown = [date("1990-05-01", "1 May 1990"), date("1995-06-03", "3 June 1995")]
    found = merged(shown, [of_template(date("1995-06-03"))], text)
    assert [(value.edtf, value.origin) for value in found.values] == [
        ("1990-05-01", "text"),
        ("1995-06-03", "template"),
    ]
    assert not found.denied


def test_a_number_that_a_call_formats_is_part_of_what_the_text_says() -> None:
    number = of_template(TypedValue(kind="number", text="12000", number=12000.0))
    shown = quantity(12000, "m", 12000)
    assert merged([shown], [number], "12,000 m").values == (shown,)


@pytest.mark.parametrize("stated", [{"kind": "url", "value": "http://www.a.example/"}])
def test_addresses(stated: dict[str, Any]) -> None:
    one = TypedValue(text="x", **stated)
    assert agree(one, TypedValue(kind="url", text="y", value="https://a.example"))


def test_doubts_of_one_kind_under_one_name_are_one_diagnostic() -> None:
    doubts = Doubts()
    for text in ("1,234", "2,345"):
        doubts.add([Doubt(0, 5, "ambiguous-number", f"{text} may be two numbers")], "Area", None)
    (told,) = doubts.diagnostics(None)
    assert told.message == "Area: 1,234 may be two numbers (the first of 2)"
    assert told.severity == "info"
