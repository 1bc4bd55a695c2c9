"""The part of a page that a call gave, with marks in the values that were followed into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wikiextract.expand.origins import OF_STATEMENT, Origin
from wikiextract.read.parameters.marks import MOST, MarkedText, has_marks, with_marks
from wikiextract.read.parameters.rows import gives_rows
from wikiextract.read.parameters.traced_page import TracedPage

_MOST_ROWS = 50


def mark_part(page: TracedPage, extent: Origin) -> MarkedText | None:
    """Return what a call gave, with marks where the page's text knows its origins.

    `extent` is the call's. None where no origin is known, or where the page uses such characters.
    """
    names: list[str] = []
    ranges = []
    whole = set()
    for origin in _of_part(page, extent):
        if len(names) < MOST:
            ranges.append((origin.start - extent.start, origin.end - extent.start, len(names)))
            if origin.transclusion == OF_STATEMENT:
                whole.add(len(names))
            names.append(origin.name or "")
    text = page.text[extent.start : extent.end]
    if not ranges or has_marks(text):
        return None
    return MarkedText(with_marks(text, ranges, whole), names)


def _of_part(page: TracedPage, extent: Origin) -> Iterator[Origin]:
    """The values of the part's own call, and those of calls in them that give rows of their own."""
    inside = page.origins_within(extent)
    rows = {
        one.transclusion: one
        for one in inside
        if one.name is None
        and one.transclusion != extent.transclusion
        and gives_rows(page.text[one.start : one.end])
    }
    outer = list(rows.values())[:_MOST_ROWS]
    for origin in inside:
        if not origin.name:
            continue
        if origin.transclusion == OF_STATEMENT:
            yield origin
            continue
        own = origin.transclusion == extent.transclusion
        if origin.transclusion in rows or (own and not _any_within(outer, origin)):
            yield origin


def _any_within(extents: Sequence[Origin], whole: Origin) -> bool:
    return any(whole.start <= one.start and one.end <= whole.end for one in extents)
