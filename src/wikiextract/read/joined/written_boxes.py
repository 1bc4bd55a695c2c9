"""Boxes of given HTML and the calls in the wikitext that made them, told by what they say."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from wikiextract.nodes import Infobox, Navbox, Notice, Span, TemplateCall, Value
from wikiextract.read.parameters.equal_values import fields_by_value
from wikiextract.read.parameters.fields import fields_of, with_names

_FEWEST = 2
_MOST = 300
"""Boxes and calls beyond these are not compared, as each is with each."""


def with_written_boxes(
    boxes: Sequence[Infobox], calls: Sequence[TemplateCall]
) -> tuple[Infobox, ...]:
    """The boxes with name, place and parameters of the calls that made them.

    A box that states its template is that of the next call of it; another is that of the call whose
    parameters say what most of its fields show.
    """
    left = [call for call in calls if call.kind == "template" and len(call.parameters) >= _FEWEST]
    left = left[:_MOST]
    result: list[Infobox] = []
    for box in boxes:
        call = _call_of(box, left) if len(result) < _MOST else None
        if call is None:
            result.append(box)
            continue
        left.remove(call)
        result.append(_with_call(box, call))
    return tuple(result)


def with_written_tables(
    boxes: Sequence[Infobox], written: Sequence[Infobox]
) -> tuple[Infobox, ...]:
    """The boxes with the place of the table in the wikitext that each is, where no call made it."""
    left = [box for box in written[:_MOST] if box.name is None and box.span is not None]
    result = []
    for box in boxes:
        table = _same_box(box, left) if box.span is None and left else None
        if table is None:
            result.append(box)
            continue
        left.remove(table)
        result.append(replace(box, span=table.span))
    return tuple(result)


def _same_box(box: Infobox, written: Sequence[Infobox]) -> Infobox | None:
    """The table that shows at least half of what the box shows."""
    shown = {_text(field.value.text) for field in fields_of(box)} - {""}
    for table in written:
        said = {_text(field.value.text) for field in fields_of(table)} - {""}
        if shown and 2 * len(shown & said) >= len(shown):
            return table
    return None


def with_written_calls(
    navboxes: Sequence[Navbox], notices: Sequence[Notice], calls: Sequence[TemplateCall]
) -> tuple[tuple[Navbox, ...], tuple[Notice, ...]]:
    """Navboxes and notices with the place of the calls that they name, each call once."""
    spans: dict[str, list[Span]] = {}
    for call in reversed(calls):
        if call.kind == "template" and call.span is not None:
            spans.setdefault(_folded(call.name), []).append(call.span)

    def place(name: str | None, span: Span | None) -> Span | None:
        found = spans.get(_folded(name)) if name is not None and span is None else None
        return found.pop() if found else span

    return (
        tuple(replace(box, span=place(box.name, box.span)) for box in navboxes),
        tuple(replace(one, span=place(one.template, one.span)) for one in notices),
    )


def _call_of(box: Infobox, calls: Sequence[TemplateCall]) -> TemplateCall | None:
    if box.name is not None:
        name = _folded(box.name)
        return next((call for call in calls if _folded(call.name) == name), None)
    shown = {_text(field.value.text) for field in fields_of(box)} - {""}
    best, most = None, max(_FEWEST, len(shown) / 4)
    for call in calls:
        said = {_text(parameter.value.text) for parameter in call.parameters}
        if len(shown & said) >= most:
            best, most = call, len(shown & said) + 1
    return best


def _with_call(box: Infobox, call: TemplateCall) -> Infobox:
    fields = list(fields_of(box))
    known = {field.param for field in fields}
    values: dict[str, Value] = {
        parameter.name: parameter.value
        for parameter in call.parameters
        if parameter.name not in known
    }
    left = {number: field for number, field in enumerate(fields) if field.param is None}
    names = fields_by_value(left, values)
    return replace(with_names(box, names), name=box.name or call.name, span=call.span)


def _folded(name: str) -> str:
    return "".join(name.replace("_", " ").split()).casefold()


def _text(text: str | None) -> str:
    return "".join((text or "").split()).casefold()
