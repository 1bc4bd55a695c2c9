"""Infoboxes with typed values: each field's name says what its value may be."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from wikiextract.map.annotate.each import each
from wikiextract.map.annotate.texts import TextReader
from wikiextract.map.values.small.booleans import answer_of
from wikiextract.nodes import Field, FieldGroup, Infobox, Span, TypedValue, Value

_MOST_PARAMETERS = 20
# Words for yes and no; a letter may be anything.
_SHORTEST, _LONGEST = 2, 12


def annotate_box(box: Infobox, reader: TextReader) -> Infobox:
    """Return the infobox with the typed values of its fields."""
    spans = reader.calls.parameter_spans(box.span)
    groups = each(box.groups, lambda group: _group(group, reader, spans))
    return box if groups is box.groups else replace(box, groups=groups)


def _group(group: FieldGroup, reader: TextReader, spans: Mapping[str, Span]) -> FieldGroup:
    fields = each(group.fields, lambda field: _field(field, reader, spans))
    groups = each(group.groups, lambda inner: _group(inner, reader, spans))
    if fields is group.fields and groups is group.groups:
        return group
    return replace(group, fields=fields, groups=groups)


def _field(field: Field, reader: TextReader, spans: Mapping[str, Span]) -> Field:
    places = [field.span] if field.span is not None else []
    others = (field.more_params or ())[:_MOST_PARAMETERS]
    places += [spans[name] for name in others if name in spans]
    value = reader.annotate(field.value, field.param or "", field.label or "", places)
    if field.source is not None:
        place = places[0] if places else None
        value = reader.as_stated(value, field.source, field.label or field.param or "", place)
    if not value.typed:
        value = _answered(value, reader.language)
    return field if value is field.value else replace(field, value=value)


def _answered(value: Value, language: str | None) -> Value:
    """Return a value that is yes or no and nothing else, with what it says."""
    text = value.text or ""
    if not _SHORTEST <= len(text) <= _LONGEST or value.items or value.links or value.blocks:
        return value
    answer = answer_of(text, language)
    if answer is None:
        return value
    return replace(value, typed=(TypedValue(kind="boolean", text=text, boolean=answer),))
