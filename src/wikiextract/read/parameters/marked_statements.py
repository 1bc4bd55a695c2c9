"""A call that is made again with marks in the texts that statements of entities give."""

from __future__ import annotations

from wikiextract.expand.origins import OF_STATEMENT, StatementName, Traced
from wikiextract.read.parameters.marks import MOST, MarkedText, has_marks, with_marks


class MarkedStatements:
    """The marks of one call. The expansion gives `mark` the texts that statements give modules."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, text: str, entity: str, property_id: str) -> str:
        """Return a text that statements of a property of an entity gave, with marks."""
        if has_marks(text):
            return text
        number = self._number(StatementName(entity, property_id))
        return with_marks(text, [(0, len(text), number)], {number}) if number < MOST else text

    def marked_text(self, made: str) -> MarkedText | None:
        """Return what the call gave as a text to be read; None if no mark can be in it."""
        if isinstance(made, Traced):
            ranges = [
                (origin.start, origin.end, self._number(origin.name))
                for origin in made.origins
                if origin.transclusion == OF_STATEMENT and origin.name is not None
            ]
            made = with_marks(str(made), [one for one in ranges if one[2] < MOST], range(MOST))
        return MarkedText(made, list(self._numbers)) if self._numbers else None

    def _number(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers))
