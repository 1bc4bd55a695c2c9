"""Dates as RDF: XML Schema's types (1.1: the year 0 is 1 BC, as in EDTF), else EDTF's."""

from __future__ import annotations

import re
from calendar import monthrange

from wikiextract.nodes import TypedValue
from wikiextract.sinks.rdf.graph import Literal
from wikiextract.sinks.rdf.terms import EDTF, NamedTerm, xsd

_DATE = re.compile(r"(?:Y(?=-?\d{5}))?(-?\d{4,20})(?:-(\d\d)(?:-(\d\d))?)?")
_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_LEAP_YEAR = 2000
_EDTF = NamedTerm(EDTF, EDTF)


def date_literal(typed: TypedValue) -> Literal | None:
    """Return the date of a typed value, by the Gregorian calendar that XML Schema's types have."""
    edtf = typed.edtf
    if edtf is not None and typed.calendar == "julian":
        edtf = _gregorian(typed) or edtf
    return edtf_literal(edtf) if edtf else None


def edtf_literal(edtf: str) -> Literal:
    """Return a date as the narrowest type that it is exactly of."""
    found = _DATE.fullmatch(edtf)
    if found is not None:
        year, month, day = found.groups()
        if len(year.lstrip("-")) == 4 or year.lstrip("-")[0] != "0":
            return _exact(edtf, year, month, day)
    found = _YEARLESS.fullmatch(edtf)
    if found is not None and _is_day(_LEAP_YEAR, found[1], found[2]):
        kind = "gMonthDay" if found[2] else "gMonth"
        return Literal("-" + edtf.removeprefix("XXXX"), xsd(kind))
    return Literal(edtf, _EDTF)


def _exact(edtf: str, year: str, month: str | None, day: str | None) -> Literal:
    if year == "-0000" or not _is_day(int(year), month, day):
        return Literal(edtf, _EDTF)
    kind = "date" if day else "gYearMonth" if month else "gYear"
    return Literal("-".join(filter(None, (year, month, day))), xsd(kind))


def _is_day(year: int, month: str | None, day: str | None) -> bool:
    """Return True for a month and day that there are; what is not stated is."""
    if month is None:
        return True
    if not 1 <= int(month) <= 12:
        return False
    # The calendar repeats after 400 years, and the module knows only some of them.
    return day is None or 1 <= int(day) <= monthrange(year % 400 + 400, int(month))[1]


def _gregorian(typed: TypedValue) -> str | None:
    """Return the Gregorian days of a date that stands as it was written."""
    if typed.start and typed.end:
        return typed.start if typed.start == typed.end else f"{typed.start}/{typed.end}"
    return None
