"""A call of a box made once more, with marks in what modules are given: so values go through Lua.

What a module does to a text it does to its marks, too. A value that a module looks into (a number,
a word such as "yes", a file's name) gets no marks, as these would make it another value; nor do
conditions of templates see any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wikiextract.expand.origins import Origin, Traced
from wikiextract.read.parameters.marks import MOST, MarkedText, has_marks, with_marks
from wikiextract.read.parameters.rows import as_box, gives_rows
from wikiextract.read.parameters.traced_page import TracedPage
from wikiextract.site.file_types import file_type

_LONGEST = 100_000
_MOST_CALLS = 20
_LETTERS = re.compile(r"[^\W\d_]")
_FILE = re.compile(r"[^\n|\[\]{}<>]*\.\w{3,4}")
_ADDRESS = re.compile(
    r"(?:https?:)?//\S+|#[0-9a-f]{3,8}|[\w.-]+@[\w.-]+|(?:www\.)?[\w-]+(?:\.[a-z]{2,})+/?",
    re.IGNORECASE,
)
_SWITCH = re.compile(r"[a-z]{1,8}|Yes|No|True|False|None|YES|NO")


class MarkedCall:
    """The marks of one call that is made again; `number` is that of its transclusion.

    The expansion gives `mark` what modules are given, `marked_text` is given what came of the call.
    `marked` are the parameters that got marks on their way into a module.
    """

    def __init__(self, number: int, *, only_rows: bool = False) -> None:
        """`only_rows`: the call gives rows for the box of another call."""
        self.number = number
        self.marked: set[str] = set()
        self._only_rows = only_rows
        self._numbers: dict[str, int] = {}

    def mark(self, value: str) -> str:
        """Return a value for a module, with marks where it comes from parameters of the call."""
        if not isinstance(value, Traced) or not is_text(value):
            return value
        marked = self._with_marks(value)
        self.marked.update(one for one in _names(value, self.number) if one in self._numbers)
        return marked

    def marked_text(self, made: str) -> MarkedText | None:
        """Return what the call gave as a text to be read; None if no mark can be in it."""
        text = self._with_marks(made)
        if not self._numbers:
            return None
        return MarkedText(as_box(text) if self._only_rows else text, list(self._numbers))

    def _with_marks(self, text: str) -> str:
        if not isinstance(text, Traced):
            return text
        ranges = []
        for origin in text.origins:
            if origin.transclusion != self.number or origin.name is None:
                continue
            number = self._numbers.setdefault(origin.name, len(self._numbers))
            if number < MOST:
                ranges.append((origin.start, origin.end, number))
        return with_marks(str(text), ranges)


def calls_to_make_again(
    page: TracedPage, extent: Origin, values: Mapping[str, str]
) -> Iterator[MarkedCall]:
    """The calls to make again for a box: its own, and those in arguments that give rows of it.

    `extent` is what the box's call gave, `values` are its arguments. None where no module had a
    part in the page: then all values were followed already.
    """
    if not page.has_modules or not values:
        return
    yield MarkedCall(extent.transclusion)
    rows = [
        origin.transclusion
        for value in values.values()
        if isinstance(value, Traced)
        for origin in value.origins
        if origin.name is None and gives_rows(value[origin.start : origin.end])
    ]
    for number in rows[:_MOST_CALLS]:
        yield MarkedCall(number, only_rows=number != extent.transclusion)


def is_text(value: str) -> bool:
    """Return True if a value is for readers, as far as one can see: no number, switch or name.

    Rows of a table are more than a value: the call that gave them is looked at by itself.
    """
    if has_marks(value) or len(value) > _LONGEST or not _LETTERS.search(value):
        return False
    if gives_rows(value):
        return False
    stripped = value.strip()
    if _FILE.fullmatch(stripped) and file_type(stripped) is not None:
        return False
    return not (_SWITCH.fullmatch(stripped) or _ADDRESS.fullmatch(stripped))


def _names(text: Traced, call: int) -> set[str]:
    """The parameters of a call that a text comes from."""
    return {one.name for one in text.origins if one.transclusion == call and one.name is not None}
