"""Statements of Wikidata as typed values."""

from __future__ import annotations

from typing import Any

import pytest

from wikiextract.map.values.numbers import is_currency
from wikiextract.map.values.numbers.units import unit_of_code
from wikiextract.map.values.statements import value_of_statement
from wikiextract.map.values.statements.data_files import meanings
from wikiextract.nodes import TypedValue

ENTITY = "http://www.wikidata.org/entity/"


def snak(kind: str, value: Any, datatype: str = "") -> dict[str, Any]:
    stated = {"type": kind, "value": value}
    return {"snaktype": "value", "datatype": datatype or kind, "datavalue": stated}


def read(
    kind: str, value: Any, property_id: str = "P1", datatype: str = "", **qualifiers: Any
) -> TypedValue | None:
    by_property = {name: [one] for name, one in qualifiers.items()}
    statement = {"mainsnak": snak(kind, value, datatype), "qualifiers": by_property}
    return value_of_statement(property_id, statement)


def time(stamp: str, precision: int, calendar: str = "Q1985727") -> dict[str, Any]:
    return {
        "time": f"{stamp}T00:00:00Z",
        "precision": precision,
        "calendarmodel": f"{ENTITY}{calendar}",
    }


@pytest.mark.parametrize(
    ("stamp", "precision", "edtf", "start", "end"),
    [
        ("+1965-12-10", 11, "1965-12-10", "1965-12-10", "1965-12-10"),
        ("+1965-12-00", 10, "1965-12", "1965-12-01", "1965-12-31"),
        ("+1965-00-00", 9, "1965", "1965-01-01", "1965-12-31"),
        ("+1960-00-00", 8, "196X", "1960-01-01", "1969-12-31"),
        ("+1900-00-00", 8, "190X", "1900-01-01", "1909-12-31"),
        ("+1850-00-00", 7, "18XX", "1800-01-01", "1899-12-31"),
        ("-0044-03-00", 10, "-0043-03", "-0043-03-01", "-0043-03-31"),
        ("+00000001965-12-10", 11, "1965-12-10", "1965-12-10", "1965-12-10"),
    ],
)
def test_times_by_their_precision(
    stamp: str, precision: int, edtf: str, start: str, end: str
) -> None:
    found = read("time", time(stamp, precision))
    assert found is not None
    assert (found.edtf, found.start, found.end) == (edtf, start, end)
    assert (found.origin, found.calendar) == ("entity", None)


def test_a_day_of_the_julian_calendar() -> None:
    found = read("time", time("+1616-04-23", 11, "Q1985786"))
    assert found is not None
    assert (found.edtf, found.start, found.calendar) == ("1616-04-23", "1616-05-03", "julian")


def test_a_time_that_is_not_exact() -> None:
    about = snak("wikibase-entityid", {"id": "Q5727902"})
    found = read("time", time("+1450-00-00", 9), P1480=about)
    assert found is not None
    assert (found.edtf, found.approximate) == ("1450~", True)


@pytest.mark.parametrize(
    ("stamp", "precision", "calendar"),
    [
        ("+1965-13-10", 11, "Q1985727"),
        ("+1965-02-30", 11, "Q1985727"),
        ("+1965-02-00", 11, "Q1985727"),
        ("-13798000000-00-00", 3, "Q1985727"),
        ("+1965-12-10", 14, "Q1985727"),
        ("+1965-12-10", 11, "Q42"),
        ("+0000-00-00", 9, "Q1985727"),
        ("1965", 9, "Q1985727"),
    ],
)
def test_what_is_no_date(stamp: str, precision: int, calendar: str) -> None:
    assert read("time", time(stamp, precision, calendar)) is None


def test_quantities() -> None:
    area = {"amount": "+891.7", "unit": f"{ENTITY}Q712226", "upperBound": "+891.75"}
    found = read("quantity", area, P585=snak("time", time("+2019-12-31", 11)))
    assert found is not None
    assert (found.kind, found.number, found.unit_code) == ("quantity", 891.7, "km2")
    assert (found.si_number, found.si_unit, found.as_of) == (891.7e6, "m2", "2019-12-31")
    assert found.uncertainty == pytest.approx(0.05)
    found = read("quantity", {"amount": "+12345", "unit": "1"})
    assert found is not None
    assert (found.kind, found.number, found.uncertainty) == ("number", 12345, None)
    found = read("quantity", {"amount": "+90", "unit": f"{ENTITY}Q7727"})
    assert found is not None
    assert (found.kind, found.duration, found.si_number) == ("duration", "PT90M", 5400)
    found = read("quantity", {"amount": "+5000000", "unit": f"{ENTITY}Q259502"})
    assert found is not None
    assert (found.kind, found.amount, found.currency) == ("money", 5e6, "AUD")


@pytest.mark.parametrize(
    ("amount", "unit"),
    [("+5", f"{ENTITY}Q42"), ("+5", "http://example.org/1"), ("five", "1"), ("1e5", "1"), (5, "1")],
)
def test_what_is_no_known_quantity(amount: object, unit: str) -> None:
    assert read("quantity", {"amount": amount, "unit": unit}) is None


def test_places() -> None:
    place = {"latitude": 50.5, "longitude": -1.25, "precision": 0.01}
    found = read("globecoordinate", {**place, "globe": f"{ENTITY}Q2"})
    assert found is not None
    assert (found.latitude, found.longitude, found.globe) == (50.5, -1.25, None)
    found = read("globecoordinate", {**place, "globe": f"{ENTITY}Q405"})
    assert found is not None
    assert found.globe == "moon"
    assert read("globecoordinate", {**place, "globe": f"{ENTITY}Q1"}) is None
    assert read("globecoordinate", {**place, "latitude": 91, "globe": f"{ENTITY}Q2"}) is None


def test_addresses_and_identifiers() -> None:
    found = read("string", "https://example.org/a", datatype="url")
    assert found is not None
    assert (found.kind, found.value) == ("url", "https://example.org/a")
    found = read("string", "978-3-16-148410-0", "P212", "external-id")
    assert found is not None
    assert (found.kind, found.scheme, found.value) == ("identifier", "isbn", "9783161484100")
    assert read("string", "978-3-16-148410-1", "P212", "external-id") is None
    assert read("string", "abc", "P99", "external-id") is None
    assert read("string", "abc", "P99", "string") is None


@pytest.mark.parametrize(
    "statement", [{}, {"mainsnak": None}, {"mainsnak": {"snaktype": "novalue"}}]
)
def test_statements_without_a_value(statement: dict[str, Any]) -> None:
    assert value_of_statement("P1", statement) is None


def test_all_units_and_currencies_are_known() -> None:
    known = meanings()
    assert [code for code in known.units.values() if unit_of_code(code) is None] == []
    assert all(map(is_currency, known.currencies.values()))
