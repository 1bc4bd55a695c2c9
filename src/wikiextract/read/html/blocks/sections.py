"""The tree of sections from the flow of blocks and headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wikiextract.nodes import Block, Section
from wikiextract.read.html.blocks.blocks import Heading, read_flow

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext


@dataclass(slots=True)
class _Open:
    """A section that may still grow."""

    heading: Heading | None
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    @property
    def level(self) -> int:
        return self.heading.level if self.heading else 1

    def close(self) -> Section:
        blocks, sections = tuple(self.blocks), tuple(self.sections)
        if self.heading is None:
            return Section(level=1, blocks=blocks, sections=sections)
        value = self.heading.value
        return Section(
            level=self.heading.level,
            title=value.text,
            title_links=value.links,
            references=value.references,
            anchor=self.heading.anchor,
            blocks=blocks,
            sections=sections,
        )


def read_sections(content: _Element, context: ReadContext) -> tuple[Section, ...]:
    """The sections of an article; the lead comes first, level 1 without title.

    The level of a heading decides, not the ``section`` elements around it: both agree in Parsoid's
    HTML, and only the first is in all HTML. A level that is skipped makes no section.
    """
    lead = _Open(None)
    top: list[Section] = []
    stack: list[_Open] = []

    def close_down_to(level: int) -> None:
        while stack and stack[-1].level >= level:
            section = stack.pop().close()
            (stack[-1].sections if stack else top).append(section)

    for item in read_flow(content, context):
        if isinstance(item, Heading):
            close_down_to(item.level)
            stack.append(_Open(item))
        else:
            (stack[-1] if stack else lead).blocks.append(item)
    close_down_to(1)
    return (lead.close(), *top)
