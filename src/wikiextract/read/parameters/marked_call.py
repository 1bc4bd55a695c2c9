"""A call of a box made once more, with marks in what modules are given: so values go through Lua.

What a module does to a text it does to its marks, too. A value that a module looks into (a number,
a word such as "yes", a file's name) gets no marks, as these would make it another value; nor do
conditions of templates see any.
"""

from __future__ import annotations

import re

from wikiextract.expand.expander import Expansion
from wikiextract.expand.origins import Traced
from wikiextract.read.parameters.marks import MOST, has_marks, with_marks
from wikiextract.site.file_types import file_type

_LONGEST = 100_000
_LETTERS = re.compile(r"[^\W\d_]")
_FILE = re.compile(r"[^\n|\[\]{}<>]*\.\w{3,4}")
_ADDRESS = re.compile(
    r"(?:https?:)?//\S+|#[0-9a-f]{3,8}|[\w.-]+@[\w.-]+|(?:www\.)?[\w-]+(?:\.[a-z]{2,})+/?",
    re.IGNORECASE,
)
_SWITCH = re.compile(r"[a-z]{1,8}|Yes|No|True|False|None|YES|NO")
_ROWS = ("\n|-", "<tr", "{|")


def is_text(value: str) -> bool:
    """Whether a value is for readers, as far as one can see: not a number, a switch or a name.

    Rows of a table are more than a value: the call that gave them is looked at by itself.
    """
    if has_marks(value) or len(value) > _LONGEST or not _LETTERS.search(value):
        return False
    if any(row in value for row in _ROWS):
        return False
    stripped = value.strip()
    if _FILE.fullmatch(stripped) and file_type(stripped) is not None:
        return False
    return not (_SWITCH.fullmatch(stripped) or _ADDRESS.fullmatch(stripped))


class MarkedCall:
    """A call made again: `text` is what it gives, None when it cannot be made.

    `names` are the parameters that the marks in it stand for, `marked` those that got marks on
    their way into a module.
    """

    def __init__(self, expansion: Expansion, number: int) -> None:
        """`number` is that of the call's transclusion."""
        self.marked: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._call = number
        text = expansion.again(number, self._mark)
        self.text = None if text is None else self._with_origins(text)

    @property
    def names(self) -> list[str]:
        """The parameters by the numbers of their marks."""
        return list(self._numbers)

    def _mark(self, value: str) -> str:
        if not isinstance(value, Traced) or not is_text(value):
            return value
        marked = self._with_origins(value)
        self.marked.update(name for name in self._own(value) if name in self._numbers)
        return marked

    def _with_origins(self, text: str) -> str:
        """A text with marks where it comes from parameters of the call."""
        if not isinstance(text, Traced):
            return text
        ranges = []
        for origin in text.origins:
            if origin.transclusion != self._call or origin.name is None:
                continue
            number = self._numbers.setdefault(origin.name, len(self._numbers))
            if number < MOST:
                ranges.append((origin.start, origin.end, number))
        return with_marks(str(text), ranges)

    def _own(self, text: Traced) -> set[str]:
        return {
            one.name
            for one in text.origins
            if one.transclusion == self._call and one.name is not None
        }
