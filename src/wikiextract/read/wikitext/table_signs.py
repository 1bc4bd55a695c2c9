"""Calls that stand for signs of tables, as pages write them where a bar would divide arguments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from wikiextract.read.wikitext.calls.call_names import CallName
from wikiextract.read.wikitext.constructs import CallMarkup
from wikiextract.read.wikitext.facts import facts


class TableSigns:
    """The signs (``{|``, ``|-``, ``|``, …) that calls without arguments stand for.

    `at` gives them by the calls' offsets.
    """

    __slots__ = ("_places", "at")

    def __init__(self, calls: Sequence[CallMarkup], names: Sequence[CallName]) -> None:
        signs = facts().table_signs
        self.at: dict[int, str] = {}
        if any(name.name.lower() in signs for name in {*names}):
            self.at = {
                call.start: signs[name.name.lower()]
                for call, name in zip(calls, names, strict=True)
                if not call.has_arguments and name.name.lower() in signs
            }
        self._places = list(self.at)

    def any_within(self, start: int, end: int) -> bool:
        """Return True if one of the calls begins between two offsets."""
        if not self._places:
            return False
        index = bisect_left(self._places, start)
        return index < len(self._places) and self._places[index] < end
