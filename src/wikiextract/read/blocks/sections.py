"""The tree of sections from the flow of blocks and headings.

The level of a heading decides what is in its section. A level that is skipped makes no section.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

import msgspec

from wikiextract.nodes import Block, Section, Span, Value
from wikiextract.read.text.value_parts import all_links, all_references


class SectionHeading(NamedTuple):
    """A heading in the flow: `level` 1 to 6, what it shows, its anchor.

    `start` is its place in the wikitext, None for one that was rendered.
    """

    level: int
    value: Value
    anchor: str | None
    start: int | None = None


FlowItem: TypeAlias = Block | SectionHeading


class _OpenSection(msgspec.Struct):
    """A section that may still grow; `heading` is None for the lead."""

    heading: SectionHeading | None
    blocks: list[Block] = msgspec.field(default_factory=list)
    sections: list[Section] = msgspec.field(default_factory=list)

    def closed(self, stop: int | None) -> Section:
        """Return the section; it ends at the offset `stop` of the wikitext."""
        heading = self.heading
        if heading is None:
            return Section(
                level=1,
                title_links=(),
                references=(),
                blocks=tuple(self.blocks),
                sections=(),
                span=_span(0, stop),
            )
        return Section(
            level=heading.level,
            title=heading.value.text,
            title_links=all_links(heading.value),
            references=all_references(heading.value),
            anchor=heading.anchor,
            blocks=tuple(self.blocks),
            sections=tuple(self.sections),
            span=_span(heading.start, stop),
        )


def section_tree(flow: Iterable[FlowItem], *, end: int | None = None) -> tuple[Section, ...]:
    """Return the sections of a flow: the lead first, level 1 without title, then the top ones.

    `end` is the length of the wikitext that headings have a place in, None for a rendered page.
    """
    lead = _OpenSection(None)
    lead_end = end
    top: list[Section] = []
    stack: list[_OpenSection] = []

    def close_down_to(level: int, stop: int | None) -> None:
        while stack and stack[-1].heading is not None and stack[-1].heading.level >= level:
            section = stack.pop().closed(stop)
            (stack[-1].sections if stack else top).append(section)

    for item in flow:
        if isinstance(item, SectionHeading):
            if not stack:
                lead_end = item.start
            close_down_to(item.level, item.start)
            # Extension tags in a heading stand beside its text, and so below it.
            stack.append(_OpenSection(item, list(item.value.blocks or ())))
        else:
            (stack[-1] if stack else lead).blocks.append(item)
    close_down_to(1, end)
    return (lead.closed(lead_end), *top)


def _span(start: int | None, stop: int | None) -> Span | None:
    # What stands in a table but in none of its cells shows before it: headings may change places.
    return None if start is None or stop is None or stop < start else (start, stop)
