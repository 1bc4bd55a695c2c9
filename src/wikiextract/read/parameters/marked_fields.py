"""Fields told by marks: what was rendered and read once more, with marks, against the box.

Where a field shows the same as before but for marks, these say which parameters its value is made
of. Statements are told only where they are all that it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from wikiextract.expand.origins import StatementName
from wikiextract.nodes import Field, Infobox, Value
from wikiextract.read.parameters.fields import Names, fields_of
from wikiextract.read.parameters.marks import is_all, marks_in, without_marks
from wikiextract.read.same_order import same_or_alike


def names_by_marks(fields: Sequence[Field], read: Sequence[Infobox], names: Sequence[str]) -> Names:
    """The names that the marks of the same fields stand for, by the number of the field.

    `read` are the boxes that a marked text shows, `names` the parameters by their marks.
    """
    found = {}
    others = _best(fields, read)
    for number, other in _pairs(fields, others):
        value = others[other].value
        marks = marks_in(msgspec.json.encode(value).decode())
        known = dict.fromkeys(names[mark] for mark in marks if mark < len(names))
        same = _key(fields[number]) == _key(others[other])
        stated = tuple(
            name
            for name in known
            if not isinstance(name, StatementName) or (same and _is_all(value, name, names))
        )
        if stated:
            found[number] = stated
    return found


def _is_all(value: Value, statement: StatementName, names: Sequence[str]) -> bool:
    """Return True if a value shows what the statements say, and nothing else but notes.

    The parameters by which it came there do not count.
    """
    numbers = {number for number, name in enumerate(names) if name == statement}
    parameters = {
        number for number, name in enumerate(names) if not isinstance(name, StatementName)
    }
    if value.blocks or not (value.text or value.images):
        return False
    files = (without_marks(one.file, parameters) for one in value.images)
    if not all(numbers.issuperset(marks_in(file) or [-1]) for file in files):
        return False
    return not value.text or is_all(without_marks(value.text, parameters), numbers)


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


def _pairs(fields: Sequence[Field], others: Sequence[Field]) -> Iterator[tuple[int, int]]:
    """The numbers of fields and of those of `others` that are the same."""
    return same_or_alike(
        list(map(_key, fields)),
        list(map(_key, others)),
        list(map(_label, fields)),
        list(map(_label, others)),
    )
