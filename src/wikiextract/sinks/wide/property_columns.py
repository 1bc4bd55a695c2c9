"""The columns of a property in the table of a class, by the kind of its values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wikiextract.sinks.tables import Type

VALUE_COLUMNS: Mapping[str, str] = {
    "article_id": "article_id",
    "entity": "entity",
    "property": "property",
    "kind": "kind",
    "text": "text",
    "link": "link",
    "date": "date",
    "date_start": "date_start",
    "date_end": "date_end",
    "measure": "coalesce(si_number, number)",
    "measure_unit": "CASE WHEN si_number IS NULL THEN unit ELSE si_unit END",
    "amount": "amount",
    "currency": "currency",
    "latitude": "latitude",
    "longitude": "longitude",
    "boolean": "boolean",
    "content": "content",
}
"""What tables of classes take of `entity_values`, as SQL."""

PLACE = {name: place for place, name in enumerate(VALUE_COLUMNS)}
"""Where each is in a row."""


class PropertyColumn(NamedTuple):
    """A column: what its name adds to the property's, its type, and the place of its value.

    The values of the one whose `place` is None are the numbers of values.
    """

    suffix: str
    type: Type
    place: int | None


COUNT = PropertyColumn("_count", "integer", None)


def _column(suffix: str, type_: Type, value: str) -> PropertyColumn:
    return PropertyColumn(suffix, type_, PLACE[value])


_TEXT = (_column("", "text", "text"), _column("_link", "text", "link"))
_NUMBER = (_column("", "real", "measure"), _column("_unit", "text", "measure_unit"))
_CONTENT = (_column("", "text", "content"),)
_BY_KIND: Mapping[str, tuple[PropertyColumn, ...]] = {
    "date": (
        _column("", "text", "date"),
        _column("_start", "text", "date_start"),
        _column("_end", "text", "date_end"),
    ),
    "number": _NUMBER,
    "money": (_column("", "real", "amount"), _column("_currency", "text", "currency")),
    "coordinates": (
        _column("_latitude", "real", "latitude"),
        _column("_longitude", "real", "longitude"),
    ),
    "boolean": (_column("", "boolean", "boolean"),),
    "duration": _CONTENT,
    "url": _CONTENT,
    "identifier": _CONTENT,
    "colour": _CONTENT,
}
_SAME = {"ordinal": "number", "quantity": "number"}


def columns_of_kind(kind: str | None) -> tuple[PropertyColumn, ...]:
    """Return the columns of a property most of whose values are of a kind (None: texts)."""
    return _BY_KIND.get(kind or "", _TEXT)


def same_columns(kind: str | None) -> str | None:
    """Return one kind for all kinds that have the same columns."""
    return _SAME.get(kind, kind) if kind is not None else None
