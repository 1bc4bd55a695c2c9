"""Headings: what they show, and their anchors.

An anchor is the heading's text with underscores for blanks; when it is taken (letter case aside) a
number is added. It keeps the marks of notes. Rules: https://www.mediawiki.org/wiki/Help:Links,
section links, and https://www.mediawiki.org/wiki/Manual:$wgFragmentMode (``html5``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from wikiextract.read.blocks.sections import FlowItem, SectionHeading
from wikiextract.read.text.folding import fold
from wikiextract.read.wikitext.blocks.flow_items import HeadingMark, UnreadItem
from wikiextract.read.wikitext.constructs import FILL, NOTHING
from wikiextract.read.wikitext.lines import Line
from wikiextract.read.wikitext.notes.labels import mark_labels
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.inline import read_run
from wikiextract.read.wikitext.text.source_run import SourceRun
from wikiextract.read.wikitext.text.values import simple_value, value_of_source_run

_HEADING_TAG = re.compile(r"<h([1-6])(?:\s[^<>]*)?>(.*?)</h\1\s*>", re.I)
_TRAILING_NOTHING = re.compile(rf"(?<==)(?:\s|{NOTHING}{FILL}*)+\Z")
_BLANKS = re.compile(r"[\s_]+")


def heading_in(line: Line) -> HeadingMark | None:
    """The heading that a line is: as many equals signs before its title as behind it."""
    if not line.text.startswith("="):
        return None
    text = line.text
    if not text.endswith("="):
        text = _TRAILING_NOTHING.sub("", text)
    before = len(text) - len(text.lstrip("="))
    behind = len(text) - len(text.rstrip("="))
    level = min(6, (before - 1) // 2 if before == len(text) else min(before, behind))
    if level < 1:
        return None
    return HeadingMark(
        level, line.start + level, line.start + len(text) - level, line.start, line.end
    )


def heading_of_tag(line: Line) -> HeadingMark | None:
    """The heading that an element at the beginning of a line is; its range ends with its tag."""
    match = _HEADING_TAG.match(line.text)
    if match is None:
        return None
    start, end = match.span(2)
    return HeadingMark(
        int(match[1]), line.start + start, line.start + end, line.start, line.start + match.end()
    )


def read_headings(reading: Reading, items: Iterable[UnreadItem]) -> Iterator[FlowItem]:
    """The flow of a page with its headings read."""
    taken: dict[str, int] = {}
    labels: dict[str, str] | None = None
    for item in items:
        if isinstance(item, HeadingMark):
            value = simple_value(reading, item.title_start, item.title_end)
            run = None
            if value is None:
                run = read_run(reading, item.title_start, item.title_end)
                value = value_of_source_run(run, lines=False)
            text = value.text or ""
            if run is not None and run.references:
                labels = mark_labels(reading) if labels is None else labels
                text = _with_marks(run, labels)
            anchor = _anchor(text, taken)
            yield SectionHeading(item.level, value, anchor, item.start)
        else:
            yield item


def _with_marks(run: SourceRun, labels: Mapping[str, str]) -> str:
    """Return the text of a heading with the marks of notes; empty if one of them is not known."""
    pieces = list(run.pieces)
    for place, name in run.references:
        if name not in labels:
            return ""
        pieces[place] += labels[name]
    return fold("".join(pieces))


def _anchor(text: str, taken: dict[str, int]) -> str | None:
    """The anchor of a heading with that text; `taken` says the last number tried for each.

    None when it is not known: all of the heading comes from calls, or it shows no text.
    """
    anchor = _BLANKS.sub("_", text.strip())
    if not anchor:
        return None
    lowered = anchor.lower()
    if lowered not in taken:
        taken[lowered] = 1
        return anchor
    number = taken[lowered] + 1
    while f"{lowered}_{number}" in taken:
        number += 1
    taken[lowered] = number
    taken[f"{lowered}_{number}"] = 1
    return f"{anchor}_{number}"
