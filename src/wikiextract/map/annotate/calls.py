"""The calls that a page's editor wrote, asked for what they state at a place of the wikitext."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from wikiextract.map.values import Doubt, ReadValues, ValueContext
from wikiextract.map.values.calls import call_of, read_call
from wikiextract.nodes import Reference, Span, TemplateCall, TypedValue

_MOST_VALUES = 50
# A call with more named arguments is a box or a citation: what stands in it is not said here.
_FEW_SETTINGS = 2


class CallsOfPage:
    """The calls of a page by their places; none where these are not known."""

    def __init__(self, calls: Sequence[TemplateCall], references: Sequence[Reference] = ()) -> None:
        self._calls = [(call.span, call) for call in calls if call.span is not None]
        self._calls.sort(key=lambda one: (one[0][0], -one[0][1]))
        self._starts = [span[0] for span, _ in self._calls]
        self._notes = sorted(one.span for one in references if one.span is not None)

    def parameter_spans(self, place: Span | None) -> Mapping[str, Span]:
        """Return the places of the parameters of the call that stands at a place."""
        if place is None:
            return {}
        index = bisect_left(self._starts, place[0])
        if index == len(self._calls) or self._calls[index][0] != place:
            return {}
        parameters = self._calls[index][1].parameters
        return {one.name: one.span for one in parameters if one.span is not None}

    def values_at(self, places: Sequence[Span], context: ValueContext) -> ReadValues:
        """Return what the calls at some places state, notes aside, in the order of the places."""
        values: list[TypedValue] = []
        doubts: list[Doubt] = []
        for place in places:
            for found in self._stated(place, context):
                values += found.values
                doubts += found.doubts
                if len(values) >= _MOST_VALUES:
                    break
        return ReadValues(tuple(values[:_MOST_VALUES]), tuple(doubts[:_MOST_VALUES]))

    def _stated(self, place: Span, context: ValueContext) -> Iterator[ReadValues]:
        """What calls at a place state; one within another only where that states nothing."""
        start, end = place
        for index in range(bisect_left(self._starts, start), len(self._calls)):
            span, node = self._calls[index]
            if span[0] >= end:
                return
            if span[0] < start or span[1] > end:
                continue
            call = call_of(node) if not self._in_note(span) else None
            if call is None:
                continue
            found = read_call(call, context)
            if found is not None:
                yield found
            if found is not None or len(call.named) > _FEW_SETTINGS:
                start = span[1]

    def _in_note(self, span: Span) -> bool:
        index = bisect_right(self._notes, (span[0], span[1] + 1)) - 1
        return index >= 0 and span[1] <= self._notes[index][1]
