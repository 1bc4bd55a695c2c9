"""Paragraphs, and the pictures and blocks that stand within their lines."""

from __future__ import annotations

from wikiextract.nodes import Block, Figure, Gallery, Image, Math, Paragraph
from wikiextract.read.text.folding import fold
from wikiextract.read.text.value_parts import all_images, all_references
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.inline import read_run
from wikiextract.read.wikitext.text.source_run import SourceRun, listed_links


def read_paragraph(reading: Reading, start: int, end: int) -> list[Block]:
    """Return what running text shows: pictures beside it first, then the paragraph, if any."""
    if reading.passes_over(start):
        return []
    run = read_run(reading, start, end)
    blocks: list[Block] = [_beside(*images) for images in run.framed]
    blocks += run.kept() or ()
    framed = {id(image) for images in run.framed for image in images}
    run.images = [(place, image) for place, image in run.images if id(image) not in framed]
    paragraph = make_paragraph(run, _trimmed(reading, start, end))
    if paragraph is not None:
        blocks.append(paragraph)
    elif run.images:
        blocks += [Figure(image=image, span=image.span) for _, image in run.images]
    return blocks


def _beside(image: Image, *within: Image) -> Figure | Gallery:
    """A picture beside the text, with those in its caption."""
    if within:
        return Gallery(caption=None, images=(image, *within), span=image.span)
    return Figure(image=image, span=image.span)


def make_paragraph(run: SourceRun, span: tuple[int, int]) -> Paragraph | Math | None:
    """The paragraph of a run; a formula alone; None when the run shows no text, link or mark."""
    text = run.text()
    if text and len(run.formulas) == 1 and not run.images and text == fold(run.formulas[0]):
        return Math(text=text, span=span)
    references = run.all_references()
    links = [placed.link for placed in run.links]
    if not text and not links and not references:
        return None
    images: tuple[Image, ...] = run.all_images()
    if run.listed:
        links += listed_links(run.listed)
        for value in run.listed:
            images += all_images(value)
            references += all_references(value)
    links += run.foreign
    return Paragraph(
        text=text or None,
        links=tuple(links),
        images=images,
        references=references,
        span=span,
    )


def _trimmed(reading: Reading, start: int, end: int) -> tuple[int, int]:
    text = reading.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
