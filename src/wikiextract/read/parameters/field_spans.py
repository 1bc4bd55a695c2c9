"""The place in the wikitext of the parameters that fields show."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from wikiextract.nodes import FieldGroup, Infobox, Parameter, TemplateCall


def with_field_spans(
    boxes: Sequence[Infobox], calls: Sequence[TemplateCall]
) -> tuple[Infobox, ...]:
    """The boxes with the spans of the parameters of their fields."""
    return tuple(_box(box, calls) for box in boxes)


def _box(box: Infobox, calls: Sequence[TemplateCall]) -> Infobox:
    if box.span is None:
        return box
    start, end = box.span
    parameters: dict[str, Parameter] = {}
    # Of calls in the call, which may give fields of their own, only names that it has not count.
    for call in calls:
        if call.span is not None and start <= call.span[0] and call.span[1] <= end:
            own = call.span == box.span
            for parameter in call.parameters:
                if own or parameter.name not in parameters:
                    parameters[parameter.name] = parameter

    def with_spans(group: FieldGroup) -> FieldGroup:
        fields = tuple(
            replace(field, span=parameters[field.param].span)
            if field.param in parameters
            else field
            for field in group.fields
        )
        return replace(group, fields=fields, groups=tuple(map(with_spans, group.groups)))

    return replace(box, groups=tuple(map(with_spans, box.groups)))
