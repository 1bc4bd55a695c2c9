"""A stretch of text as it is shown, while it is being read."""

from __future__ import annotations

from wikiextract.nodes import Block, Code, Image, Link, Value
from wikiextract.read.text.run import PlacedLink, TextRun
from wikiextract.read.text.value_parts import all_images, all_references
from wikiextract.read.wikitext.calls.shown import Shown


class SourceRun(TextRun):
    """A `TextRun` of wikitext.

    `framed` are pictures beside the text, each with those in its caption, `listed` the items of
    calls that show lists, `listings` those calls and the places of their texts, `foreign` links to
    other languages that calls show.
    """

    __slots__ = ("foreign", "framed", "listed", "listings")

    def __init__(self) -> None:
        super().__init__()
        self.framed: list[tuple[Image, ...]] = []
        self.listed: list[Value] = []
        self.listings: list[tuple[int, Shown]] = []
        self.foreign: list[Link] = []

    def add_shown(self, shown: Shown) -> None:
        """Add what a call shows."""
        pieces = self.pieces
        place = len(pieces)
        if shown.line_break:
            self.breaks.append(place)
            pieces.append(" ")
            return
        if shown.text:
            pieces.append(f" {shown.text} " if shown.only_items else shown.text)
            if not shown.links:
                self.strong.append((place, place + 1))  # set apart from the text around it
        for block in shown.blocks:
            self.add_block(block)
        for link in shown.links:
            self.links.append(PlacedLink(place, place + 1, link))
        for image in shown.images:
            self.add_image(image)
        for reference in shown.references:
            self.add_reference(reference)
        if shown.items:
            self.listed.extend(shown.items)
            self.listings.append((place, shown))
        self.foreign.extend(shown.foreign_links)

    def say_once(self) -> None:
        """Make text and items say nothing twice.

        The text of a call that shows nothing but items is left out. Where a call shows more than
        its items, all of it stays text, with the links and pictures of the items.
        """
        listings, self.listings, self.listed = self.listings, [], []
        for place, shown in listings:
            if shown.only_items:
                if shown.text:
                    self.pieces[place] = " "
                self.listed.extend(shown.items)
                continue
            for value in shown.items:
                self.links += [PlacedLink(place, place + 1, link) for link in listed_links([value])]
                self.images += [(place, image) for image in all_images(value)]
                self.references += [(place, reference) for reference in all_references(value)]

    def say_code(self) -> None:
        """Make code a part of the text, for nodes that hold no blocks."""
        for place, block in self.extensions:
            if isinstance(block, Code):
                self.pieces[place] = f" {block.text} "
        self.extensions = [one for one in self.extensions if not isinstance(one[1], Code)]

    def add_image(self, image: Image) -> None:
        """Add a picture. It gets a piece of its own, so that it belongs to one line."""
        self.images.append((len(self.pieces), image))
        self.pieces.append("")

    def add_block(self, block: Block) -> None:
        """Add a block that an extension tag in the text makes."""
        self.extensions.append((len(self.pieces), block))
        self.pieces.append(" ")

    def add_reference(self, reference: str) -> None:
        """Add a reference mark, with a piece of its own too."""
        self.references.append((len(self.pieces), reference))
        self.pieces.append("")

    def add_linked(self, inner: TextRun, place: int) -> None:
        """Add what stands in a link's text beside it; the text stands at `place`."""
        for _, image in inner.images:
            self.images.append((place, image))
        for _, reference in inner.references:
            self.references.append((place, reference))
        for _, block in inner.extensions:
            self.extensions.append((place, block))


def listed_links(values: list[Value] | tuple[Value, ...]) -> list[Link]:
    """All links of items, nested ones included."""
    links: list[Link] = []
    for value in values:
        links += value.links
        links += listed_links(value.items)
    return links
