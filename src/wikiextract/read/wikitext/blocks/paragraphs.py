"""Paragraphs, and the pictures and blocks that stand within their lines."""

from __future__ import annotations

import re

from wikiextract.nodes import Block, Figure, Gallery, Image, Math, Paragraph
from wikiextract.read.text.folding import fold
from wikiextract.read.text.value_parts import all_images, all_references
from wikiextract.read.wikitext.blocks.code import is_code_block
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.skipped_texts import SkippedTexts
from wikiextract.read.wikitext.text.inline import read_run
from wikiextract.read.wikitext.text.source_run import SourceRun, listed_links

_TABLE = re.compile(r"<table", re.IGNORECASE)


def texts_to_skip(reading: Reading) -> SkippedTexts:
    """Return the texts that need not be read for the places of blocks; calls are read already."""
    kept = [
        tag.start
        for tag in reading.constructs.tags
        if tag.facts.content == "source" or is_code_block(tag)
    ]
    kept += [start for start, shown in reading.shown.items() if shown.blocks]
    text = reading.text
    with_tables = "{|" in text or bool(reading.table_signs.at) or _TABLE.search(text) is not None
    calls = [call.start for call in reading.constructs.calls]
    return SkippedTexts(text, kept, calls, with_tables=with_tables)


def read_paragraph(reading: Reading, start: int, end: int) -> list[Block]:
    """Return what running text shows: pictures beside it first, then the paragraph, if any."""
    if reading.passes_over(start):
        return []
    skipped = reading.skipped
    if skipped is not None:
        if reading.lead_end is not None and skipped.has(start, end):
            return []
        if skipped.has_shown(start, end):
            return [Paragraph(links=(), images=(), references=(), span=(start, end))]
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
