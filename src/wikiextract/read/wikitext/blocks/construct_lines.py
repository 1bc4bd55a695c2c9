"""Lines whose calls, pictures and extension tags are blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wikiextract.markup.elements import elements
from wikiextract.read.wikitext.blocks.block_tags import items_of_tag
from wikiextract.read.wikitext.blocks.flow_items import PartReader, UnreadItem
from wikiextract.read.wikitext.blocks.paragraph_lines import is_apart
from wikiextract.read.wikitext.blocks.paragraphs import read_paragraph
from wikiextract.read.wikitext.calls.block_calls import (
    are_text,
    belongs_to_text,
    blocks_of_call,
    is_box_call,
)
from wikiextract.read.wikitext.calls.stating_calls import shows_nothing
from wikiextract.read.wikitext.constructs import (
    BLOCK,
    CALL,
    FILE,
    FILL,
    LINK,
    NOTHING,
    SIGN_FILL,
    TAG,
    CallMarkup,
    Construct,
    Hidden,
    LinkMarkup,
    TagMarkup,
)
from wikiextract.read.wikitext.lines import Line
from wikiextract.read.wikitext.reading import Reading

# Nothing but constructs, perhaps in wrappers that only lay them out.
_ONLY_CONSTRUCTS = re.compile(
    rf"(?:[{CALL}{LINK}{FILE}{TAG}{BLOCK}{NOTHING}{FILL}\s]++|{SIGN_FILL}+[{{}}|+-]{{1,2}}"
    r"|</?(?:div|center|p|span|br)(?:\s[^<>]*)?/?>)+\Z",
    re.I,
)
# What stands before a call and shows nothing by itself: list marks, blanks, switches, tags.
_SHOWS_NOTHING = re.compile(
    rf"(?:[*#:;\s{NOTHING}{FILL}]|__[^\W_]+__|&nbsp;|&#160;|'''?|<[a-z][^<>]*>)+", re.I
)
BLOCK_TAG = re.compile(rf"\s*<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[\s/{NOTHING}][^<>]*)?)>")
"""A tag at the beginning of a line: its slash, name and attributes."""


def only_constructs(text: str) -> bool:
    """Return True if a covered line shows nothing but constructs."""
    return _ONLY_CONSTRUCTS.match(text) is not None


def items_of_constructs(
    reading: Reading, line: Line, read_part: PartReader
) -> list[UnreadItem] | None:
    """Return the blocks of a line of nothing but constructs; None if it is (of) a paragraph."""
    if not only_constructs(line.text):
        return None
    found = list(reading.constructs.within(line.start, line.end))
    if not all(_stands_alone(construct, line) for construct in found):
        return None
    if are_text(reading, found) or _are_pictures_in_text(reading, line, found):
        return None
    return [item for construct in found for item in _alone(reading, construct, read_part)]


def _are_pictures_in_text(reading: Reading, line: Line, found: Iterable[Construct]) -> bool:
    """Return True if a line has nothing but pictures, one of which is not beside the text."""
    in_text = False
    for construct in found:
        if isinstance(construct, LinkMarkup):
            shown = line.text[construct.start - line.start] == FILE
            in_text = in_text or (shown and not is_apart(reading, construct))
        elif not isinstance(construct, Hidden):
            return False
    return in_text


def _stands_alone(construct: Construct, line: Line) -> bool:
    """Return True if a construct on a line of constructs is a block."""
    if isinstance(construct, LinkMarkup):
        return line.text[construct.start - line.start] in (FILE, NOTHING)
    if isinstance(construct, TagMarkup):
        return construct.is_block
    return isinstance(construct, (CallMarkup, Hidden))


def _alone(reading: Reading, construct: Construct, read_part: PartReader) -> list[UnreadItem]:
    """A call, picture or extension tag as a block."""
    if isinstance(construct, CallMarkup):
        shown = reading.shown.get(construct.start)
        if shown is not None and shown.blocks and not shown.handled:
            return list(shown.blocks)
        if belongs_to_text(reading, construct):
            return list(read_paragraph(reading, construct.start, construct.end))
        return [] if shows_nothing(reading, construct) else [*blocks_of_call(reading, construct)]
    if isinstance(construct, TagMarkup):
        return items_of_tag(reading, construct, read_part)
    if isinstance(construct, LinkMarkup):
        return list(read_paragraph(reading, construct.start, construct.end))
    return []


def ends_lists(reading: Reading, line: Line) -> TagMarkup | None:
    """Return the first extension tag in the line of a list behind which no list goes on."""
    for construct in reading.constructs.within(line.start, line.end):
        if (
            isinstance(construct, TagMarkup)
            and construct.facts.shows_lines
            and construct.start not in reading.empty_lists
        ):
            return construct
    return None


def calls_between(reading: Reading, start: int, end: int) -> list[CallMarkup]:
    """Return the calls between two offsets."""
    within = reading.constructs.within(start, end)
    return [construct for construct in within if isinstance(construct, CallMarkup)]


def box_in(reading: Reading, line: Line) -> CallMarkup | None:
    """Return the first infobox in a line that holds more, if tags begin no block."""
    text = line.text
    if CALL not in text:
        return None
    tag = BLOCK_TAG.match(text)
    if tag is not None and tag[2].lower() in elements().blocks:
        return None
    lead = _SHOWS_NOTHING.match(text)
    begins = line.start + (lead.end() if lead is not None else 0)
    for call in calls_between(reading, line.start, line.end):
        if is_box_call(reading, call, leads=call.start == begins):
            return call
    return None
