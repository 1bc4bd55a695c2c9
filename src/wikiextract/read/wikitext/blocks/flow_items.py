"""What the flow of a stretch of wikitext is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

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

# Reads the blocks between two offsets at a depth of nesting. Readers of what holds blocks (cells,
# items) are given it, since the flow's own reader uses them.
BlockRangeReader: TypeAlias = Callable[[Reading, int, int, int], tuple[Block, ...]]
