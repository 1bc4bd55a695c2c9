"""The items of which the flow of a stretch of wikitext is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol, TypeAlias

from wikiextract.nodes import Block
from wikiextract.read.wikitext.reading import Reading


class HeadingMark(NamedTuple):
    """A heading in the flow: its level, the range of its title and of its line."""

    level: int
    title_start: int
    title_end: int
    start: int
    end: int


UnreadItem: TypeAlias = Block | HeadingMark
"""A block, or a heading whose text is not read yet."""


def only_blocks(items: Iterable[UnreadItem]) -> tuple[Block, ...]:
    """Return the blocks among the items."""
    return tuple(item for item in items if not isinstance(item, HeadingMark))


class BlockRangeReader(Protocol):
    """Reads blocks; given to readers of what holds blocks (cells, items), which the flow uses."""

    def __call__(
        self, reading: Reading, start: int, end: int, depth: int, *, begins_line: bool = True
    ) -> tuple[Block, ...]:
        """Return the blocks between two offsets at a depth of nesting.

        Without `begins_line` something stands before the first of them on its line.
        """
        ...


class PartReader(Protocol):
    """Reads the flow of a part of the flow around it: of what a tag or a cell holds."""

    def __call__(
        self, start: int, end: int, *, lines_run_on: bool = False, begins_line: bool = True
    ) -> list[UnreadItem]:
        """Return the blocks and headings between two offsets.

        `lines_run_on`: empty lines end no paragraph; `begins_line` as above.
        """
        ...
