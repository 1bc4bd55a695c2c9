"""A call of a parser function: its arguments, expanded when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wikiextract.expand.arguments import Arguments
from wikiextract.expand.origins import BLANKS, Traced, join, strip
from wikiextract.expand.pieces import Part

if TYPE_CHECKING:
    from wikiextract.expand.frame import Frame
    from wikiextract.expand.page import PageExpansion


class Call:
    """What every parser function gets.

    Arguments are counted from 0, which is the one behind the colon; it is there always (perhaps
    empty). A function that wants an argument's equals sign split asks for `parts`. `traced` are the
    values that were asked for and come from parameters.
    """

    __slots__ = ("first", "frame", "parts", "traced")

    def __init__(self, frame: Frame, first: str, parts: tuple[Part, ...]) -> None:
        """`first` is expanded and trimmed, `parts` are the further arguments."""
        self.frame = frame
        self.first = first
        self.parts = parts
        self.traced: list[str] = []

    def __len__(self) -> int:
        return len(self.parts) + 1

    @property
    def page(self) -> PageExpansion:
        """The page that is being expanded."""
        return self.frame.page

    def argument(self, number: int, default: str = "") -> str:
        """Argument `number`, expanded and trimmed; `default` when the call has fewer."""
        if number == 0:
            return self.first
        if number > len(self.parts):
            return default
        part = self.parts[number - 1]
        value = self._expanded(part)
        if part.name is not None:
            value = join((self.frame.expand(part.name), "=", value))
        return strip(value)

    def arguments(self) -> Iterator[str]:
        """All arguments, expanded and trimmed."""
        return (self.argument(number) for number in range(len(self)))

    def text(self, part: Part) -> str:
        """The value of one of `parts`, expanded and trimmed."""
        return strip(self._expanded(part))

    def name(self, part: Part) -> str | None:
        """What stands before the equals sign of one of `parts`, expanded and trimmed."""
        return None if part.name is None else self.frame.expand(part.name).strip(BLANKS)

    def template_arguments(self) -> Arguments:
        """The arguments behind the first, as those of a template call."""
        return Arguments(self.frame, self.parts)

    def _expanded(self, part: Part) -> str:
        """The value of one of `parts`, noted when it comes from a parameter."""
        value = self.frame.expand(part.value)
        if isinstance(value, Traced):
            self.traced.append(value)
        return value
