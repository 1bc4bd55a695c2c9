"""One entity, read from JSON as far as a store must know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.store.entities.ids import is_property, key_of

_MOST_IN_ONE = 1 << 16
"""Entities that one answer of the API may have; Wikidata's gives 500 at most."""
_MOST_PARTS = 1 << 20
"""Colons in a text that is decoded, and so fields; the largest entities have a quarter of it."""

MOST_MERGES = 4
"""So many merges are followed one after the other."""


class EntityError(Exception):
    """The reason why a text gives no entity."""


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity: its number, its JSON, its revision (0: not stated), and what leads to it.

    `fields` is what stands in the JSON object. `sitelinks` are pages by the names of their wikis,
    `merged` the numbers of entities that were merged into it, `labels` those of a property by
    language.
    """

    key: int
    text: bytes
    fields: dict[str, msgspec.Raw]
    revision: int = 0
    sitelinks: dict[str, str] = field(default_factory=dict)
    merged: tuple[int, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MergedEntity:
    """An entity that was merged into another: `key` leads to `target`."""

    key: int
    target: int


class _Sitelink(msgspec.Struct):
    title: str


class _Term(msgspec.Struct):
    value: str


class _Merge(msgspec.Struct, rename={"source": "from"}):
    source: str


_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_id = msgspec.json.Decoder(str)
_revision = msgspec.json.Decoder(int)
_merge = msgspec.json.Decoder(_Merge)
# PHP writes an empty object as ``[]``.
_sitelinks = msgspec.json.Decoder(dict[str, _Sitelink] | tuple[()])
_labels = msgspec.json.Decoder(dict[str, _Term] | tuple[()])
_answer = msgspec.json.Decoder(dict[str, msgspec.Raw] | list[msgspec.Raw])
_Decoded = TypeVar("_Decoded")


def read_entities(text: bytes) -> Iterator[Entity | MergedEntity]:
    """Read the entity, the redirect or the API's answer that a JSON object is.

    Raises `EntityError` when it is none of these.
    """
    if len(text) > _MOST_PARTS and text.count(b":") > _MOST_PARTS:
        raise EntityError(f"more than {_MOST_PARTS} fields")
    try:
        text.decode()
        fields = _fields.decode(text)
        if "entities" not in fields:
            yield from _entity(text, fields)
            return
        answers = _answer.decode(fields["entities"])
        if len(answers) > _MOST_IN_ONE:
            raise EntityError(f"an answer with more than {_MOST_IN_ONE} entities")
        for answer in answers.values() if isinstance(answers, dict) else answers:
            yield from _entity(bytes(answer), _fields.decode(answer))
    except RecursionError:
        raise EntityError("nested too deeply") from None
    except NOT_JSON as error:
        raise EntityError(f"no entity: {error}") from None


def _entity(text: bytes, fields: dict[str, msgspec.Raw]) -> Iterator[Entity | MergedEntity]:
    if "missing" in fields:
        return
    if "redirect" in fields:
        merged = fields.get("entity", fields.get("id"))
        yield MergedEntity(_key(merged), _key(fields["redirect"]))
        return
    key = _key(fields.get("id"))
    links = _part(fields, "sitelinks", _sitelinks) or {}
    merge = _part(fields, "redirects", _merge)
    labels = _part(fields, "labels", _labels) if is_property(key) else None
    yield Entity(
        key=key,
        text=text,
        fields=fields,
        revision=_bounded(_part(fields, "lastrevid", _revision) or 0),
        sitelinks={site: link.title for site, link in links.items()},
        merged=() if merge is None else (_numbered(merge.source),),
        labels={language: term.value for language, term in (labels or {}).items()},
    )


def _part(
    fields: dict[str, msgspec.Raw], name: str, decoder: msgspec.json.Decoder[_Decoded]
) -> _Decoded | None:
    value = fields.get(name)
    return None if value is None else decoder.decode(value)


def _key(stated: msgspec.Raw | None) -> int:
    if stated is None:
        raise EntityError("it has no id")
    return _numbered(_id.decode(stated))


def _numbered(stated: str) -> int:
    key = key_of(stated)
    if key is None:
        raise EntityError(f"{stated[:50]!r} is no id of an entity")
    return key


def _bounded(revision: int) -> int:
    return revision if 0 < revision < 1 << 62 else 0
