"""Extension tags that are kept as their source."""

from __future__ import annotations

from wikiextract.nodes import Extension, named_values
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.constructs import TagMarkup
from wikiextract.read.wikitext.reading import Reading


def extension_block(reading: Reading, tag: TagMarkup) -> Extension:
    """An extension tag kept as its source."""
    content = reading.text[tag.content_start : tag.content_end].strip()
    return Extension(
        name=tag.name,
        text=content or None,
        attributes=named_values(read_attributes(tag.attributes)),
        span=(tag.start, tag.end),
    )
