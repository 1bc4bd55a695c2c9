"""Fields told by marks: what was rendered and read once more, with marks, against the box.

Where a field shows the same as before but for marks, these say which parameters its value is made
of.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from wikiextract.nodes import Field, Infobox
from wikiextract.read.parameters.fields import Names, fields_of
from wikiextract.read.parameters.marks import marks_in, without_marks
from wikiextract.read.same_order import same_or_alike


def names_by_marks(fields: Sequence[Field], read: Sequence[Infobox], names: Sequence[str]) -> Names:
    """The names that the marks of the same fields stand for, by the number of the field.

    `read` are the boxes that a marked text shows, `names` the parameters by their marks.
    """
    found = {}
    for number, marks in _marks_of_fields(fields, _best(fields, read)).items():
        known = dict.fromkeys(names[mark] for mark in marks if mark < len(names))
        if known:
            found[number] = tuple(known)
    return found


def _best(fields: Sequence[Field], read: Sequence[Infobox]) -> Sequence[Field]:
    """The fields of the box, of those read, that shares most with the one that has `fields`."""
    wanted = {_key(field) for field in fields}
    others = [list(fields_of(box)) for box in read]
    return max(others, key=lambda those: len(wanted & set(map(_key, those))), default=[])


def _label(field: Field) -> str | None:
    return without_marks(field.label) if field.label else None


def _key(field: Field) -> tuple[str, str]:
    """Return label and text of a field without marks, and the text without white space."""
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
