"""A stretch of text with what stands in it, while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from wikiextract.nodes import Block, Image, Link, TypedValue
from wikiextract.read.text.folding import fold


class PlacedLink(NamedTuple):
    """A link and the pieces that show it (``pieces[start:end]``)."""

    start: int
    end: int
    link: Link


@dataclass(slots=True)
class TextRun:
    """Running text in pieces, and what stands in it.

    Images, references, `extensions` (blocks that extension tags in the text make) and what is
    `stated` for machines stand with the index of the next piece, `breaks` are the pieces that stand
    for line breaks, `strong` the ranges of pieces that are set apart from the text around.
    """

    pieces: list[str] = field(default_factory=list)
    links: list[PlacedLink] = field(default_factory=list)
    images: list[tuple[int, Image]] = field(default_factory=list)
    references: list[tuple[int, str]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    extensions: list[tuple[int, Block]] = field(default_factory=list)
    stated: list[tuple[int, TypedValue]] = field(default_factory=list)

    def kept(self) -> tuple[Block, ...] | None:
        """Return the `extensions` as `Value.blocks` has them: None when there are none."""
        return tuple(block for _, block in self.extensions) or None

    def typed(self) -> tuple[TypedValue, ...]:
        """Return what is `stated`, each once, as `Value.typed` has it."""
        return tuple(dict.fromkeys(value for _, value in self.stated)) if self.stated else ()

    def text(self) -> str:
        """All pieces as one folded text."""
        return fold("".join(self.pieces))
