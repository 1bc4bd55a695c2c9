"""Fields told by marks: what was rendered and read once more, with marks, against the box.

Where a field shows the same as before but for marks, these say which parameters its value is made
of. Statements are told only where they are all that it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from wikiextract.expand.origins import StatementName
from wikiextract.nodes import Field, Infobox, Value
from wikiextract.read.parameters.fields import Names, fields_of
from wikiextract.read.parameters.marks import is_all, marks_in, without_marks
from wikiextract.read.same_order import same_or_alike

_Key: TypeAlias = tuple[str, str]


def names_by_marks(fields: Sequence[Field], read: Sequence[Infobox], names: Sequence[str]) -> Names:
    """The names that the marks of the same fields stand for, by the number of the field.

    `read` are the boxes that a marked text shows, `names` the parameters by their marks.
    """
    found = {}
    keys = list(map(_key, fields))
    others, other_keys = _best(keys, read)
    labels, other_labels = list(map(_label, fields)), list(map(_label, others))
    for number, other in same_or_alike(keys, other_keys, labels, other_labels):
        value = others[other].value
        marks = marks_in(msgspec.json.encode(value).decode())
        known = dict.fromkeys(names[mark] for mark in marks if mark < len(names))
        same = keys[number] == other_keys[other]
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


def _best(keys: Sequence[_Key], read: Sequence[Infobox]) -> tuple[Sequence[Field], Sequence[_Key]]:
    """The fields, with their keys, of the box of those read that shares most of `keys`."""
    wanted = set(keys)
    others = [list(fields_of(box)) for box in read]
    keyed = [(fields, list(map(_key, fields))) for fields in others]
    return max(keyed, key=lambda one: len(wanted.intersection(one[1])), default=([], []))


def _label(field: Field) -> str | None:
    return without_marks(field.label) if field.label else None


def _key(field: Field) -> _Key:
    """Return label and text of a field without marks, and the text without white space."""
    value = field.value
    shown = value.text or " ".join(image.file for image in value.images)
    return without_marks(field.label or ""), "".join(without_marks(shown).split())
