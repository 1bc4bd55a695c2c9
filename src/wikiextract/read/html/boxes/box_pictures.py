"""Pictures of an infobox: single, side by side, montages, maps with markers; their captions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wikiextract.nodes import Image, Value
from wikiextract.read.html.tree.markup import (
    detach,
    gather,
    has_image,
    is_large,
    row_cells,
    shown_images,
    shown_text,
)
from wikiextract.read.html.values.inline import collect
from wikiextract.read.html.values.media import image_of_element
from wikiextract.read.text.foreign import take_foreign_links
from wikiextract.read.text.value_parts import captioned, is_empty, joined

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

_MOST_COLUMNS = 50
_LONGEST_CAPTION = 1000
_LONGEST_TITLE_BESIDE = 80


def is_picture_cell(cell: _Element) -> bool:
    """Return True if a cell is there for its pictures: its text is their caption, if anything."""
    images = list(shown_images(cell))
    if not images:
        return False
    text = shown_text(cell)
    if not text:
        return True
    if len(text) > _LONGEST_CAPTION or next(cell.iter("h2", "h3", "dt"), None) is not None:
        return False
    return any(is_large(image) for image in images)


def is_picture_row(cells: Sequence[_Element]) -> bool:
    """Return True if the cells of a row are pictures side by side."""
    for cell in cells:
        images = list(shown_images(cell))
        if not images or len(shown_text(cell)) > _LONGEST_TITLE_BESIDE:
            return False
        if shown_text(cell) and not any(is_large(image) for image in images):
            return False
    return True


def read_pictures(element: _Element, context: ReadContext) -> tuple[tuple[Image, ...], Value]:
    """The pictures below an element with their captions, and what is said beside them.

    What stands with one picture is its caption. What stands with several (a montage, a map and its
    marker) is the caption of the first when it has none; otherwise it is returned as a value.
    """
    images = list(shown_images(element))
    if not images:
        return (), _said(element, context)
    if len(images) == 1:
        image = image_of_element(images[0])
        caption = _said(element, context)
        return ((), caption) if image is None else ((captioned(image, caption),), Value())
    read: list[Image] = []
    rests: list[Value] = []
    for part, below in [(part, _caption_below(part)) for part in _parts(element, images)]:
        detach(part)
        pictures, rest = read_pictures(gather([part]), context)
        if below is not None and pictures:
            pictures = (captioned(pictures[0], _said(below, context)), *pictures[1:])
            _empty(below)
        read.extend(pictures)
        rests.append(rest)
    said = joined([*rests, _said(element, context)])
    if read and read[0].caption is None and not is_empty(said):
        return (captioned(read[0], said), *read[1:]), Value()
    return tuple(read), said


def _parts(element: _Element, images: list[_Element]) -> list[_Element]:
    """The parts of an element with several pictures: below wrappers, those that hold some each."""
    top = element
    while True:
        parts: list[_Element] = []
        for image in images:
            part = image
            for ancestor in image.iterancestors():
                if ancestor is top:
                    break
                part = ancestor
            if not parts or parts[-1] is not part:
                parts.append(part)
        if len(parts) > 1 or parts[0] in images:
            return parts
        top = parts[0]


def _said(element: _Element, context: ReadContext) -> Value:
    """All that an element says beside its pictures."""
    run = collect(element, context, flat=True)
    foreign = take_foreign_links(run)
    return Value(
        text=run.text() or None,
        links=run.all_links(),
        foreign_links=foreign,
        references=run.all_references(),
    )


def _caption_below(unit: _Element) -> _Element | None:
    """The cell below a picture's cell, when captions have a row of their own."""
    row = unit.getparent()
    if unit.tag not in ("td", "th") or row is None or shown_text(unit):
        return None
    below = row.getnext()
    if below is None or below.tag != "tr" or len(row) > _MOST_COLUMNS or has_image(below):
        return None
    cells = row_cells(below)
    index = row_cells(row).index(unit)
    if len(cells) != len(row_cells(row)) or not shown_text(cells[index]):
        return None
    return cells[index]


def _empty(element: _Element) -> None:
    """Take away what an element shows; what follows it stays."""
    for child in list(element):
        element.remove(child)
    element.text = None
