"""Infoboxes with typed values: each field's name says what its value may be."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from wikiextract.map.annotate.each import each
from wikiextract.map.annotate.texts import TextReader
from wikiextract.nodes import Field, FieldGroup, Infobox, Span


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
    places += [spans[name] for name in field.more_params or () if name in spans]
    value = reader.annotate(field.value, field.param or "", field.label or "", places)
    return field if value is field.value else replace(field, value=value)
