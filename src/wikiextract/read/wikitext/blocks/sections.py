"""The tree of sections, and the anchors of their headings.

An anchor is the heading's text with underscores for blanks; when it is taken (letter case aside) a
number is added. Rules: https://www.mediawiki.org/wiki/Help:Links, section links, and
https://www.mediawiki.org/wiki/Manual:$wgFragmentMode (``html5``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wikiextract.nodes import Block, Section, Value
from wikiextract.read.text.value_parts import all_links, all_references
from wikiextract.read.wikitext.blocks.flow_items import FlowItem, HeadingMark
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.inline import read_run
from wikiextract.read.wikitext.text.values import value_of_run

_BLANKS = re.compile(r"[\s_]+")


@dataclass(slots=True)
class _Open:
    """A section that may still grow."""

    heading: HeadingMark
    value: Value
    anchor: str
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def read_sections(reading: Reading, items: list[FlowItem]) -> tuple[Section, ...]:
    """The sections of a page; the lead comes first, level 1 without title.

    A level that is skipped makes no section.
    """
    lead: list[Block] = []
    lead_end: int | None = None
    top: list[Section] = []
    stack: list[_Open] = []
    taken: dict[str, int] = {}

    def close_down_to(level: int, stop: int) -> None:
        while stack and stack[-1].heading.level >= level:
            section = _close(stack.pop(), stop)
            (stack[-1].sections if stack else top).append(section)

    for item in items:
        if isinstance(item, HeadingMark):
            close_down_to(item.level, item.start)
            lead_end = item.start if lead_end is None else lead_end
            run = read_run(reading, item.title_start, item.title_end)
            value = value_of_run(run, lines=False)
            stack.append(_Open(item, value, _anchor(value.text or "", taken)))
        else:
            (stack[-1].blocks if stack else lead).append(item)
    end = len(reading.text)
    close_down_to(1, end)
    first = Section(
        level=1,
        title_links=(),
        references=(),
        blocks=tuple(lead),
        sections=(),
        span=(0, end if lead_end is None else lead_end),
    )
    return (first, *top)


def _close(section: _Open, stop: int) -> Section:
    return Section(
        level=section.heading.level,
        title=section.value.text,
        title_links=all_links(section.value),
        references=all_references(section.value),
        anchor=section.anchor,
        blocks=tuple(section.blocks),
        sections=tuple(section.sections),
        span=(section.heading.start, stop),
    )


def _anchor(text: str, taken: dict[str, int]) -> str:
    """The anchor of a heading with that text; `taken` says the last number tried for each."""
    anchor = _BLANKS.sub("_", text.strip())
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
