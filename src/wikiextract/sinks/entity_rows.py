"""The entities of a record as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from wikiextract.nodes import PageEntity, PropertyValue, TypedValue, ValueSource
from wikiextract.record import Article
from wikiextract.sinks.value_columns import typed_columns

_Rows = Iterator[tuple[str, tuple[Any, ...]]]
_UNTYPED: tuple[Any, ...] = (None, *typed_columns(()), None, None, None, None)
_UNKNOWN: tuple[Any, ...] = (None,) * 9


def entity_rows(article: Article) -> _Rows:
    """The rows of an article's entities, without the article's number."""
    for number, entity in enumerate((article.entity, *(article.more_entities or ())), 1):
        if entity is None:
            continue
        special = entity.types[0] if entity.types else None
        yield "entities", (number, entity.id, special, entity.label)
        for position, name in enumerate(entity.types, 1):
            yield "entity_types", (number, position, name)
        for row in _values(entity):
            yield "entity_values", (number, *row)


class _Waiting(NamedTuple):
    """A value that has no row yet: whose it is, and as what."""

    parent: int | None
    qualifier: bool
    name: str
    position: int
    value: PropertyValue


def _values(entity: PageEntity) -> Iterator[tuple[Any, ...]]:
    waiting = [*_reversed(entity.properties, None)]
    number = 0
    while waiting:
        parent, qualifier, name, position, value = waiting.pop()
        number += 1
        yield (
            number,
            parent,
            name,
            qualifier,
            position,
            value.types[0] if value.types else None,
            value.text,
            *(_typed(value.typed) if value.typed else _UNTYPED),
            value.link.target if value.link else None,
            *(_source(value.source) if value.source else _UNKNOWN),
        )
        waiting.extend(_reversed(value.qualifiers or {}, number, qualifier=True))
        waiting.extend(_reversed(value.properties or {}, number))


def _reversed(
    properties: dict[str, tuple[PropertyValue, ...]],
    parent: int | None,
    *,
    qualifier: bool = False,
) -> Iterator[_Waiting]:
    """The values of the properties, the last first."""
    for name in reversed(properties):
        values = properties[name]
        for position in range(len(values), 0, -1):
            yield _Waiting(parent, qualifier, name, position, values[position - 1])


def _typed(typed: TypedValue) -> tuple[Any, ...]:
    return (
        typed.kind,
        *typed_columns((typed,)),
        typed.latitude,
        typed.longitude,
        typed.boolean,
        typed.duration or typed.value,
    )


def _source(source: ValueSource) -> tuple[Any, ...]:
    return (
        source.box + 1 if source.box is not None else None,
        source.infobox,
        source.group,
        source.param,
        source.field,
        source.entity,
        source.property,
        *(source.span or (None, None)),
    )
