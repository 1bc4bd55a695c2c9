"""Pictures with captions: frames beside the text, several in one frame, galleries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wikiextract.markup.names import (
    FRAME,
    FRAME_CAPTION,
    FRAME_INSIDE,
    GALLERY_BOX,
    GALLERY_CAPTION,
    GALLERY_TEXT,
)
from wikiextract.nodes import Image, Link
from wikiextract.read.html.tree.tags import HIDDEN, MEDIA_TAGS, SKIPPED
from wikiextract.read.html.values.inline import ElementRun, Walker, collect, shows_media
from wikiextract.read.html.values.media import clean_file_name
from wikiextract.read.text.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

_LIST_MARKS = "*#:; "
_MARK = re.compile(r"\[[^\[\]]{1,20}\]")
_CAPTION_CLASSES = frozenset([FRAME_CAPTION, GALLERY_TEXT, GALLERY_CAPTION])


@dataclass(slots=True)
class PictureFrame:
    """Pictures in one frame; `caption` is what is said of all of them.

    `areas` are the links of an image map whose picture is still to come.
    """

    images: list[Image] = field(default_factory=list)
    caption: ElementRun = field(default_factory=ElementRun)
    areas: list[Link] = field(default_factory=list)


def read_frame(element: _Element, context: ReadContext) -> PictureFrame:
    """The pictures of a ``figure``, a ``div.thumb`` or a ``ul.gallery``, with their captions.

    A caption belongs to the picture since the caption before. What follows several pictures, or
    none, is said of all of them.
    """
    frame = PictureFrame()
    waiting = _scan(element, frame, context, [])
    frame.images.extend(waiting)
    if len(frame.images) == 1 and frame.images[0].caption is None:
        frame.images[0] = _with_caption(frame.images[0], frame.caption)
        frame.caption = ElementRun()
    return frame


def figure_images(element: _Element, context: ReadContext) -> tuple[Image, ...]:
    """The pictures of a frame where there is no place for a caption of all: the last gets it."""
    frame = read_frame(element, context)
    if frame.images and (frame.caption.text() or frame.caption.links):
        frame.images[-1] = _with_caption(frame.images[-1], frame.caption)
    return tuple(frame.images)


def _scan(
    element: _Element, frame: PictureFrame, context: ReadContext, waiting: list[Image]
) -> list[Image]:
    """Walk a frame; `waiting` are the pictures that may still get a caption (also returned)."""
    _add_text(frame, element.text)
    for child in element:
        tag = child.tag
        if tag == HIDDEN and element.tag == "figure" and waiting and waiting[-1].alt is None:
            # A picture without a frame: its caption is shown as a tooltip.
            tooltip = collect(child, context, flat=True).text()
            waiting[-1] = replace(waiting[-1], alt=tooltip or None)
        elif tag in SKIPPED:
            pass
        elif tag == "figcaption" or _is_caption(child):
            waiting = _caption(child, frame, context, waiting)
        elif tag == "map":
            areas = collect(child, context, flat=True)
            frame.areas += (placed.link for placed in areas.links)
        elif tag in MEDIA_TAGS or tag == "a":
            waiting = waiting + (_missing_file(child, context) or _media(child, frame, context))
        elif _is_missing_place(child):
            name = clean_file_name(collect(child, context, flat=True).text())
            waiting = [*waiting, Image(file=name)] if name else waiting
        elif tag in ("div", "li") or shows_media(child):
            frame.caption.pieces.append(" ")
            waiting = _scan(child, frame, context, waiting)
        else:
            frame.caption.pieces.append(" ")
            Walker(frame.caption, context, flat=True, blocks=False).one(child)
        _add_text(frame, child.tail)
    if _ends_group(element):
        frame.images.extend(waiting)
        return []
    return waiting


def _ends_group(element: _Element) -> bool:
    """Return True if what follows `element` can be no caption of its pictures alone."""
    return element.tag == "li" or "tsingle" in (element.get("class") or "")


def _caption(
    element: _Element, frame: PictureFrame, context: ReadContext, waiting: list[Image]
) -> list[Image]:
    """Read a caption; the pictures that it is about are done."""
    if len(waiting) != 1:
        frame.images.extend(waiting)
        frame.caption.pieces.append(" ")
        Walker(frame.caption, context, flat=True, blocks=False).inside(element)
        frame.caption.pieces.append(" ")
        return []
    run = collect(element, context, flat=True)
    frame.images.append(_with_caption(waiting[0], run))
    frame.images.extend(image for _, image in run.images)
    return []


def _media(element: _Element, frame: PictureFrame, context: ReadContext) -> list[Image]:
    """The picture of an ``img``, ``video``, ``audio`` or of the ``a`` around it."""
    run = ElementRun()
    Walker(run, context, flat=True, blocks=False).one(element)
    images = [image for _, image in run.images]
    if not images:
        frame.caption.pieces.append(" ")
        Walker(frame.caption, context, flat=True, blocks=False).one(element)
        return []
    links = (*(placed.link for placed in run.links), *frame.areas)
    frame.areas.clear()
    if links:
        images[-1] = replace(images[-1], links=links)
    return images


def _missing_file(anchor: _Element, context: ReadContext) -> list[Image]:
    """The file that a frame should show, where MediaWiki shows a link to its page instead."""
    parent = anchor.getparent()
    if parent is None or FRAME_INSIDE not in (parent.get("class") or "").split():
        return []
    target = context.links.resolve(anchor)
    if shows_media(anchor) or target is None or target.kind != "internal":
        return []
    name = clean_file_name(target.target.partition(":")[2])
    return [Image(file=name)] if name else []


def _is_missing_place(element: _Element) -> bool:
    """Return True if `element` is a place in a gallery that names its file but does not show it."""
    box = element.getparent()
    while box is not None and box.tag == "div":
        box = box.getparent()
    return (
        box is not None
        and GALLERY_BOX in (box.get("class") or "").split()
        and FRAME in (element.get("class") or "").split()
        and not shows_media(element)
    )


def _with_caption(image: Image, run: ElementRun) -> Image:
    caption = " ".join(part for part in (image.caption, run.text()) if part)
    return replace(
        image,
        caption=caption or None,
        alt=None if _says(image.alt, caption, marks=bool(run.references)) else image.alt,
        links=(*image.links, *(placed.link for placed in run.links)),
        references=(*image.references, *(name for _, name in run.references)),
    )


def _says(alt: str | None, caption: str, *, marks: bool) -> bool:
    """Return True if a description is the caption, perhaps with marks of notes and of a list."""
    if alt is not None and marks:
        alt = fold(_MARK.sub("", alt))
    return alt is not None and caption in (alt, alt.lstrip(_LIST_MARKS))


def _is_caption(element: _Element) -> bool:
    classes = element.get("class")
    return classes is not None and not _CAPTION_CLASSES.isdisjoint(classes.split())


def _add_text(frame: PictureFrame, text: str | None) -> None:
    if text and not text.isspace():
        frame.caption.pieces.append(text)
