"""One entity, read from JSON as far as a store must know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.store.entities.ids import is_property, key_of

_MOST_IN_ONE = 1 << 16
"""Entities that one answer of the API may have; Wikidata's gives 500 at most."""


class EntityError(Exception):
    """The reason why a text gives no entity."""


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity: its number, its JSON, its revision (0: not stated), and what leads to it.

    `sitelinks` are pages by the names of their wikis, `merged` the numbers of entities that were
    merged into it, `labels` those of a property by language.
    """

    key: int
    text: bytes
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


class _Labelled(msgspec.Struct):
    labels: dict[str, _Term] | tuple[()] = ()


class _Merge(msgspec.Struct, rename={"source": "from"}):
    source: str


class _Stated(msgspec.Struct):
    """What an entity, or an answer of the API, states. PHP writes an empty object as ``[]``."""

    id: str | None = None
    lastrevid: int | None = None
    sitelinks: dict[str, _Sitelink] | tuple[()] = ()
    redirects: _Merge | None = None
    entity: str | None = None
    redirect: str | None = None
    missing: Any = None
    entities: dict[str, msgspec.Raw] | list[msgspec.Raw] | None = None


_labelled = msgspec.json.Decoder(_Labelled)
_stated = msgspec.json.Decoder(_Stated)


def read_entities(text: bytes) -> Iterator[Entity | MergedEntity]:
    """Read the entity, the redirect or the API's answer that a JSON object is.

    Raises `EntityError` when it is none of these.
    """
    stated = _whole(text)
    if stated.entities is None:
        yield from _entity(text, stated)
        return
    answers = stated.entities
    if len(answers) > _MOST_IN_ONE:
        raise EntityError(f"an answer with more than {_MOST_IN_ONE} entities")
    for answer in answers.values() if isinstance(answers, dict) else answers:
        inner = bytes(answer)
        yield from _entity(inner, _whole(inner))


_Decoded = TypeVar("_Decoded")


def _decoded(text: bytes, decoder: msgspec.json.Decoder[_Decoded]) -> _Decoded:
    try:
        return decoder.decode(text)
    except RecursionError:
        raise EntityError("nested too deeply") from None
    except NOT_JSON as error:
        raise EntityError(f"no entity: {error}") from None


def _whole(text: bytes) -> _Stated:
    try:
        text.decode()
    except UnicodeDecodeError as error:
        raise EntityError(f"no entity: {error.reason}") from None
    return _decoded(text, _stated)


def _labels(text: bytes) -> dict[str, str]:
    labels = _decoded(text, _labelled).labels or {}
    return {language: term.value for language, term in labels.items()}


def _entity(text: bytes, stated: _Stated) -> Iterator[Entity | MergedEntity]:
    if stated.missing is not None:
        return
    if stated.redirect is not None:
        yield MergedEntity(_key(stated.entity or stated.id), _key(stated.redirect))
        return
    links = stated.sitelinks or {}
    key = _key(stated.id)
    yield Entity(
        key=key,
        text=text,
        revision=_bounded(stated.lastrevid),
        sitelinks={site: link.title for site, link in links.items()},
        merged=() if stated.redirects is None else (_key(stated.redirects.source),),
        labels=_labels(text) if is_property(key) else {},
    )


def _key(stated: str | None) -> int:
    key = key_of(stated) if stated is not None else None
    if key is None:
        problem = "it has no id" if stated is None else f"{stated[:50]!r} is no id of an entity"
        raise EntityError(problem)
    return key


def _bounded(revision: int | None) -> int:
    return revision if revision is not None and 0 < revision < 1 << 62 else 0
