"""Which parameter of the call a field of a box shows.

The part of the expanded page that a call gave is rendered and read once more, with marks in the
values of its parameters. Where a field then shows the same as before but for marks, these say which
parameters its value is made of. Marks go into values that were followed through the expansion, and,
for fields that are left, into what modules are given when the call is made again; what is left
after that is told by its value, where only one parameter has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from wikiextract.expand.markers import DELIMITER
from wikiextract.expand.origins import Origin, Traced
from wikiextract.nodes import Field, Infobox, Value
from wikiextract.read.parameters.equal_values import fields_by_value
from wikiextract.read.parameters.fields import Names, fields_of, with_names
from wikiextract.read.parameters.marked_call import MarkedCall
from wikiextract.read.parameters.marks import MOST, has_marks, marks_in, with_marks, without_marks
from wikiextract.read.parameters.traced_page import TracedPage
from wikiextract.read.same_order import same_or_alike


@dataclass(frozen=True)
class PartReader:
    """Renders and reads parts of an expanded page: the infoboxes in one, or one as a value."""

    boxes: Callable[[str], Sequence[Infobox]]
    value: Callable[[str], Value]


_MOST_ROWS = 50
_MOST_CALLS = 20
_ROW = ("\n|-", "<tr", "{|")


def with_parameters_of_call(
    box: Infobox, extent: Origin, page: TracedPage, reader: PartReader
) -> Infobox:
    """The box with the parameters of its fields; `extent` is what its call gave."""
    fields = list(fields_of(box))
    names: dict[int, tuple[str, ...]] = dict(_followed(fields, extent, page, reader))
    if len(names) == len(fields):
        return with_names(box, names)
    given = page.expansion.transclusions[extent.transclusion].given
    values = {name: value for name, value in given.expanded().items() if value}
    marked: set[str] = set()
    if page.has_modules and values:
        for number in (extent.transclusion, *_calls_with_rows(values.values())):
            call = MarkedCall(page.expansion, number)
            found = _names_of_again(fields, call, reader, whole=number == extent.transclusion)
            names = {**found, **names}
            marked |= call.marked if found else set()
    used = {name for found in names.values() for name in found}
    left = {number: field for number, field in enumerate(fields) if number not in names}
    if left:
        said = {
            name: reader.value(value) if _has_markup(value) else Value(text=value)
            for name, value in values.items()
            if name not in used and name not in marked
        }
        known = bool(marked) or not page.has_modules
        names.update(fields_by_value(left, said, followed=known))
    return with_names(box, names)


def _names_of_again(
    fields: Sequence[Field], call: MarkedCall, reader: PartReader, *, whole: bool
) -> Names:
    """What a call made again tells; rows for a box (not `whole`) are read as one of their own."""
    if call.text is None or not call.names:
        return {}
    text = call.text if whole else f'{{| class="infobox"\n{call.text}\n|}}'
    return _names(fields, reader.boxes(text), call.names)


def _calls_with_rows(values: Iterable[str]) -> list[int]:
    """The numbers of the calls in arguments that give rows of their own."""
    return [
        origin.transclusion
        for value in values
        if isinstance(value, Traced)
        for origin in value.origins
        if origin.name is None and any(row in value[origin.start : origin.end] for row in _ROW)
    ][:_MOST_CALLS]


def _has_markup(value: str) -> bool:
    return any(character in value for character in f"[{{<'&{DELIMITER}*#:;")


def _followed(
    fields: Sequence[Field], extent: Origin, page: TracedPage, reader: PartReader
) -> Names:
    """What the origins of the page's text tell."""
    names: list[str] = []
    ranges = []
    for origin in _of_part(page, extent):
        if len(names) < MOST:
            ranges.append((origin.start - extent.start, origin.end - extent.start, len(names)))
            names.append(origin.name or "")
    text = page.text[extent.start : extent.end]
    if not ranges or has_marks(text):
        return {}
    return _names(fields, reader.boxes(with_marks(text, ranges)), names)


def _names(fields: Sequence[Field], read: Sequence[Infobox], names: Sequence[str]) -> Names:
    """The names that the marks of the same fields stand for."""
    found = {}
    for number, marks in _marks_of_fields(fields, _best(fields, read)).items():
        known = dict.fromkeys(names[mark] for mark in marks if mark < len(names))
        if known:
            found[number] = tuple(known)
    return found


def _of_part(page: TracedPage, extent: Origin) -> Iterator[Origin]:
    """The values of the part's own call, and those of calls in them that give rows of their own."""
    inside = page.origins_within(extent)
    rows = {
        one.transclusion: one
        for one in inside
        if one.name is None
        and one.transclusion != extent.transclusion
        and any(row in page.text[one.start : one.end] for row in _ROW)
    }
    for origin in inside:
        if not origin.name:
            continue
        own = origin.transclusion == extent.transclusion
        if origin.transclusion in rows or (own and not _any_within(list(rows.values()), origin)):
            yield origin


def _any_within(ranges: Sequence[Origin], whole: Origin) -> bool:
    return any(whole.start <= one.start and one.end <= whole.end for one in ranges[:_MOST_ROWS])


def _best(fields: Sequence[Field], read: Sequence[Infobox]) -> Sequence[Field]:
    """The fields of the box, of those read, that shares most with the one that has `fields`."""
    wanted = {_key(field) for field in fields}
    others = [list(fields_of(box)) for box in read]
    return max(others, key=lambda those: len(wanted & set(map(_key, those))), default=[])


def _label(field: Field) -> str | None:
    return without_marks(field.label) if field.label else None


def _key(field: Field) -> tuple[str, str]:
    """What a field shows, without its marks (and without white space, which is no matter here)."""
    value = field.value
    shown = value.text or " ".join(image.file for image in value.images)
    return without_marks(field.label or ""), "".join(without_marks(shown).split())


def _marks_of_fields(fields: Sequence[Field], others: Sequence[Field]) -> dict[int, list[int]]:
    """The marks in each of `others`, by the number of the one of `fields` that is the same."""
    found = {}
    pairs = same_or_alike(
        list(map(_key, fields)),
        list(map(_key, others)),
        list(map(_label, fields)),
        list(map(_label, others)),
    )
    for number, other in pairs:
        marks = marks_in(msgspec.json.encode(others[other].value).decode())
        if marks:
            found[number] = marks
    return found
