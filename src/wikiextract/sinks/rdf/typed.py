"""Typed values as RDF: literals of XML Schema, and schema.org's nodes for amounts and places."""

from __future__ import annotations

import re
from decimal import Decimal

from wikiextract.nodes import TypedValue
from wikiextract.sinks.rdf.dates import date_literal
from wikiextract.sinks.rdf.graph import Iri, Literal, RdfNode, RdfObject
from wikiextract.sinks.rdf.iris import as_iri
from wikiextract.sinks.rdf.terms import WKT, NamedTerm, TermContext, xsd

_EXACT = 1 << 53
_DURATION = re.compile(
    r"-?P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?"
)
_WKT = NamedTerm("geosparql:wktLiteral", WKT, ("geosparql", WKT.removesuffix("wktLiteral")))


def number_literal(number: float) -> Literal:
    """Return a number: an integer where it is one, else a double in its canonical form."""
    whole = int(number)
    if number == whole and abs(whole) < _EXACT:
        return Literal(str(whole), xsd("integer"), native=whole)
    # JSON-LD takes whole numbers for integers, and of others no more than 16 digits.
    same = number != whole and float(f"{number:.15e}") == number
    return Literal(_canonical(number), xsd("double"), native=number if same else None)


def _canonical(number: float) -> str:
    """Return a number as XML Schema's canonical doubles are: ``5.7564E1``."""
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    first, *rest = map(str, digits)
    power = int(exponent) + len(rest)
    return f"{'-' if sign else ''}{first}.{''.join(rest) or '0'}E{power}"


def typed_object(typed: TypedValue, context: TermContext) -> RdfObject | None:
    """Return what a typed value is in RDF; None when that is no more than its text."""
    match typed.kind:
        case "date":
            return date_literal(typed)
        case "number" | "ordinal" | "quantity":
            return _quantity(typed, context)
        case "money":
            return _money(typed, context)
        case "coordinates":
            return _place(typed, context)
        case "boolean" if typed.boolean is not None:
            return Literal(str(typed.boolean).lower(), xsd("boolean"), native=typed.boolean)
        case "duration" if typed.duration and _DURATION.fullmatch(typed.duration):
            return Literal(typed.duration, xsd("duration"))
        case "url" if typed.value:
            iri = as_iri(typed.value)
            return Iri(iri) if iri else Literal(typed.value)
    text = typed.value or typed.duration
    return Literal(text) if text else None


def _quantity(typed: TypedValue, context: TermContext) -> RdfObject | None:
    """A number; a node where it has a unit or limits."""
    ranged = typed.low is not None or typed.high is not None
    if not ranged and not typed.unit and not typed.unit_code and typed.uncertainty is None:
        return number_literal(typed.number) if typed.number is not None else None
    node = RdfNode(types=[context.term("schema:QuantitativeValue")])
    numbers = (
        ("schema:value", typed.number),
        ("schema:minValue", typed.low),
        ("schema:maxValue", typed.high),
        ("uncertainty", typed.uncertainty),
    )
    for name, number in numbers:
        _add_number(node, context.term(name), number)
    _add_text(node, context.term("schema:unitText"), typed.unit)
    _add_text(node, context.term("schema:unitCode"), typed.unit_code)
    if typed.si_unit != typed.unit_code:
        for name, number in (
            ("siValue", typed.si_number),
            ("siMinValue", typed.si_low),
            ("siMaxValue", typed.si_high),
        ):
            _add_number(node, context.term(name), number)
        _add_text(node, context.term("siUnitCode"), typed.si_unit)
    return node


def _money(typed: TypedValue, context: TermContext) -> RdfObject:
    node = RdfNode(types=[context.term("schema:MonetaryAmount")])
    for name, number in (
        ("schema:value", typed.amount),
        ("schema:minValue", typed.low),
        ("schema:maxValue", typed.high),
    ):
        _add_number(node, context.term(name), number)
    _add_text(node, context.term("schema:currency"), typed.currency)
    return node


def _place(typed: TypedValue, context: TermContext) -> RdfObject | None:
    """A place; on Earth also as GeoSPARQL has it, longitude first."""
    if typed.latitude is None or typed.longitude is None:
        return None
    node = RdfNode(types=[context.term("schema:GeoCoordinates")])
    _add_number(node, context.term("schema:latitude"), typed.latitude)
    _add_number(node, context.term("schema:longitude"), typed.longitude)
    _add_text(node, context.term("globe"), typed.globe)
    if typed.globe is None:
        point = f"POINT({_decimal(typed.longitude)} {_decimal(typed.latitude)})"
        node.add(context.term("geosparql:asWKT"), Literal(point, _WKT))
    return node


def _decimal(number: float) -> str:
    return f"{Decimal(repr(number)):f}".removesuffix(".0")


def _add_number(node: RdfNode, term: NamedTerm, number: float | None) -> None:
    if number is not None:
        node.add(term, number_literal(number))


def _add_text(node: RdfNode, term: NamedTerm, text: str | None) -> None:
    if text:
        node.add(term, Literal(text))
