"""Which parameter of the call a field of a box shows, followed through the expansion.

The part of the expanded page that a call gave is rendered and read once more, with marks in the
values of its parameters. Where a field then shows the same as before but for marks, these say which
parameters its value is made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import msgspec
from msgspec.structs import replace

from wikiextract.expand.origins import Origin
from wikiextract.nodes import Field, FieldGroup, Infobox
from wikiextract.read.joined.marks import MOST, has_marks, marks_in, with_marks, without_marks

ReadPart = Callable[[str], Sequence[Infobox]]
"""Renders and reads a part of an expanded page: gives the infoboxes in it."""

_ROW = ("\n|-", "<tr", "{|")


@dataclass(frozen=True)
class PartOfPage:
    """The part `text[start:end]` of an expanded page, which a call gave."""

    text: str
    start: int
    end: int
    transclusion: int


def with_followed_parameters(
    box: Infobox, part: PartOfPage, origins: Sequence[Origin], read: ReadPart
) -> Infobox:
    """The box with the parameters that `origins` (of the whole page) tell of its fields."""
    names: list[str] = []
    ranges = []
    for origin in _of_part(part, origins):
        if len(names) < MOST:
            ranges.append((origin.start - part.start, origin.end - part.start, len(names)))
            names.append(origin.name or "")
    text = part.text[part.start : part.end]
    if not ranges or has_marks(text):
        return box
    marked = _best(box, read(with_marks(text, ranges)))
    if marked is None:
        return box
    return with_names(
        box,
        {
            number: tuple(dict.fromkeys(names[mark] for mark in marks if mark < len(names)))
            for number, marks in _marks_of_fields(box, marked).items()
        },
    )


def _of_part(part: PartOfPage, origins: Sequence[Origin]) -> Iterator[Origin]:
    """The values of the part's own call, and those of calls in them that give rows of their own."""
    inside = [one for one in origins if part.start <= one.start and one.end <= part.end]
    rows = {
        one.transclusion: one
        for one in inside
        if one.name is None
        and one.transclusion != part.transclusion
        and any(row in part.text[one.start : one.end] for row in _ROW)
    }
    for origin in inside:
        own = origin.transclusion == part.transclusion and not any(
            origin.start <= one.start and one.end <= origin.end for one in rows.values()
        )
        if origin.name and (own or origin.transclusion in rows):
            yield origin


def _best(box: Infobox, read: Sequence[Infobox]) -> Infobox | None:
    """The box of those read that has the fields of `box`."""
    wanted = [_key(field) for field in fields_of(box)]
    for other in read:
        if set(wanted) & {_key(field) for field in fields_of(other)}:
            return other
    return None


def _key(field: Field) -> tuple[str, str]:
    """What a field shows, without its marks."""
    value = field.value
    shown = value.text or " ".join(image.file for image in value.images)
    return without_marks(field.label or ""), without_marks(shown)


def _marks_of_fields(box: Infobox, marked: Infobox) -> dict[int, list[int]]:
    """The marks in each field of `marked`, by the number of the field of `box` that is the same."""
    fields, others = list(fields_of(box)), list(fields_of(marked))
    matcher = SequenceMatcher(
        None, [_key(field) for field in fields], [_key(field) for field in others], autojunk=False
    )
    found = {}
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            value = others[block.b + offset].value
            marks = marks_in(msgspec.json.encode(value).decode())
            if marks:
                found[block.a + offset] = marks
    return found


def fields_of(box: Infobox) -> Iterator[Field]:
    """All fields of a box, in their order."""
    todo = list(reversed(box.groups))
    while todo:
        group = todo.pop()
        yield from group.fields
        todo.extend(reversed(group.groups))


def with_names(box: Infobox, names: dict[int, tuple[str, ...]]) -> Infobox:
    """The box with `param` on the fields that `names` numbers, in the order of `fields_of`."""
    if not names:
        return box
    count = 0

    def named(group: FieldGroup) -> FieldGroup:
        nonlocal count
        fields = []
        for field in group.fields:
            first, *more = names.get(count, (field.param,))
            fields.append(replace(field, param=first, more_params=tuple(more) or None))
            count += 1
        return replace(group, fields=tuple(fields), groups=tuple(map(named, group.groups)))

    return replace(box, groups=tuple(map(named, box.groups)))
