"""The results of an expansion besides the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from wikiextract.expand.arguments import Arguments, GivenArguments
from wikiextract.expand.pieces import Part

TransclusionKind = Literal["page", "module"]


class ArgumentUse(msgspec.Struct, frozen=True):
    """An argument of a transclusion.

    `start` and `end` are the offsets of its value in the page's wikitext (not trimmed), -1 when the
    call does not stand in the page. `value` is the expanded value, None when nobody asked for it.
    """

    name: str
    value: str | None
    start: int = -1
    end: int = -1


class Transclusion(msgspec.Struct, frozen=True, eq=False):
    """A page that was transcluded, or a module that was invoked.

    `title` is the page as called, `target` where a redirect led (otherwise the same title);
    `exists` is False for a missing page. `depth` is 1 for a call that stands in the page, 2 for one
    that stands in such a template, and so on; `start` and `end` are offsets of the call in the
    page's wikitext, -1 when it does not stand there. (A call in an argument of a template that the
    page calls stands in the page, so its depth is 1, too.)
    """

    title: str
    target: str
    kind: TransclusionKind
    exists: bool
    depth: int
    given: Arguments | GivenArguments
    parts: tuple[Part, ...] = ()
    start: int = -1
    end: int = -1

    def arguments(self) -> list[ArgumentUse]:
        """Return the arguments in the order of the call."""
        known = self.given.expanded()
        uses = []
        for position, name in enumerate(self.given.names):
            start = end = -1
            if self.start >= 0 and position < len(self.parts):
                start, end = self.parts[position].value_start, self.parts[position].end
            uses.append(ArgumentUse(name, known.get(name), start, end))
        return uses


class CallAround(msgspec.Struct, frozen=True):
    """The page's own call in whose output something stands.

    `transclusion` is its number. `is_own`: that stands in the text of the called page itself, so
    that the call's arguments are its arguments.
    """

    transclusion: int
    is_own: bool


class Counters(msgspec.Struct, frozen=True):
    """How much of each limit an expansion used (see `ExpandOptions`)."""

    include_size: int
    argument_size: int
    template_depth: int
    expansion_depth: int
    nodes: int
    expensive_calls: int

    def as_mapping(self) -> Mapping[str, int]:
        """Return the counters by name."""
        return {name: getattr(self, name) for name in self.__struct_fields__}
