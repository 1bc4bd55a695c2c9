"""A stretch of text with what stands in it, while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from wikiextract.nodes import Block, Image, Link, TypedValue
from wikiextract.read.text.folding import fold


class PlacedLink(msgspec.Struct, frozen=True, gc=False):
    """A link and the pieces that show it (``pieces[start:end]``)."""

    start: int
    end: int
    link: Link


@dataclass(slots=True, init=False)
class TextRun:
    """Running text in pieces, and what stands in it.

    Images, references, `extensions` (blocks that extension tags in the text make) and what is
    `stated` for machines stand with the index of the next piece, `breaks` are the pieces that stand
    for line breaks, `strong` the ranges of pieces that are set apart from the text around.
    """

    pieces: list[str]
    links: list[PlacedLink]
    images: list[tuple[int, Image]]
    references: list[tuple[int, str]]
    breaks: list[int]
    strong: list[tuple[int, int]]
    formulas: list[str]
    extensions: list[tuple[int, Block]]
    stated: list[tuple[int, TypedValue]]

    def __init__(self, pieces: list[str] | None = None) -> None:
        """Begin with some pieces."""
        # By hand: a page makes thousands, and factories take three times as long.
        self.pieces = [] if pieces is None else pieces
        self.links = []
        self.images = []
        self.references = []
        self.breaks = []
        self.strong = []
        self.formulas = []
        self.extensions = []
        self.stated = []

    def is_space(self) -> bool:
        """Return True if the run is white space in one piece, as between two blocks."""
        return (
            len(self.pieces) == 1
            and self.pieces[0].isspace()
            and not (self.links or self.images or self.references or self.breaks or self.strong)
            and not (self.formulas or self.extensions or self.stated)
        )

    def all_links(self) -> tuple[Link, ...]:
        """Return the links, without their places."""
        return tuple([placed.link for placed in self.links]) if self.links else ()

    def all_images(self) -> tuple[Image, ...]:
        """Return the images, without their places."""
        return tuple([image for _, image in self.images]) if self.images else ()

    def all_references(self) -> tuple[str, ...]:
        """Return the references, without their places."""
        return tuple([reference for _, reference in self.references]) if self.references else ()

    def kept(self) -> tuple[Block, ...] | None:
        """Return the `extensions` as `Value.blocks` has them: None when there are none."""
        return tuple([block for _, block in self.extensions]) if self.extensions else None

    def typed(self) -> tuple[TypedValue, ...]:
        """Return what is `stated`, each once, as `Value.typed` has it."""
        return tuple(dict.fromkeys(value for _, value in self.stated)) if self.stated else ()

    def text(self) -> str:
        """All pieces as one folded text."""
        return fold("".join(self.pieces))
