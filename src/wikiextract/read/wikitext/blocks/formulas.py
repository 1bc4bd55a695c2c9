"""Formulas given by tags."""

from __future__ import annotations

from wikiextract.markup.formulas import tex_of
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.constructs import TagMarkup
from wikiextract.read.wikitext.reading import Reading


def formula_of_tag(reading: Reading, tag: TagMarkup) -> str:
    """Return the TeX source of a formula, white space folded; "" when it is empty."""
    content = reading.text[tag.content_start : tag.content_end]
    return " ".join(tex_of(tag.name, content, read_attributes(tag.attributes)).split())
