"""A statement of Wikidata as a typed value, with what its qualifiers say of it."""

from __future__ import annotations

from msgspec.structs import replace

from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.recipe import read_values
from wikiextract.map.values.small.urls import url_of
from wikiextract.map.values.statements.amounts import typed_quantity
from wikiextract.map.values.statements.data_files import meanings
from wikiextract.map.values.statements.times import typed_time
from wikiextract.nodes import TypedValue
from wikiextract.wikibase.ids import id_of_address, id_of_value
from wikiextract.wikibase.json_values import (
    Json,
    JsonObject,
    as_list,
    as_number,
    as_object,
    as_text,
    objects_of,
)
from wikiextract.wikibase.statements import datavalue, main_snak

_URL = "url"


def value_of_statement(property_id: str, statement: JsonObject) -> TypedValue | None:
    """Return what a statement of a property states, None where that is no typed value."""
    snak = main_snak(statement)
    kind, value = datavalue(snak)
    if kind == "time":
        return typed_time(value, about=_is_about(statement))
    found: TypedValue | None = None
    if kind == "quantity":
        found = typed_quantity(value)
    elif kind == "globecoordinate":
        found = _typed_place(value)
    elif kind == "string":
        found = _typed_text(property_id, as_text(value), as_text(snak.get("datatype")))
    as_of = _as_of(statement) if found is not None else None
    return replace(found, as_of=as_of) if found is not None and as_of is not None else found


def _typed_place(value: Json) -> TypedValue | None:
    stated = as_object(value)
    latitude, longitude = as_number(stated.get("latitude")), as_number(stated.get("longitude"))
    globe = meanings().globes.get(id_of_address(as_text(stated.get("globe"))) or "")
    if latitude is None or longitude is None or globe is None:
        return None
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return TypedValue(
        kind="coordinates",
        text=f"{latitude}, {longitude}",
        origin="entity",
        latitude=latitude,
        longitude=longitude,
        globe=globe or None,
    )


def _typed_text(property_id: str, text: str, datatype: str) -> TypedValue | None:
    """Return an address, or an identifier of a scheme that the property stands for."""
    if datatype == _URL:
        url = url_of(text, named=False)
        if url is None:
            return None
        return TypedValue(kind="url", text=text, origin="entity", value=url)
    scheme = meanings().schemes.get(property_id)
    if scheme is None:
        return None
    read = read_values(text, ValueContext(expected="identifier", scheme=scheme)).values
    return replace(read[0], origin="entity") if len(read) == 1 else None


def _is_about(statement: JsonObject) -> bool:
    known = meanings()
    said = _qualifiers(statement, known.circumstances)
    return any(id_of_value(datavalue(snak)[1]) in known.about for snak in said)


def _as_of(statement: JsonObject) -> str | None:
    """Return when a value was so (EDTF), where one time is stated."""
    said = _qualifiers(statement, meanings().point_in_time)
    dates = [typed_time(datavalue(snak)[1]) for snak in said]
    return dates[0].edtf if len(dates) == 1 and dates[0] is not None else None


def _qualifiers(statement: JsonObject, property_id: str) -> list[JsonObject]:
    return objects_of(as_list(as_object(statement.get("qualifiers")).get(property_id)))
