"""Entities that a wiki cannot read: they name others of a kind that its Wikibase does not know."""

from __future__ import annotations

from collections.abc import Iterator

from wikiextract.wikibase.ids import id_of_value, is_lexical
from wikiextract.wikibase.json_values import JsonObject, as_object, objects_of
from wikiextract.wikibase.statements import claims_of, datavalue


class UnreadableError(Exception):
    """An entity cannot be read; `entity_id` is the id in it that nobody knows."""

    def __init__(self, entity_id: str) -> None:
        super().__init__(entity_id)
        self.entity_id = entity_id


def lexical_value(entity: JsonObject) -> str | None:
    """Return the first lexeme, form or sense that statements of an entity name, None for none."""
    for group in claims_of(entity).values():
        for statement in objects_of(group):
            for snak in _snaks(statement):
                kind, value = datavalue(snak)
                named = id_of_value(value) if kind == "wikibase-entityid" else None
                if named is not None and is_lexical(named):
                    return named
    return None


def _snaks(statement: JsonObject) -> Iterator[JsonObject]:
    yield as_object(statement.get("mainsnak"))
    for group in as_object(statement.get("qualifiers")).values():
        yield from objects_of(group)
    for reference in objects_of(statement.get("references")):
        for group in as_object(reference.get("snaks")).values():
            yield from objects_of(group)
