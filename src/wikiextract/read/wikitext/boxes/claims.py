"""Sections without the blocks that are boxes or notices of the page."""

from __future__ import annotations

from msgspec.structs import replace

from wikiextract.nodes import Section


def without_blocks(sections: tuple[Section, ...], claimed: set[int]) -> tuple[Section, ...]:
    """The sections without the blocks that begin at the `claimed` offsets."""
    if not claimed:
        return sections
    return tuple(_without(section, claimed) for section in sections)


def _without(section: Section, claimed: set[int]) -> Section:
    blocks = tuple(
        block for block in section.blocks if block.span is None or block.span[0] not in claimed
    )
    inner = tuple(_without(item, claimed) for item in section.sections)
    if len(blocks) == len(section.blocks) and inner == section.sections:
        return section
    return replace(section, blocks=blocks, sections=inner)
