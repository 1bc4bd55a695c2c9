"""Fields told by the rows of a marked text, without rendering it, where these leave no doubt.

Most rows show a text and nothing else, and nearly all boxes have but one row for each of their
fields. Whatever is less plain is left to a rendering (`marked_fields`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Hashable, Sequence, Set

from wikiextract.expand.origins import StatementName
from wikiextract.nodes import Field
from wikiextract.read.parameters.fields import Names
from wikiextract.read.parameters.marks import MarkedText, all_marks_in, marks_behind, without_marks
from wikiextract.read.parameters.row_texts import RowText, row_texts
from wikiextract.read.text.value_parts import COLONS

_NO_COLONS = str.maketrans("", "", COLONS)


class MarkedRows:
    """The rows of a marked text, to be asked by each box that may have some of them."""

    def __init__(
        self, marked: MarkedText, textless: Container[str], hidden: Set[str] = frozenset()
    ) -> None:
        """`textless` are strip markers that show no text and hold no marks, `hidden` classes."""
        self._names = marked.names
        # What statements say is told by a rendering alone.
        told = not any(isinstance(name, StatementName) for name in marked.names)
        self._rows = row_texts(marked.text, textless, hidden) if told else []
        self._shown = [
            None if row.shown is None else _key(without_marks(row.shown)) for row in self._rows
        ]

    def names(self, fields: Sequence[Field]) -> Names | None:
        """Return the names that the marks of each field's row stand for, by the field's number.

        None where a field shows not just what one row shows, where it might be another row's as
        well, or where a mark stands in what is not text.
        """
        wanted = [_key(_label(field) + _text(field)) for field in fields]
        places = _places(wanted, self._shown)
        if places is None or places != _places_from_end(wanted, self._shown):
            return None
        if self._may_be_others(wanted, places):
            return None
        found = {}
        for number, (field, place) in enumerate(zip(fields, places, strict=True)):
            names = _names(field, self._rows[place], self._names)
            if names is None:
                return None
            if names:
                found[number] = names
        return found

    def _may_be_others(self, wanted: Sequence[str], places: Sequence[int]) -> bool:
        """Return True if a row might show what the field before it or the one behind it shows.

        It may show other things than it seems to: something in it may be hidden, or its cells
        divided otherwise.
        """
        number = 0
        for place, row in enumerate(self._rows):
            if number < len(places) and place == places[number]:
                number += 1
            elif any(map(row.may_show, wanted[max(number - 1, 0) : number + 1])):
                return True
        return False


def _names(field: Field, row: RowText, names: Sequence[str]) -> tuple[str, ...] | None:
    """Return the names of the marks in a field's value; None if they cannot be told by its row."""
    shown = row.shown or ""
    text, label, value = without_marks(shown), _label(field), _text(field)
    before = len(text) - len(value)
    # With the same letters: only colons are left between the label and the value.
    if not (text.startswith(label) and text.endswith(value) and len(label) <= before):
        return None
    told = dict.fromkeys(names[mark] for mark in marks_behind(shown, before))
    hidden = Counter(all_marks_in(row.source)) - Counter(all_marks_in(shown))
    return tuple(told) if all(names[mark] in told for mark in hidden) else None


def _label(field: Field) -> str:
    return "".join((field.label or "").split())


def _text(field: Field) -> str:
    return "".join((field.value.text or "").split())


def _key(text: str) -> str:
    """Return a text without colons, which labels lose."""
    return text.translate(_NO_COLONS)


def _places(wanted: Sequence[Hashable], among: Sequence[Hashable]) -> list[int] | None:
    """Return the first places at which all that is wanted stands, in its order; None: nowhere."""
    places = []
    place = 0
    for one in wanted:
        while place < len(among) and among[place] != one:
            place += 1
        if place == len(among):
            return None
        places.append(place)
        place += 1
    return places


def _places_from_end(wanted: Sequence[Hashable], among: Sequence[Hashable]) -> list[int] | None:
    """Return the last such places."""
    places = _places(wanted[::-1], among[::-1])
    return None if places is None else [len(among) - 1 - place for place in reversed(places)]
