"""The boxes of a page: its infoboxes, and the other calls of templates that may be about it.

A template that describes a page's subject is used once, at the side of the text: a call inside a
note, a list or a table, and one of several of the same name, is about something else. Only calls of
mappings that say what they are part of may be many.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from wikiextract.map.domains.box import MappedBox, box_of_call, box_of_infobox
from wikiextract.map.domains.facts import SubjectFacts
from wikiextract.map.domains.index import MappingIndex
from wikiextract.nodes import FieldGroup, Infobox, Section, Span, TemplateCall, TransclusionBlock

_MOST_BOXES = 100


def boxes_of(
    page: SubjectFacts,
    infoboxes: Sequence[Infobox],
    templates: Sequence[TemplateCall],
    index: MappingIndex,
) -> Iterator[MappedBox]:
    """Yield the infoboxes, then the other templates that have a mapping and may be about the page.

    The box of a call says whether it stands before the first heading.
    """
    outer = [call for call in templates if call.parent is None and call.span is not None]
    by_span = {call.span: call for call in outer}
    for number, infobox in enumerate(infoboxes[:_MOST_BOXES]):
        yield box_of_infobox(infobox, number, by_span.get(infobox.span) if infobox.span else None)
        for group in _boxes_inside(infobox):
            if index.of_box(group.name):
                yield box_of_infobox(Infobox(name=group.name, groups=(group,)), number, None)
    spans = {box.span for box in infoboxes}
    known = [call for call in outer if call.span not in spans and index.of_box(call.name)]
    if not known:
        return
    counts = Counter(call.name for call in outer)
    inside = _Inside(page)
    end = _end_of_lead(page.sections)
    for call in known[:_MOST_BOXES]:
        assert call.span is not None
        part = any(mapping.part_of for mapping in index.of_box(call.name))
        if part or (counts[call.name] == 1 and not inside.holds(call.span)):
            box = box_of_call(call)
            box.in_lead = end is None or call.span[0] < end
            yield box


def _boxes_inside(infobox: Infobox) -> Iterator[FieldGroup]:
    """Yield the groups that are boxes of their own inside a box, each before those in it."""
    waiting = list(reversed(infobox.groups))
    while waiting:
        group = waiting.pop()
        if group.name:
            yield group
        waiting.extend(reversed(group.groups))


class _Inside:
    """The places of notes, lists, tables and the like in the wikitext."""

    def __init__(self, page: SubjectFacts) -> None:
        spans = [note.span for note in page.references if note.span]
        spans += [span for section in page.sections for span in _spans(section)]
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if not self._ends or start >= self._ends[-1]:
                self._starts.append(start)
                self._ends.append(end)
            else:
                self._ends[-1] = max(self._ends[-1], end)

    def holds(self, span: Span) -> bool:
        """Return True if one of the places holds all of the span."""
        at = bisect_right(self._starts, span[0]) - 1
        return at >= 0 and span[1] <= self._ends[at]


def _spans(section: Section) -> Iterator[Span]:
    waiting = [section]
    while waiting:
        one = waiting.pop()
        for block in one.blocks:
            if block.span is not None and not isinstance(block, TransclusionBlock):
                yield block.span
        waiting.extend(one.sections)


def _end_of_lead(sections: Sequence[Section]) -> int | None:
    """Return where the first section with a heading begins; None where there is none."""
    starts = [one.span[0] for one in sections if one.title is not None and one.span is not None]
    return min(starts, default=None)
