"""Stretches of the wikitext, asked for what stands in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from wikiextract.nodes import Span
from wikiextract.read.wikitext.constructs import CallMarkup


class Places:
    """Stretches, of which some may stand in others."""

    def __init__(self, places: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(places):
            if not self._ends or end > self._ends[-1]:
                self._starts.append(start)
                self._ends.append(end)

    def hold(self, call: CallMarkup) -> bool:
        """Return True if a call stands in one of them."""
        place = bisect_right(self._starts, call.start) - 1
        return place >= 0 and call.end <= self._ends[place]
