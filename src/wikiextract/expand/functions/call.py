"""A call of a parser function or a variable: all that such a function may ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from wikiextract.expand.arguments import Arguments
from wikiextract.expand.frame import Frame
from wikiextract.expand.origins import BLANKS, Traced, join, strip
from wikiextract.expand.page.facts import PageFacts
from wikiextract.expand.page.findings import Findings
from wikiextract.expand.pieces import Part
from wikiextract.site import Title


class Call:
    """A call, as every parser function and every variable gets it.

    Arguments are counted from 0, which is the one behind the colon; it is there always (perhaps
    empty). They are expanded when they are asked for. A function that wants an argument's equals
    sign split asks for `parts`. `traced` are the values that were asked for and come from
    parameters.

    Of the page there is what is known of it (`page`), and what it says of itself is noted
    (`findings`, `problem`). The few functions that expand more than their arguments have the
    `frame` in which the call stands.
    """

    __slots__ = ("first", "frame", "parts", "traced")

    def __init__(self, frame: Frame, first: str = "", parts: tuple[Part, ...] = ()) -> None:
        """`first` is expanded and trimmed, `parts` are the further arguments."""
        self.frame = frame
        self.first = first
        self.parts = parts
        self.traced: list[str] = []

    # --- arguments --------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self.parts) + 1

    def argument(self, number: int, default: str = "") -> str:
        """Return argument `number`, expanded and trimmed; `default` when the call has fewer."""
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
        """Return all arguments, expanded and trimmed."""
        return (self.argument(number) for number in range(len(self)))

    def text(self, part: Part) -> str:
        """Return the value of one of `parts`, expanded and trimmed."""
        return strip(self._expanded(part))

    def name(self, part: Part) -> str | None:
        """Return what stands before the equals sign of one of `parts`, expanded and trimmed."""
        return None if part.name is None else self.frame.expand(part.name).strip(BLANKS)

    def template_arguments(self, skipped: int = 0) -> Arguments:
        """Return the arguments behind the first and `skipped` more, as those of a template call."""
        return Arguments(self.frame.expand, self.parts[skipped:])

    def _expanded(self, part: Part) -> str:
        """The value of one of `parts`, noted when it comes from a parameter."""
        value = self.frame.expand(part.value)
        if isinstance(value, Traced):
            self.traced.append(value)
        return value

    # --- the page ---------------------------------------------------------------------------

    @property
    def page(self) -> PageFacts:
        """The page that is expanded, its wiki, and the options."""
        return self.frame.page

    @property
    def findings(self) -> Findings:
        """The findings about the page."""
        return self.frame.expansion.findings

    def problem(self, code: str, message: str, template: Title | None = None) -> None:
        """Report a warning about the page, or about `template` that it uses."""
        self.frame.expansion.problem(code, message, template)

    def count_expensive(self) -> bool:
        """Count an expensive call; return False if there were too many already."""
        return self.frame.expansion.count_expensive()


Function: TypeAlias = Callable[[Call], str | None]
"""Gives the text of a call; None when the call means nothing (it may name a page then)."""

Variable: TypeAlias = Callable[[Call], str]
"""Gives the value of ``{{NAME}}``; the call has no arguments."""
