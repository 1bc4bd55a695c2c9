"""The text of an element, as one run with its links, pictures and reference marks.

`collect` walks an element once, in document order. Lists, figures and (when asked) other blocks are
left for the caller, with their place in the run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from wikiextract.markup.names import (
    CODE,
    FRAME,
    GALLERY,
    NOTE_ID,
    NOTE_MARK,
    PICTURE_LINK,
    PICTURE_PAGE_LINK,
)
from wikiextract.read.html.blocks.formulas import formula_of_element
from wikiextract.read.html.tree.extensions import read_extension
from wikiextract.read.html.tree.tags import (
    BLOCK_TAGS,
    EXTENSION,
    EXTENSION_BLOCK,
    HIDDEN,
    LIST_TAGS,
    MEDIA_TAGS,
    SKIPPED,
)
from wikiextract.read.html.values.media import broken_image, image_of_element
from wikiextract.read.html.values.stated import may_state, stated_by, stated_within
from wikiextract.read.text.folding import fold
from wikiextract.read.text.run import PlacedLink, TextRun

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

# Blocks that a value holds beside its text, where its reader wants them.
OWN_BLOCK_TAGS = frozenset(["table", "pre", "blockquote"])

_STATING_TAGS = frozenset(["time", "abbr", "data"])


class PlacedElement(NamedTuple):
    """An element left for the caller; its text belongs at ``pieces[place]``."""

    place: int
    element: _Element


@dataclass(slots=True, init=False)
class ElementRun(TextRun):
    """The result of `collect`: running text, and the elements in it that the caller reads."""

    lists: list[PlacedElement]
    figures: list[PlacedElement]
    blocks: list[PlacedElement]

    def __init__(self) -> None:
        TextRun.__init__(self)
        self.lists = []
        self.figures = []
        self.blocks = []


def text_of_element(element: _Element, context: ReadContext) -> str:
    """All the text that an element shows, lists included, folded."""
    return collect(element, context, flat=True).text()


def collect(
    element: _Element, context: ReadContext, *, flat: bool = False, blocks: bool = False
) -> ElementRun:
    """Walk the inside of `element`.

    `flat`: lists and figures are read as text too. `blocks`: tables, quotes and preformatted text
    are left to the caller in `ElementRun.blocks`; otherwise they are read as text.
    """
    run = ElementRun()
    Walker(run, context, flat=flat, blocks=blocks).inside(element)
    return run


def collect_lines(element: _Element, context: ReadContext, *, flat: bool = True) -> ElementRun:
    """Walk the inside of `element` with a line break on either side of each block."""
    run = ElementRun()
    Walker(run, context, flat=flat, blocks=False, block_breaks=True).inside(element)
    return run


class Walker:
    """The walk itself, element by element.

    It recurses; `tree.MAX_DEPTH` bounds the depth.
    """

    __slots__ = ("block_breaks", "blocks", "context", "flat", "run")

    def __init__(
        self,
        run: ElementRun,
        context: ReadContext,
        *,
        flat: bool,
        blocks: bool,
        block_breaks: bool = False,
    ) -> None:
        self.run = run
        self.context = context
        self.flat = flat
        self.blocks = blocks
        self.block_breaks = block_breaks

    def inside(self, element: _Element) -> None:
        """Walk the text and children of `element`."""
        pieces = self.run.pieces
        text = element.text
        if text:
            pieces.append(text)
        for child in element:
            self.one(child)
            tail = child.tail
            if tail:
                pieces.append(tail)

    def one(self, element: _Element) -> None:
        """Walk one element, without its tail."""
        tag = element.tag
        read = _READERS.get(tag)
        if read is not None:
            read(self, element)
        elif isinstance(tag, str):
            self.inside(element)

    def skip(self, _element: _Element) -> None:
        """An element of which nothing is read."""

    def hidden(self, element: _Element) -> None:
        """A hidden element: only what it states for machines is read."""
        place = len(self.run.pieces)
        self.run.stated += ((place, value) for value in stated_within(element))

    def strong(self, element: _Element) -> None:
        """Text that is set apart."""
        start = len(self.run.pieces)
        self.inside(element)
        self.run.strong.append((start, len(self.run.pieces)))

    def line_break(self, _element: _Element) -> None:
        """A ``br``."""
        self.run.breaks.append(len(self.run.pieces))
        self.run.pieces.append(" ")

    def stating(self, element: _Element) -> None:
        """An element that may state for machines what it shows."""
        self.state(element)
        self.inside(element)

    def span(self, element: _Element) -> None:
        """A ``span`` or ``sup``: perhaps a reference mark or a formula."""
        classes = element.get("class")
        if classes:
            names = classes.split()
            if (NOTE_MARK in names or "mw-ref" in names) and self.reference(element):
                return
            if "mwe-math-element" in names:
                self.formula(element)
                return
            if may_state(classes):
                self.state(element)
        self.inside(element)

    def state(self, element: _Element) -> None:
        """Note what an element states for machines."""
        value = stated_by(element)
        if value is not None:
            self.run.stated.append((len(self.run.pieces), value))

    def formula(self, element: _Element) -> None:
        """A formula: its TeX source stands for it."""
        source = formula_of_element(element)
        if source:
            self.run.formulas.append(source)
            self.run.pieces.append(source)

    def reference(self, element: _Element) -> bool:
        """Note a reference mark; False when `element` is an ordinary superscript."""
        anchors = list(element.iter("a"))
        for anchor in anchors:
            fragment = unquote((anchor.get("href") or "").partition("#")[2])
            note = self.context.notes.get(fragment)
            if note is not None or fragment.startswith(NOTE_ID):
                self.run.references.append((len(self.run.pieces), note or fragment))
                return True
        return False

    def anchor(self, element: _Element) -> None:
        """An ``a``: a link, a link around a picture, or a mere target."""
        run = self.run
        start, pictures = len(run.pieces), len(run.images)
        self.inside(element)
        text = fold("".join(run.pieces[start:]))
        if not text and len(run.images) > pictures and _leads_to_file(element):
            return
        upload = broken_image(element)
        if upload is not None:
            run.images.append((start, upload))
            del run.pieces[start:]
            return
        link = self.context.links.read(element, text)
        if link is not None:
            run.links.append(PlacedLink(start, len(run.pieces), link))

    def area(self, element: _Element) -> None:
        """A part of an image map: a link without text."""
        link = self.context.links.read(element, element.get("alt") or "")
        if link is not None:
            place = len(self.run.pieces)
            self.run.links.append(PlacedLink(place, place, link))

    def media(self, element: _Element) -> None:
        """A picture, video or sound."""
        image = image_of_element(element)
        if image is not None:
            self.run.images.append((len(self.run.pieces), image))

    def extension(self, element: _Element) -> None:
        """Return what stands for an extension tag that is kept as its source."""
        self.run.extensions.append(
            (len(self.run.pieces), read_extension(element, self.context.links))
        )

    def block(self, element: _Element) -> None:
        """A block: text of its own, or left to the caller."""
        run = self.run
        if element.tag == EXTENSION_BLOCK:
            self.extension(element)
            run.pieces.append(" ")
            return
        if not self.flat:
            place = self.place_of(element)
            if place is not None:
                place.append(PlacedElement(len(run.pieces), element))
                run.pieces.append(" ")
                return
        self.border()
        self.inside(element)
        self.border()

    def border(self) -> None:
        """Part a block from what stands beside it."""
        if self.block_breaks:
            self.run.breaks.append(len(self.run.pieces))
        self.run.pieces.append(" ")

    def place_of(self, element: _Element) -> list[PlacedElement] | None:
        """The list of `ElementRun` that a block is left in, None to walk through it."""
        tag = element.tag
        if tag in LIST_TAGS:
            if tag == "ul" and GALLERY in (element.get("class") or "").split():
                return self.run.figures
            return self.run.lists
        if tag == "figure" or (tag == "div" and is_figure(element)):
            return self.run.figures
        if self.blocks and (tag in OWN_BLOCK_TAGS or (tag == "div" and _is_code(element))):
            return self.run.blocks
        return None


# By tag: a chain of questions would take longer. Where a tag has several meanings, the last counts.
_READERS: dict[object, Callable[[Walker, _Element], None]] = {
    **dict.fromkeys(_STATING_TAGS, Walker.stating),
    EXTENSION: Walker.extension,
    "area": Walker.area,
    "math": Walker.formula,
    **dict.fromkeys(BLOCK_TAGS, Walker.block),
    **dict.fromkeys(MEDIA_TAGS, Walker.media),
    "br": Walker.line_break,
    **dict.fromkeys(("b", "strong"), Walker.strong),
    **dict.fromkeys(("span", "sup"), Walker.span),
    "a": Walker.anchor,
    **dict.fromkeys(SKIPPED, Walker.skip),
    HIDDEN: Walker.hidden,
}


def is_figure(element: _Element) -> bool:
    """Return True if a ``div`` is the frame of a picture in MediaWiki's older markup."""
    names = (element.get("class") or "").split()
    if FRAME not in names:
        return False
    # A frame around a table (a chess board, a list of sounds) is only a container.
    if next(element.iter("table"), None) is not None:
        return False
    return shows_media(element) or _names_media(element)


def _names_media(element: _Element) -> bool:
    """Return True if a frame begins with a link: to a file that is missing."""
    inner = element.find("div")
    return inner is not None and len(inner) > 0 and inner[0].tag == "a"


def shows_media(element: _Element) -> bool:
    """Return True if a picture, video or sound, or the place of a missing one, is in `element`."""
    if next(element.iter(*MEDIA_TAGS), None) is not None:
        return True
    return any(broken_image(anchor) is not None for anchor in element.iter("a"))


def _is_code(element: _Element) -> bool:
    return CODE in (element.get("class") or "").split()


def _leads_to_file(anchor: _Element) -> bool:
    classes = (anchor.get("class") or "").split()
    if PICTURE_LINK in classes or PICTURE_PAGE_LINK in classes:
        return True
    # A picture linked to its own file's address ("internal", older Parsoid).
    image = next(anchor.iter("img", "video", "audio"), None)
    if image is None:
        return False
    href = anchor.get("href")
    resource = image.get("resource")
    return href is None or (resource is not None and href.partition("?")[0] == resource)
