"""Pictures: of file links, galleries and image maps, with their captions.

A caption is running text, whose reader uses these functions; so they are given it (`RunReader`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from wikiextract.nodes import Image, Link, Span, Value
from wikiextract.read.text.value_parts import is_empty, value_of_run
from wikiextract.read.wikitext.constructs import LinkMarkup, TagMarkup
from wikiextract.read.wikitext.link_targets import LinkTarget
from wikiextract.read.wikitext.reading import FileOptions, Reading
from wikiextract.read.wikitext.text.external import note_address
from wikiextract.read.wikitext.text.files import (
    gallery_lines,
    media_kind,
    options_of,
    options_of_link,
)
from wikiextract.read.wikitext.text.source_run import SourceRun
from wikiextract.render.links.urls import clean_url
from wikiextract.site.title import MAIN

_LIST_MARKS = re.compile(r"\s*[*#:;]+\s*")
_URL = re.compile(r"(?:https?:|ftp:)?//", re.I)

RunReader: TypeAlias = Callable[[Reading, int, int, int], SourceRun]
"""Reads the running text between two offsets at a depth of nesting."""


class Picture(NamedTuple):
    """A picture. `within` are those in its caption; `linked`: it leads somewhere."""

    image: Image
    apart: bool
    linked: bool
    within: tuple[Image, ...]


def picture_of_link(
    reading: Reading, link: LinkMarkup, target: LinkTarget, read: RunReader, depth: int
) -> Picture:
    """The picture of a file link."""
    options = options_of_link(reading, link, target)
    image, within = _picture(reading, target.name, options, (link.start, link.end), read, depth)
    linked = options.framed or not options.unlinked
    return Picture(image, options.apart, linked, within)


def gallery_images(
    reading: Reading, start: int, end: int, read: RunReader, depth: int = 0
) -> list[Image]:
    """The pictures of a ``<gallery>`` that holds ``text[start:end]``, with their captions."""
    images: list[Image] = []
    for item in gallery_lines(reading, start, end):
        options = options_of(reading, item.file, item.parts, in_gallery=True)
        if options.caption is not None:
            options = replace(options, caption=_without_marks(reading, *options.caption))
        image, within = _picture(reading, item.file, options, (item.start, item.end), read, depth)
        images += [image, *within]
    return images


def _without_marks(reading: Reading, start: int, end: int) -> Span:
    """A caption's range without the marks of a list: a gallery's caption begins a line."""
    marks = _LIST_MARKS.match(reading.text, start, end)
    return (marks.end(), end) if marks is not None else (start, end)


def gallery_caption(
    reading: Reading, tag: TagMarkup, read: RunReader, depth: int = 0
) -> Value | None:
    """The caption of a whole gallery; None when it has none."""
    place = tag.caption
    run = read(reading, *place, depth + 1) if place is not None else None
    value = value_of_run(run) if run is not None else None
    return None if value is None or is_empty(value) else value


def image_of_map(reading: Reading, tag: TagMarkup, read: RunReader, depth: int = 0) -> Image | None:
    """The picture of an ``<imagemap>``, with the links of its areas; None when it names none.

    Its name needs the namespace.
    """
    lines: list[Span] = []
    position = tag.content_start
    for line in reading.text[position : tag.content_end].split("\n"):
        if line.strip() and not line.lstrip().startswith("#"):
            lines.append((position, position + len(line)))
        position += len(line) + 1
    pictures = gallery_lines(reading, *lines[0], MAIN) if lines else []
    if not pictures:
        return None
    first = pictures[0]
    options = options_of(reading, first.file, first.parts)
    image, _ = _picture(reading, first.file, options, (tag.start, tag.end), read, depth)
    areas = (read(reading, start, end, depth + 1) for start, end in lines[1:])
    links = tuple(placed.link for run in areas for placed in run.links)
    return replace(image, links=(*image.links, *links)) if links else image


def _picture(
    reading: Reading, file: str, options: FileOptions, span: Span, read: RunReader, depth: int
) -> tuple[Image, tuple[Image, ...]]:
    """A picture, and those that stand in its caption."""
    caption: SourceRun | None = None
    alt = _plain(reading, options.alt, read, depth)
    if options.caption is not None:
        caption = read(reading, *options.caption, depth + 1)
        caption.say_code()
        if not options.framed:
            alt, caption = alt or caption.text() or None, None
    links: tuple[Link, ...] = ()
    within: tuple[Image, ...] = ()
    if caption is not None:
        links = caption.all_links()
        within = caption.all_images()
    address = _plain(reading, options.link, read, depth)
    leads_to = _image_link(reading, address, span) if address else None
    image = Image(
        file=file,
        caption=caption.text() or None if caption is not None else None,
        alt=alt,
        media=media_kind(file),
        links=(*links, leads_to) if leads_to is not None else links,
        references=caption.all_references() if caption is not None else (),
        span=span,
    )
    return image, within


def _plain(reading: Reading, value: Span | None, read: RunReader, depth: int) -> str | None:
    """The value of an option as plain text; None when it is empty."""
    if value is None:
        return None
    run = read(reading, *value, depth + 1)
    return run.text() or None


def _image_link(reading: Reading, written: str, span: Span) -> Link | None:
    """Where a picture leads that does not lead to its own page."""
    if _URL.match(written):
        url = clean_url(written)
        note_address(reading, url, None, span[0])
        return Link(text="", target=url, kind="external", span=span)
    title = reading.site.link_title(written, reading.title)
    if title is None:
        return None
    return Link(
        text="",
        target=title.text if title.interwiki is not None else title.prefixed,
        kind="internal" if title.interwiki is None else "interwiki",
        anchor=title.fragment.replace(" ", "_") if title.fragment else None,
        interwiki=title.interwiki,
        span=span,
    )
