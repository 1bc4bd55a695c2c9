"""Statements that modules are given, and the texts that are made of them.

Which statement a text is of is known where modules ask for the text of a property, or for that of a
snak that one statement alone has stated. Such texts are changed as `ModuleChanges.statement` says,
so that they can be found again in what the module makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from wikiextract.expand.page.expansion import PageExpansion
from wikiextract.wikibase.formatter import snaks_of
from wikiextract.wikibase.ids import parse_id
from wikiextract.wikibase.json_values import Json, JsonObject, as_object, objects_of

_MOST = 20_000
"""Statements of a page that are remembered."""

_encoder = msgspec.json.Encoder(order="deterministic")


class GivenValues:
    """The statements of a page that modules were given changed, as they are remembered.

    `snaks`: the entity and property of what a snak states, None for several, and for what
    qualifiers or references state; `ids`: those of a changed id, with the id itself.
    """

    def __init__(self) -> None:
        self.snaks: dict[bytes, tuple[str, str] | None] = {}
        self.ids: dict[str, tuple[str, str, str]] = {}


class StatementsGiven:
    """The statements of a page that modules are given; `known` is what was given by now."""

    def __init__(self, expansion: PageExpansion, known: GivenValues) -> None:
        self._change = expansion.changes.statement
        self._known = known.snaks
        self._ids = known.ids

    def given(self, entity_id: str, property_id: str, statements: Sequence[JsonObject]) -> bytes:
        """Return statements as JSON for a module."""
        if self._change is None:
            return msgspec.json.encode(statements)
        entity = parse_id(entity_id) or entity_id
        shown = []
        for statement in statements:
            for other in _other_snaks(statement):
                self._remember(other, None)
            snak = self._with_changed_text(statement["mainsnak"], entity, property_id)
            self._remember(snak, (entity, property_id))
            shown.append({**statement, "mainsnak": snak})
        return msgspec.json.encode(shown)

    def said(self, text: str, entity_id: str, property_id: str) -> str:
        """Return the text of values of a property."""
        if self._change is None or not text:
            return text
        return self._change(text, parse_id(entity_id) or entity_id, property_id)

    def said_by(self, text: str, snak: JsonObject) -> str:
        """Return the text of a snak that a module gave."""
        key = _key(snak) if self._change is not None else None
        source = self._known.get(key) if key is not None else None
        return text if source is None else self.said(text, *source)

    def _changed_id(self, entity_id: str, entity: str, property_id: str) -> str:
        changed = self.said(entity_id, entity, property_id)
        if changed != entity_id and len(self._ids) < _MOST:
            self._ids[changed] = (entity_id, entity, property_id)
        return changed

    def plain_id(self, entity_id: str) -> str:
        """Return an id as it was before it was changed."""
        found = self._ids.get(entity_id) if self._ids else None
        return entity_id if found is None else found[0]

    def named(self, text: str, entity_id: str) -> str:
        """Return a term of an entity whose id a module gave."""
        found = self._ids.get(entity_id) if self._ids else None
        return text if found is None else self.said(text, *found[1:])

    def _remember(self, snak: JsonObject, source: tuple[str, str] | None) -> None:
        key = _key(snak)
        if key is None:
            return
        if key in self._known:
            self._known[key] = source if self._known[key] == source else None
        elif len(self._known) < _MOST:
            self._known[key] = source

    def _with_changed_text(self, snak: JsonObject, entity: str, property_id: str) -> JsonObject:
        """Return a snak with its text changed, if it states one that is for readers."""
        stated = as_object(snak.get("datavalue"))
        value: Json = stated.get("value")
        if snak.get("datatype") == "string" and isinstance(value, str):
            changed: Json = self.said(value, entity, property_id)
        elif snak.get("datatype") == "monolingualtext" and isinstance(value, dict):
            changed = {**value, "text": self.said(str(value.get("text")), entity, property_id)}
        elif stated.get("type") == "wikibase-entityid" and isinstance(value, dict):
            changed = {**value, "id": self._changed_id(str(value.get("id")), entity, property_id)}
        else:
            return snak
        return {**snak, "datavalue": {**stated, "value": changed}}


def _other_snaks(statement: JsonObject) -> Iterator[JsonObject]:
    """Give the qualifiers of a statement, and what its references state."""
    yield from snaks_of(statement.get("qualifiers"))
    for reference in objects_of(statement.get("references")):
        yield from snaks_of(reference.get("snaks"))


def _key(snak: JsonObject) -> bytes | None:
    """Return what a snak states, for comparison; None where it cannot be compared."""
    stated = (snak.get("property"), snak.get("snaktype"), snak.get("datavalue"))
    try:
        return _encoder.encode(stated)
    except (TypeError, ValueError, RecursionError):
        return None
