"""Entities as modules see them: what their JSON says, without what only a store needs.

https://doc.wikimedia.org/Wikibase/master/php/docs_topics_lua.html
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wikiextract.wikibase.ids import id_of_value, part_of
from wikiextract.wikibase.json_values import (
    Json,
    JsonObject,
    as_list,
    as_object,
    as_text,
    objects_of,
)
from wikiextract.wikibase.terms import Term

SCHEMA_VERSION = 2

_OF_LEXEME = ("lemmas", "lexicalCategory", "language")
_OF_PARTS = ("representations", "grammaticalFeatures", "glosses")

_TermIn = Callable[[JsonObject, str], Term | None]


class Sight:
    """Turns entities into what modules see.

    `language` is the wiki's: its terms are given whatever language they are from. `datatype` gives
    that of a property.
    """

    def __init__(
        self, language: str, term_of: _TermIn, datatype: Callable[[str], str | None]
    ) -> None:
        self._language = language
        self._term_of = term_of
        self._datatype = datatype

    def entity(self, entity: JsonObject) -> dict[str, Json]:
        """Return an entity, or a form or sense of a lexeme; `statements` gives its statements."""
        seen: dict[str, Json] = {"schemaVersion": SCHEMA_VERSION}
        for name in ("id", "type", "datatype"):
            if isinstance(entity.get(name), str):
                seen[name] = entity[name]
        found = part_of(as_text(entity.get("id")))
        if found is not None:
            seen["type"] = found
        for name in ("labels", "descriptions"):
            if name in entity:
                seen[name] = self._terms(entity, name)
        if "aliases" in entity:
            seen["aliases"] = {
                code: [as_object(alias) for alias in as_list(aliases)]
                for code, aliases in as_object(entity["aliases"]).items()
            }
        if "sitelinks" in entity:
            seen["sitelinks"] = {
                site: _sitelink(site, as_object(link))
                for site, link in as_object(entity["sitelinks"]).items()
            }
        for name in (*_OF_LEXEME, *_OF_PARTS):
            if name in entity:
                seen[name] = entity[name]
        for name in ("forms", "senses"):
            if name in entity:
                seen[name] = [self.entity(part) for part in objects_of(entity[name])]
        return seen

    def statements(self, statements: Sequence[JsonObject]) -> list[JsonObject]:
        """Return statements of one property."""
        return [self._statement(statement) for statement in statements]

    def _terms(self, entity: JsonObject, kind: str) -> dict[str, Json]:
        seen = dict(as_object(entity[kind]))
        found = self._term_of(entity, kind)
        if found is not None:
            own: dict[str, Json] = {"language": found.language, "value": found.text}
            if found.source is not None:
                own["source-language"] = found.source
            if found.language != self._language:
                own["for-language"] = self._language
            seen[self._language] = own
        return seen

    def _statement(self, statement: JsonObject) -> JsonObject:
        seen = {name: value for name, value in statement.items() if name in _OF_STATEMENT}
        seen["mainsnak"] = self._snak(as_object(statement.get("mainsnak")))
        qualifiers = as_object(statement.get("qualifiers"))
        if qualifiers:
            seen["qualifiers"] = self._snaks(qualifiers, with_hash=True)
            seen["qualifiers-order"] = as_list(statement.get("qualifiers-order")) or list(
                qualifiers
            )
        references = objects_of(statement.get("references"))
        if references:
            seen["references"] = [self._reference(reference) for reference in references]
        return seen

    def _reference(self, reference: JsonObject) -> JsonObject:
        snaks = as_object(reference.get("snaks"))
        seen = {
            "snaks": self._snaks(snaks),
            "snaks-order": as_list(reference.get("snaks-order")) or list(snaks),
        }
        return {"hash": reference["hash"], **seen} if "hash" in reference else seen

    def _snaks(self, groups: JsonObject, *, with_hash: bool = False) -> JsonObject:
        return {
            name: [self._snak(snak, with_hash=with_hash) for snak in objects_of(group)]
            for name, group in groups.items()
        }

    def _snak(self, snak: JsonObject, *, with_hash: bool = False) -> JsonObject:
        seen: dict[str, Json] = {
            name: value for name, value in snak.items() if name in ("snaktype", "property")
        }
        datatype = self._datatype(as_text(snak.get("property"))) or snak.get("datatype")
        if datatype is not None:
            seen["datatype"] = datatype
        if with_hash and "hash" in snak:
            seen["hash"] = snak["hash"]
        if "datavalue" in snak:
            stated = as_object(snak["datavalue"])
            seen["datavalue"] = {**stated, "value": _value(stated)}
        return seen


_OF_STATEMENT = ("id", "type", "rank")


def _value(stated: JsonObject) -> Json:
    value = stated.get("value")
    if stated.get("type") != "wikibase-entityid":
        return value
    entity_id = id_of_value(value)
    return value if entity_id is None else {**as_object(value), "id": entity_id}


def _sitelink(site: str, link: JsonObject) -> JsonObject:
    return {
        "site": site,
        "title": as_text(link.get("title")),
        "badges": as_list(link.get("badges")),
    }
