"""File links: ``[[File:X.jpg|thumb|200px|alt=…|caption]]``.

Source of the rules: https://www.mediawiki.org/wiki/Help:Images
"""

from __future__ import annotations

import re
from functools import partial
from typing import Literal, TypeAlias

import msgspec

from wikiextract.late_pattern import late_pattern
from wikiextract.nodes import Span
from wikiextract.read.wikitext.constructs import (
    AnyMarkup,
    ArgumentMarkup,
    CallMarkup,
    Hidden,
    LinkMarkup,
)
from wikiextract.read.wikitext.facts import facts
from wikiextract.read.wikitext.link_targets import LinkTarget
from wikiextract.read.wikitext.reading import FileOptions, Reading
from wikiextract.read.wikitext.written import rewritten
from wikiextract.site.file_types import file_type, is_vector
from wikiextract.site.links import link_text
from wikiextract.site.title import FILE

# Options that take a picture out of the line of text.
_FORMATS = frozenset(["img_thumbnail", "img_manualthumb", "img_framed", "img_frameless"])
_FRAMED = _FORMATS - {"img_frameless"}
_APART = _FRAMED | {"img_left", "img_right", "img_center", "img_none"}
# Options with a value that mean something for every file; others are those of players.
_OF_ALL = _APART | {"img_frameless", "img_alt", "img_link", "img_class", "img_border"}
_OF_ALL |= {f"img_{place}" for place in ("baseline", "sub", "super", "top", "middle", "bottom")}
_OF_ALL |= {"img_text_top", "img_text_bottom"}
_IN_GALLERIES = frozenset(["img_alt", "img_link", "img_lang", "img_page"])
_SIZE = late_pattern(r"(?=.*[1-9])\d*(?:x\d*)?\s*(?:px)?\s*")
_FOREIGN_SIZE = late_pattern(r"(?:\d*\s*x\s*)?\d+\s*px(?:px)?", re.I)
_NUMBER = late_pattern(r"\s*-?\d*\.?\d+\s*")
_LANGUAGE = late_pattern(r"\s*[a-z]{1,8}(?:-[a-z0-9]{1,8})*\s*", re.I)
_LONGEST_OPTION = 2000

Media: TypeAlias = Literal["video", "audio"]


class GalleryLine(msgspec.Struct, frozen=True):
    """A line of a gallery: a file and the ranges between the pipes behind its name."""

    file: str
    parts: tuple[Span, ...]
    start: int
    end: int


def gallery_lines(
    reading: Reading, start: int, end: int, namespace: int = FILE
) -> list[GalleryLine]:
    """The files that the content of a ``<gallery>`` lists.

    Rules: https://www.mediawiki.org/wiki/Help:Images#Gallery_syntax. Pipes in calls and links do
    not divide; names without a namespace are in `namespace`.
    """
    found: list[GalleryLine] = []
    position = start
    for line in reading.text[start:end].split("\n"):
        stop = position + len(line)
        item = _gallery_line(reading, position, stop, namespace) if line.strip() else None
        if item is not None:
            found.append(item)
        elif namespace == FILE and _written(reading, position, stop).strip():
            reading.log.report(
                "gallery-line-unread",
                "a line of a gallery names no file",
                severity="info",
                span=(position, stop),
            )
        position = stop + 1
    return found


def _gallery_line(reading: Reading, start: int, end: int, namespace: int) -> GalleryLine | None:
    ranges = _between_bars(reading, start, end)
    title = reading.site.title(link_text(reading.text[slice(*ranges[0])]), namespace)
    if title is None or title.interwiki is not None:
        return None
    file = title.text
    prefix, colon, rest = file.partition(":")
    if title.namespace == namespace and colon and prefix.strip().lower() in facts().foreign.file:
        file = reading.site.capitalise(rest.strip())
        if not file:
            return None
    elif title.namespace != FILE:
        return None
    return GalleryLine(file, tuple(ranges[1:]), start, end)


