"""The facts of a record as rows: what its entities state, and the fields that state no property."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from wikiextract.access import InfoboxView, box_views
from wikiextract.nodes import Field, PageEntity, PropertyValue, TypedValue, ValueSource
from wikiextract.record import Article
from wikiextract.sinks.value_columns import first_link
from wikiextract.text import value_text

FactRow: TypeAlias = tuple[Any, ...]

COLUMNS = (
    "title",
    "page_id",
    "wikidata_id",
    "entity",
    "types",
    "property",
    "of",
    "infobox",
    "field",
    "param",
    "text",
    "link",
    "kind",
    "value",
    "low",
    "high",
    "unit",
)
"""A fact's page; the entity, its classes and the property (`of` is the property whose value it
describes); the box, label and parameter that state it; and the value: as shown, what it links to,
its first typed form."""


def fact_rows(article: Article) -> Iterator[FactRow]:
    """Return the facts of a record, in the order of `COLUMNS`; what is not known is None.

    First come the properties of its entities, then the fields of its infoboxes that gave none.
    """
    page = (article.title, article.page_id, article.wikidata_id)
    entities = [*((article.entity,) if article.entity else ()), *(article.more_entities or ())]
    used: set[tuple[int | None, str | None]] = set()
    for entity in entities:
        about = (entity.id, " ".join(entity.types) or None)
        for name, of, value in _values(entity):
            source = value.source or ValueSource()
            used |= {(source.box, source.param), (source.box, source.field)}
            place = (source.infobox, source.field, source.param)
            link = value.link.target if value.link else None
            shown = (value.text, link, *_typed(value.typed))
            yield (*page, *about, name, of, *place, *shown)
    for number, box in enumerate(box_views(article.infoboxes, ())):
        for field in box.fields():
            names = {(number, name) for name in (field.param, field.label) if name}
            if not names & used:
                yield (*page, None, None, None, None, *_field(box, field))


def _values(entity: PageEntity) -> Iterator[tuple[str, str | None, PropertyValue]]:
    """The values of an entity and of its values: property, the property that it is of, value."""
    waiting = [(name, None, v) for name, values in entity.properties.items() for v in values]
    stack: list[tuple[str, str | None, PropertyValue]] = list(reversed(waiting))
    while stack:
        name, of, value = stack.pop()
        yield name, of, value
        inner = (*(value.properties or {}).items(), *(value.qualifiers or {}).items())
        stack += reversed([(own, name, one) for own, values in inner for one in values])


def _field(box: InfoboxView, field: Field) -> FactRow:
    value = field.value
    typed = value.typed[0] if value.typed else None
    shown = (value_text(value) or None, first_link(value, deep=True), *_typed(typed))
    return (box.name, field.label, field.param, *shown)


def _typed(typed: TypedValue | None) -> FactRow:
    """The kind of a value, itself, its bounds, and its unit or currency."""
    if typed is None:
        return (None,) * 5
    match typed.kind:
        case "date":
            return ("date", typed.edtf, typed.start, typed.end, None)
        case "money":
            return ("money", typed.amount, typed.low, typed.high, typed.currency)
        case "duration":
            return ("duration", typed.duration, typed.low, typed.high, None)
        case "coordinates":
            return ("coordinates", f"{typed.latitude},{typed.longitude}", None, None, typed.globe)
        case "boolean":
            return ("boolean", typed.boolean, None, None, None)
        case "identifier":
            return ("identifier", typed.value, None, None, typed.scheme)
        case "url" | "colour":
            return (typed.kind, typed.value, None, None, None)
    unit = typed.unit_code or typed.unit
    return (typed.kind, typed.number, typed.low, typed.high, unit)
