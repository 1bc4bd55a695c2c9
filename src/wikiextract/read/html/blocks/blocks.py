"""The flow of an article: its blocks and headings in document order.

Containers (``div``, ``center``, ``section``, tables that only lay out, …) are transparent: what
they hold takes part in the flow around them, and text directly in one is a paragraph. So nothing
that is shown depends on our knowing its wrapper.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wikiextract.markup.names import GALLERY, HEADLINE
from wikiextract.nodes import (
    Block,
    Figure,
    Gallery,
    Image,
    Math,
    Paragraph,
    Quote,
    Value,
)
from wikiextract.read.blocks.sections import FlowItem, SectionHeading
from wikiextract.read.html.blocks.code import is_code, read_code
from wikiextract.read.html.blocks.figures import PictureFrame, read_frame
from wikiextract.read.html.blocks.lists import read_content_list, read_definition_list
from wikiextract.read.html.blocks.tables import cells_of, is_layout_element, table_of_element
from wikiextract.read.html.tree.extensions import read_extension
from wikiextract.read.html.tree.markup import shown_text
from wikiextract.read.html.tree.tags import BLOCK_TAGS, EXTENSION_BLOCK, HEADING_TAGS, SKIPPED
from wikiextract.read.html.values.inline import ElementRun, Walker, is_figure
from wikiextract.read.html.values.values import value_of_element
from wikiextract.read.text.folding import fold
from wikiextract.read.text.value_parts import is_empty

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext


def flow_in_element(element: _Element, context: ReadContext) -> list[FlowItem]:
    """All blocks and headings inside `element`."""
    flow = _ElementFlow(context)
    flow.inside(element)
    flow.flush()
    return flow.items


def read_block(element: _Element, context: ReadContext) -> tuple[Block, ...]:
    """The blocks that `element` itself makes (one, or those of a table that only lays out)."""
    flow = _ElementFlow(context)
    flow.one(element)
    flow.flush()
    return _without_headings(flow.items)


def _without_headings(items: list[FlowItem]) -> tuple[Block, ...]:
    return tuple(
        Paragraph(
            text=item.value.text,
            links=item.value.links,
            images=item.value.images,
            references=item.value.references,
        )
        if isinstance(item, SectionHeading)
        else item
        for item in items
    )


class _ElementFlow:
    """The walk through containers; `run` is the paragraph that is being gathered."""

    def __init__(self, context: ReadContext) -> None:
        self.context = context
        self.items: list[FlowItem] = []
        self.run = ElementRun()
        self.walker = Walker(self.run, context, flat=True, blocks=False)

    def inside(self, element: _Element) -> None:
        """The text and children of a container."""
        if element.text:
            self.run.pieces.append(element.text)
        for child in element:
            self.one(child)
            if child.tail:
                self.run.pieces.append(child.tail)

    def one(self, element: _Element) -> None:
        """One element, without its tail."""
        tag = element.tag
        if tag in SKIPPED or not isinstance(tag, str):
            return
        if tag not in BLOCK_TAGS:
            self.walker.one(element)
            return
        self.flush()
        self.block(element, tag)
        self.flush()

    def block(self, element: _Element, tag: str) -> None:
        """A block element: one of those with a meaning, or a container."""
        if tag in ("ul", "ol"):
            self.list(element)
        elif tag == "dl":
            self.definitions(element)
        elif tag == "table":
            self.table(element)
        elif tag in HEADING_TAGS:
            self.heading(element, int(tag[1]))
        elif tag == "figure" or (tag == "div" and is_figure(element)):
            self.figure(read_frame(element, self.context))
        elif tag == "pre" or (tag == "div" and is_code(element)):
            code = read_code(element, self.context)
            if code is not None:
                self.add(code)
        elif tag == "blockquote":
            self.quote(element)
        elif tag == EXTENSION_BLOCK:
            self.add(read_extension(element, self.context.links))
        else:
            self.inside(element)

    def add(self, block: Block) -> None:
        """Append a block after the paragraph before it."""
        self.flush()
        self.items.append(block)

    def flush(self) -> None:
        """End the paragraph that is being gathered."""
        run = self.run
        if not run.pieces and not run.images and not run.extensions:
            return
        if run.is_space():
            run.pieces.clear()
            return
        # Beside the paragraph, as in the source view.
        self.items.extend(block for _, block in run.extensions)
        self.run = ElementRun()
        self.walker = Walker(self.run, self.context, flat=True, blocks=False)
        text = run.text()
        if not text and run.images:
            self.items.extend(Figure(image=image) for image in _pictures(run))
            return
        if text and len(run.formulas) == 1 and not run.images and text == fold(run.formulas[0]):
            self.items.append(Math(text=text))
            return
        if text or run.links or run.references:
            self.items.append(
                Paragraph(
                    text=text or None,
                    links=run.all_links(),
                    images=run.all_images(),
                    references=run.all_references(),
                )
            )

    def heading(self, element: _Element, level: int) -> None:
        """A heading. Its anchor is its own or, in older markup, its headline's ``id``."""
        value = value_of_element(element, self.context, lines=False)
        if is_empty(value) or element.get("id") == "firstHeading":
            return  # the latter is the page's title
        anchor = element.get("id")
        for headline in element.iter("span"):
            if HEADLINE in (headline.get("class") or ""):
                anchor = headline.get("id") or anchor
        self.items.append(SectionHeading(level, value, anchor))

    def list(self, element: _Element) -> None:
        """A list, or a gallery."""
        if GALLERY in (element.get("class") or "").split():
            self.gallery(read_frame(element, self.context))
            return
        found = read_content_list(element, self.context, read_block)
        if found.items:
            self.items.append(found)

    def definitions(self, element: _Element) -> None:
        """A definition list; one that only indents blocks is a container."""
        if element.find("dt") is None:
            inner = _ElementFlow(self.context)
            for child in element:
                if child.tag not in SKIPPED:
                    inner.inside(child)
                    inner.flush()
            if inner.items and not any(_is_text(item) for item in inner.items):
                self.items.extend(inner.items)
                return
        found = read_definition_list(element, self.context, read_block)
        if found.items:
            self.items.append(found)

    def table(self, element: _Element) -> None:
        """A table, or the cells of one that only lays out."""
        if is_layout_element(element):
            for cell in cells_of(element):
                self.inside(cell)
                self.flush()
            return
        found = table_of_element(element, self.context, read_block)
        if found.rows or found.caption:
            self.items.append(found)

    def figure(self, frame: PictureFrame) -> None:
        """A frame: one picture is a figure, several are a gallery, none is text."""
        if len(frame.images) == 1 and not frame.caption.text():
            self.items.append(Figure(image=frame.images[0]))
        elif frame.images:
            self.gallery(frame)
        else:
            self.run.pieces.extend(frame.caption.pieces)
            self.run.links.extend(frame.caption.links)
            self.run.references.extend(frame.caption.references)

    def gallery(self, frame: PictureFrame) -> None:
        """Pictures with what is said of all of them, which may be all that there is."""
        caption = _caption(frame)
        if frame.images or caption is not None:
            self.items.append(Gallery(caption=caption, images=tuple(frame.images)))

    def quote(self, element: _Element) -> None:
        """A block quotation; its source is what the markup names so."""
        source: Value | None = None
        for child in element:
            if child.tag == "footer" or "templatequotecite" in (child.get("class") or ""):
                source = value_of_element(child, self.context, lines=False)
                child.tag = _READ
        beside = _source_beside(element) if source is None else None
        if beside is not None:
            source = value_of_element(beside, self.context, lines=False)
            beside.tag = _READ
        inner = flow_in_element(element, self.context)
        if inner or source:
            self.items.append(Quote(blocks=_without_headings(inner), source=source))


