"""Statements about several parameters that make one value: places, dates, sums, texts."""

from __future__ import annotations

from wikiextract.map.domains.dbpedia.calls import MappingCall
from wikiextract.map.domains.dbpedia.datatypes import date_part_of
from wikiextract.map.domains.dbpedia.statement_reader import StatementReader
from wikiextract.map.domains.model import (
    AmountPart,
    DateOfPartsRule,
    DatePart,
    JoinedTextRule,
    MappingRule,
    PlaceRule,
    SumRule,
)

PLACE_PARTS = {
    "coordinates": "coordinates",
    "latitude": "latitude",
    "longitude": "longitude",
    **{
        f"{axis}{part}": f"{axis}_{part.lower()}"
        for axis in ("latitude", "longitude")
        for part in ("Degrees", "Minutes", "Seconds", "Direction")
    },
}
"""Parts of a `PlaceRule` by the arguments that name them."""


def place_rule(reader: StatementReader, call: MappingCall) -> MappingRule | None:
    """Return the rule by which parameters give coordinates."""
    parts = {
        part: reader.names_if_any(call, argument)
        for argument, part in PLACE_PARTS.items()
        if call.text(argument)
    }
    if not parts:
        reader.complaints.add(f"{call.name} names no parameter")
        return None
    term = reader.property(call) if call.text("ontologyProperty") else None
    return PlaceRule(property=term, **parts)


def combined_date_rule(reader: StatementReader, call: MappingCall) -> MappingRule | None:
    """Return the rule by which parameters give the parts of a date."""
    term = reader.property(call)
    parts = []
    for names, unit in reader.numbered(call):
        part = date_part_of(unit)
        if part is None:
            reader.complaints.add(f"{unit or 'a parameter without a unit'} is no part of a date")
            return None
        parts.append(DatePart(names=names, part=part))
    return DateOfPartsRule(property=term, parts=tuple(parts)) if term and parts else None


def sum_rule(reader: StatementReader, call: MappingCall) -> MappingRule | None:
    """Return the rule by which parameters give amounts that are added."""
    term, operation = reader.property(call), call.text("operation")
    if operation != "add":
        reader.complaints.add(f"operation = {operation} is not known")
        return None
    parts = []
    for names, unit in reader.numbered(call):
        stated = reader.datatype(unit)
        if unit and stated is None:
            return None
        parts.append(AmountPart(names=names, unit=stated.unit if stated is not None else None))
    return SumRule(property=term, parts=tuple(parts)) if term and parts else None


def joined_text_rule(reader: StatementReader, call: MappingCall) -> MappingRule | None:
    """Return the rule by which parameters give the parts of a text."""
    term, parts = reader.property(call), tuple(names for names, _ in reader.numbered(call))
    return JoinedTextRule(property=term, parts=parts, between="") if term and parts else None
