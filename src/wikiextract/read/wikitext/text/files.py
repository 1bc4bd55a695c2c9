"""File links: ``[[File:X.jpg|thumb|200px|alt=…|caption]]``.

Source of the rules: https://www.mediawiki.org/wiki/Help:Images
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wikiextract.read.wikitext.constructs import LinkMarkup
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.reading import Reading
from wikiextract.site.file_types import file_type
from wikiextract.site.title import FILE

# Options that take a picture out of the line of text.
_APART = frozenset(
    [
        "img_thumbnail",
        "img_manualthumb",
        "img_framed",
        "img_left",
        "img_right",
        "img_center",
        "img_none",
    ]
)
_FRAMED = frozenset(["img_thumbnail", "img_manualthumb", "img_framed"])
_SIZE = re.compile(r"(?:\d*\s*x\s*)?\d+\s*px(?:px)?", re.I)

Media: TypeAlias = Literal["video", "audio"]


@dataclass(frozen=True, slots=True)
class FileOptions:
    """The options of a file link.

    `caption` is a range of the text. `apart`: the picture stands beside the text; `framed`: its
    caption is shown (otherwise it only describes the picture). `link` is where it leads.
    """

    caption: tuple[int, int] | None = None
    alt: str | None = None
    apart: bool = False
    framed: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class GalleryLine:
    """A line of a gallery: a file and the ranges between the pipes behind its name."""

    file: str
    parts: tuple[tuple[int, int], ...]
    start: int
    end: int


def gallery_lines(reading: Reading, start: int, end: int) -> list[GalleryLine]:
    """The files that the content of a ``<gallery>`` lists.

    Rules: https://www.mediawiki.org/wiki/Help:Images#Gallery_syntax. Pipes in calls and links do
    not divide; the file namespace may be left out.
    """
    found: list[GalleryLine] = []
    position = start
    for line in reading.text[start:end].split("\n"):
        stop = position + len(line)
        item = _gallery_line(reading, position, stop) if line.strip() else None
        if item is not None:
            found.append(item)
        position = stop + 1
    return found


def _gallery_line(reading: Reading, start: int, end: int) -> GalleryLine | None:
    text = reading.text
    bars: list[int] = []
    position = start
    for construct in (*reading.constructs.within(start, end), None):
        stop = construct.start if construct is not None else end
        bar = text.find("|", position, stop)
        while bar >= 0:
            bars.append(bar)
            bar = text.find("|", bar + 1, stop)
        position = construct.end if construct is not None else end
    name = text[start : bars[0] if bars else end]
    title = reading.site.title(name.strip(), FILE)
    if title is None or title.interwiki is not None:
        return None
    file = title.text
    if title.namespace != FILE:
        return None
    prefix, colon, rest = file.partition(":")
    if colon and prefix.strip().lower() in facts().foreign.file:
        file = reading.site.capitalise(rest.strip())
    edges = [*bars, end]
    parts = tuple((edges[i] + 1, edges[i + 1]) for i in range(len(bars)))
    return GalleryLine(file, parts, start, end)


def media_kind(file: str) -> Media | None:
    """Return what a file is beside a picture, by its ending; None for a picture."""
    match file_type(file):
        case "video" | "audio" as kind:
            return kind
    return None


def is_file_name(text: str) -> bool:
    """Return True if a text is the name of a media file: it has an ending of one."""
    return file_type(text[-5:]) is not None


def file_options(reading: Reading, link: LinkMarkup) -> FileOptions:
    """The options of a file link. What is no option is the caption; the last one wins."""
    return options_of(reading, link.parts[1:])


def options_of(reading: Reading, parts: tuple[tuple[int, int], ...]) -> FileOptions:
    """The options in the given ranges, for file links and lines of galleries."""
    caption: tuple[int, int] | None = None
    alt: str | None = None
    leads_to: str | None = None
    apart = framed = False
    for start, end in parts:
        written = reading.text[start:end].strip()
        option = _option(reading, written)
        if option is None:
            caption = (start, end)
            continue
        name, value = option
        if name == "img_alt":
            alt = value or None
        elif name == "img_link":
            leads_to = (value or "").strip() or None
        apart = apart or name in _APART
        framed = framed or name in _FRAMED
    return FileOptions(caption=caption, alt=alt, apart=apart, framed=framed, link=leads_to)


def _option(reading: Reading, written: str) -> tuple[str, str | None] | None:
    if len(written) > 300 and "=" not in written[:20]:
        return None
    found = reading.site.image_option(written)
    if found is not None:
        return found
    if _SIZE.fullmatch(written):
        return "img_width", written
    foreign = facts().foreign.options.get(written.lower())
    return (foreign, None) if foreign is not None else None
