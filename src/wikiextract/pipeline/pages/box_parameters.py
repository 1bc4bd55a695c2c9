"""The parameters of a page's boxes: parts of the page are made once more to tell them.

Each way to tell states what it needs; here that is expanded, rendered and read, and the match goes
on with what came of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from wikiextract.expand.expander import Expansion
from wikiextract.expand.origins import Origin
from wikiextract.expand.page.expansion import ModuleChanges
from wikiextract.nodes import Infobox, Value
from wikiextract.pipeline.pages.wiki_renderer import WikiRenderer
from wikiextract.read.html import RenderedReader, interface
from wikiextract.read.joined import NotedCalls
from wikiextract.read.parameters import (
    BoxMatch,
    MarkedRows,
    MarkedStatements,
    MarkedText,
    TracedPage,
    calls_to_make_again,
    mark_part,
)
from wikiextract.site import Title

_MARKUP = frozenset("[{<'&\x7f*#:;")


class PageParts:
    """Parts of one expanded page, each rendered and read by itself."""

    def __init__(
        self, renderer: WikiRenderer, reader: RenderedReader, expansion: Expansion, title: Title
    ) -> None:
        self.expansion = expansion
        self._renderer = renderer
        self._reader = reader
        self._title = title
        # Several boxes may stand in what one call gave.
        self._marked: dict[Origin, _MarkedPart | None] = {}

    @cached_property
    def page(self) -> TracedPage:
        """The expanded page; most have no box that asks for it."""
        return TracedPage(self.expansion)

    def marked(self, extent: Origin) -> _MarkedPart | None:
        """Return what a call gave, with marks in the values; None: there are none to mark."""
        if extent not in self._marked:
            marked = mark_part(self.page, extent)
            part = None if marked is None else _MarkedPart(self, self.expansion, marked)
            self._marked[extent] = part
        return self._marked[extent]

    def boxes(self, part: Expansion) -> Sequence[Infobox]:
        """Return the infoboxes in a part of the page, or in a call that was made again."""
        return self._reader.read_boxes(self._renderer.look_of_part(part), self._title)

    def value(self, text: str) -> Value:
        """Return what expanded wikitext shows."""
        if _MARKUP.isdisjoint(text):
            return Value(text=text)
        part = self._renderer.look_of_part(self.expansion.with_text(text))
        return self._reader.read_value(part, self._title)


class _MarkedPart:
    """A part of the page, or a call that was made again, with marks in its values."""

    def __init__(self, parts: PageParts, expansion: Expansion, marked: MarkedText) -> None:
        self._parts = parts
        self._expansion = expansion
        self._marked = marked
        self._rows = MarkedRows(marked, parts.page.textless, interface().hidden_classes)

    @cached_property
    def _boxes(self) -> Sequence[Infobox]:
        return self._parts.boxes(self._expansion.with_text(self._marked.text))

    def told(self, match: BoxMatch, followed: frozenset[str] = frozenset()) -> BoxMatch:
        """Return the match with what the marks tell; it is rendered where its rows do not say."""
        by_rows = match.by_rows(self._rows, followed)
        if by_rows is not None:
            return by_rows
        return match.by_marks(self._boxes, self._marked.names, followed)


def with_parameters(
    boxes: Sequence[Infobox], noted: NotedCalls, parts: PageParts
) -> tuple[Infobox, ...]:
    """Return the boxes of a page with the parameters of their fields, where a call gave the box."""
    result = []
    for box in boxes:
        extent = noted.extents.get(box.span) if box.span is not None else None
        result.append(box if extent is None else _match(box, extent, parts).result())
    return tuple(result)


def _match(box: Infobox, extent: Origin, parts: PageParts) -> BoxMatch:
    """Return what can be told of the fields of a box; `extent` is what its call gave."""
    match, page = BoxMatch.of(box), parts.page
    if not match.left():
        return match
    # First what costs least and is surest: values that were followed through the expansion.
    part = parts.marked(extent)
    if part is not None:
        match = part.told(match)
    if not match.left():
        return match
    values = page.arguments_of(extent)
    # Then values on their way through modules, which take texts apart: their calls are made again.
    for call in calls_to_make_again(page, extent, values):
        if not match.left():
            break
        again = parts.expansion.call_again(call.number, ModuleChanges(argument=call.mark))
        marked = call.marked_text(again.text) if again is not None else None
        if again is not None and marked is not None:
            part = _MarkedPart(parts, again, marked)
            match = part.told(match, frozenset(call.marked))
    if match.left() and page.has_modules and page.has_statements:
        match = _by_statements(match, extent, parts)
    # Last what is told by its value alone, among all that was not found so far.
    said = {name: parts.value(text) for name, text in match.values_left(values).items()}
    return match.by_value(said, all_followed=not page.has_modules)


def _by_statements(match: BoxMatch, extent: Origin, parts: PageParts) -> BoxMatch:
    """Return the match with fields that show what statements gave to modules."""
    marks = MarkedStatements()
    again = parts.expansion.call_again(extent.transclusion, ModuleChanges(statement=marks.mark))
    marked = marks.marked_text(again.text) if again is not None else None
    if again is None or marked is None:
        return match
    return match.by_marks(parts.boxes(again.with_text(marked.text)), marked.names)
