"""Statements of an entity by property and rank."""

from __future__ import annotations

from collections.abc import Container, Sequence

from wikiextract.wikibase.json_values import JsonObject, as_object, objects_of

RANKS = {"deprecated": 0, "normal": 1, "preferred": 2}
"""Ranks by name, as modules give them (`mw.wikibase.entity.claimRanks`)."""


def claims_of(entity: JsonObject | None) -> JsonObject:
    """Return the statements of an entity, lists by property."""
    if entity is None:
        return {}
    return as_object(entity.get("claims") or entity.get("statements"))


def all_statements(entity: JsonObject | None, property_id: str) -> Sequence[JsonObject]:
    """Return the statements of a property, in the order of the entity."""
    return objects_of(claims_of(entity).get(property_id))


def best_statements(entity: JsonObject | None, property_id: str) -> Sequence[JsonObject]:
    """Return the preferred statements of a property, the normal ones where there are none."""
    statements = all_statements(entity, property_id)
    preferred = [one for one in statements if one.get("rank") == "preferred"]
    return preferred or [one for one in statements if one.get("rank") == "normal"]


def statements_of_ranks(
    entity: JsonObject | None, property_id: str, ranks: Container[int]
) -> Sequence[JsonObject]:
    """Return the statements of a property that have one of some ranks (see `RANKS`)."""
    return [
        one
        for one in all_statements(entity, property_id)
        if RANKS.get(str(one.get("rank"))) in ranks
    ]


def main_snak(statement: JsonObject) -> JsonObject:
    """Return what a statement states."""
    return as_object(statement.get("mainsnak"))


def datavalue(snak: JsonObject) -> tuple[str, object]:
    """Return the type and the value of a snak; "" and None for one without a value."""
    if snak.get("snaktype") != "value":
        return "", None
    stated = as_object(snak.get("datavalue"))
    kind = stated.get("type")
    return (kind, stated.get("value")) if isinstance(kind, str) else ("", None)