def _between_bars(reading: Reading, start: int, end: int) -> list[Span]:
    """The ranges between the pipes of a line, of which ``{{!}}`` is one."""
    text = reading.text
    ranges: list[Span] = []
    position = start
    for construct in (*reading.constructs.within(start, end), None):
        stop = construct.start if construct is not None else end
        while (bar := text.find("|", position, stop)) >= 0:
            ranges.append((start, bar))
            start = position = bar + 1
        if construct is not None:
            position = construct.end
            if isinstance(construct, CallMarkup) and reading.names[construct.index].magic == "!":
                ranges.append((start, construct.start))
                start = position
    ranges.append((start, end))
    return ranges


def media_kind(file: str) -> Media | None:
    """Return what a file is beside a picture, by its ending; None for a picture."""
    match file_type(file):
        case "video" | "audio" as kind:
            return kind
    return None


def is_file_name(text: str) -> bool:
    """Return True if a text is the name of a media file: it has an ending of one."""
    return file_type(text[-5:]) is not None


def options_of_link(reading: Reading, link: LinkMarkup, target: LinkTarget) -> FileOptions:
    """Return the options of a link to a file, which is its `target`."""
    found = reading.file_options.get(link.start)
    if found is None:
        found = options_of(reading, target.name, link.parts[1:], foreign=target.foreign)
        reading.file_options[link.start] = found
    return found


def options_of(
    reading: Reading,
    file: str,
    parts: tuple[Span, ...],
    *,
    in_gallery: bool = False,
    foreign: bool = False,
) -> FileOptions:
    """The options of a `file` in the given ranges. What is no option is the caption; the last wins.

    Of several formats only the first is one. Galleries have few options. `foreign`: the words are
    those of another language.
    """
    caption: Span | None = None
    values: dict[str, Span] = {}
    chosen: set[str] = set()
    for start, end in parts:
        written = _written(reading, start, end).strip()
        option = _option(reading, written, foreign=foreign)
        name, value = option if option is not None else ("", None)
        if (
            not name
            or (in_gallery and name not in _IN_GALLERIES)
            or (name in _FORMATS and not chosen.isdisjoint(_FORMATS))
            or not _is_valid(name, value, file)
        ):
            caption = (start, end)
            continue
        chosen.add(name)
        if value is not None:
            values[name] = _value_range(reading, start, end)
    link = values.get("img_link")
    leads = link is not None and bool(reading.text[slice(*link)].strip())
    return FileOptions(
        caption=caption,
        alt=values.get("img_alt"),
        apart=not chosen.isdisjoint(_APART),
        framed=in_gallery or not chosen.isdisjoint(_FRAMED),
        link=link if leads else None,
        unlinked=link is not None and not leads,
    )


def _written(reading: Reading, start: int, end: int) -> str:
    """Return the text of a part as its call or argument gives it, without comments."""
    text = reading.text
    if end - start > _LONGEST_OPTION or not reading.constructs.any_within(start, end):
        return text[start:end]
    return rewritten(text, reading.constructs, start, end, partial(_given, text))


def _given(text: str, construct: AnyMarkup) -> str | None:
    if isinstance(construct, ArgumentMarkup) and construct.default[0] >= 0:
        return text[slice(*construct.default)]
    return "" if isinstance(construct, Hidden) else None


def _option(reading: Reading, written: str, *, foreign: bool) -> tuple[str, str | None] | None:
    if len(written) > 300 and "=" not in written[:20]:
        return None
    found = reading.site.image_option(written)
    if found is not None or not foreign:
        return found
    if _FOREIGN_SIZE.fullmatch(written):
        return "img_width", written
    word = facts().foreign.options.get(written.lower())
    return (word, None) if word is not None else None


def _is_valid(name: str, value: str | None, file: str) -> bool:
    """Return True if an option means something for a file, so that it is no caption."""
    if name in _OF_ALL:
        return True
    match name:
        case "img_width":
            return value is None or _SIZE.fullmatch(value.removesuffix("px")) is not None
        case "img_upright":
            return value is None or _NUMBER.fullmatch(value) is not None
        case "img_page":
            return file_type(file) == "document" and (value or "").strip().isdecimal()
        case "img_lang":
            return is_vector(file) and _LANGUAGE.fullmatch(value or "") is not None
    return media_kind(file) is not None


def _value_range(reading: Reading, start: int, end: int) -> Span:
    """Return the range of an option's value."""
    return reading.text.find("=", start, end) + 1 or start, end
