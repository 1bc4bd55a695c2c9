"""Statements about one parameter, or about none: a property's value, and a constant one."""

from __future__ import annotations

import math
from typing import Literal

from wikiextract.map.domains.dbpedia.calls import MappingCall
from wikiextract.map.domains.dbpedia.statement_reader import StatementReader
from wikiextract.map.domains.model import (
    ConstantRule,
    ExpectedKind,
    IntervalRule,
    MappingRule,
    PropertyRule,
)
from wikiextract.map.domains.terms import typed_terms

_SELECTS: dict[str, Literal["first", "last"]] = {"first": "first", "last": "last"}
_TRANSFORMS: dict[str, Literal["internal", "external"]] = {
    "internal": "internal",
    "external": "external",
}


def property_rule(reader: StatementReader, call: MappingCall) -> MappingRule | None:
    """Return the rule by which a parameter gives a property."""
    names, term = reader.names(call), reader.property(call)
    if not names or term is None:
        return None
    kind, unit = _kind_and_unit(reader, call)
    return PropertyRule(
        property=term,
        names=names,
        kind=kind,
        unit=unit,
        factor=_factor(reader, call.text("factor")),
        select=reader.choice(call, "select", _SELECTS),
        prefix=call.text("prefix") or None,
        suffix=call.text("suffix") or None,
        transform=reader.choice(call, "transform", _TRANSFORMS),
        types=reader.vocabulary.range_types(call.text("ontologyProperty")),
    )


def constant_rule(reader: StatementReader, call: MappingCall) -> MappingRule | None:
    """Return the rule by which whatever a mapping describes has a property's value."""
    term, value = reader.property(call), call.text("value")
    if not value:
        reader.complaints.add(f"{call.name} has no value")
    if term is None or not value:
        return None
    kind, unit = _kind_and_unit(reader, call)
    if kind == "link" and "://" not in value:
        value = value.replace("_", " ")
    return ConstantRule(property=term, value=value, kind=kind, unit=unit)


def interval_rule(reader: StatementReader, call: MappingCall) -> MappingRule | None:
    """Return the rule by which a parameter gives when something began and ended."""
    names = reader.names(call)
    start = reader.property(call, "startDateOntologyProperty")
    end = reader.property(call, "endDateOntologyProperty")
    if not names or start is None or end is None:
        return None
    return IntervalRule(names=names, start=start, end=end)


def _kind_and_unit(
    reader: StatementReader, call: MappingCall
) -> tuple[ExpectedKind | None, str | None]:
    """Return the kind of a property's values by its ontology, unless a unit tells more.

    One that is named by a term of ours has the kind that the term has wherever it stands.
    """
    kind, unit = _stated_kind_and_unit(reader, call)
    term = reader.vocabulary.property_term(call.text("ontologyProperty"))
    own = typed_terms().get(term) if term is not None else None
    return (kind, unit) if own is None or own == kind else (own, None)


def _stated_kind_and_unit(
    reader: StatementReader, call: MappingCall
) -> tuple[ExpectedKind | None, str | None]:
    kind = reader.vocabulary.values_of(call.text("ontologyProperty"))
    if kind in ("link", "url") or not call.text("unit"):
        return kind, None
    return reader.datatype(call.text("unit")) or (None, None)


def _factor(reader: StatementReader, text: str) -> float | None:
    if not text:
        return None
    try:
        factor = float(text)
    except ValueError:
        factor = math.nan
    if not math.isfinite(factor) or factor == 0:
        reader.complaints.add(f"factor = {text} is no number to multiply by")
        return None
    return factor