# A tag that readers pass over, for what has been read already.
_READ = "template"
_DASHES = ("–", "—", "―", "-")
_LONGEST_SOURCE = 300


def _source_beside(quote: _Element) -> _Element | None:
    """A line after a dash that shares a wrapper with the quotation and nothing else."""
    element = quote
    for _ in range(3):
        wrapper = element.getparent()
        if wrapper is None or wrapper.tag != "div" or (wrapper.text or "").strip():
            return None
        # Three are as many as any: of a long wrapper only the beginning is looked at.
        shown = list(islice((child for child in wrapper if child.tag not in SKIPPED), 3))
        if shown == [element]:
            element = wrapper
            continue
        if len(shown) != 2 or shown[0] is not element or shown[1].tag not in ("div", "p", "cite"):
            return None
        text = shown_text(shown[1])
        return shown[1] if text.startswith(_DASHES) and len(text) <= _LONGEST_SOURCE else None
    return None


def _is_text(item: FlowItem) -> bool:
    return isinstance(item, (Paragraph, SectionHeading)) or item.__class__.__name__.endswith("List")


def _pictures(run: ElementRun) -> list[Image]:
    """Pictures that stand alone, with the links around them."""
    images = [image for _, image in run.images]
    for placed in run.links:
        behind = [n for n, (place, _) in enumerate(run.images) if placed.start <= place]
        number = behind[0] if behind else len(images) - 1
        images[number] = replace(images[number], links=(*images[number].links, placed.link))
    marks = run.all_references()
    if marks:
        images[-1] = replace(images[-1], references=(*images[-1].references, *marks))
    return images


def _caption(frame: PictureFrame) -> Value | None:
    run = frame.caption
    text = run.text()
    if not text and not run.links:
        return None
    return Value(
        text=text or None,
        links=run.all_links(),
        images=run.all_images(),
        references=run.all_references(),
    )
