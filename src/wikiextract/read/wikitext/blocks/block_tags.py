"""Extension tags that stand as blocks of their own: galleries, formulas, code, poems, the rest."""

from __future__ import annotations

from wikiextract.nodes import Block, Gallery, Math
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.blocks.code import code_block, is_code_block
from wikiextract.read.wikitext.blocks.extensions import extension_block
from wikiextract.read.wikitext.blocks.formulas import formula_of_tag
from wikiextract.read.wikitext.blocks.paragraphs import make_paragraph
from wikiextract.read.wikitext.constructs import TagMarkup
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.inline import gallery_images, read_run
from wikiextract.read.wikitext.text.values import plain_value


def read_block_tag(reading: Reading, tag: TagMarkup) -> Block | None:
    """The block that an extension tag makes; None when it shows nothing."""
    kind = tag.facts.kind
    span = (tag.start, tag.end)
    if kind == "gallery":
        caption = read_attributes(tag.attributes).get("caption")
        images = gallery_images(reading, tag)
        value = plain_value(" ".join(caption.split())) if caption else None
        return Gallery(caption=value, images=tuple(images), span=span) if images else None
    if kind == "formula":
        formula = formula_of_tag(reading, tag)
        return Math(text=formula, span=span) if formula else None
    if is_code_block(tag):
        return code_block(reading, tag)
    if tag.facts.shows_nothing or kind == "note_list":
        return None
    if tag.facts.content != "source" and kind != "image_map":
        run = read_run(reading, tag.content_start, tag.content_end)
        return make_paragraph(run, span)
    return extension_block(reading, tag)
