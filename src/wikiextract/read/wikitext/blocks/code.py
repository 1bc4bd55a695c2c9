"""Source code and preformatted text given by tags: ``<pre>``, ``<syntaxhighlight>``."""

from __future__ import annotations

from wikiextract.markup.preformatted import without_nowiki
from wikiextract.nodes import Code
from wikiextract.read.wikitext.attributes import read_attributes
from wikiextract.read.wikitext.constructs import TagMarkup
from wikiextract.read.wikitext.reading import Reading
from wikiextract.site.parse_title import decode_shown_entities


def is_code_block(tag: TagMarkup) -> bool:
    """Return True if a tag makes a block of code, not code within a line."""
    return tag.facts.kind in ("preformatted", "code") and tag.is_block


def code_block(reading: Reading, tag: TagMarkup) -> Code | None:
    """The block that such a tag makes; None when it is empty."""
    content = reading.text[tag.content_start : tag.content_end]
    language = read_attributes(tag.attributes).get("lang")
    if tag.facts.kind == "preformatted":
        content = decode_shown_entities(without_nowiki(content))
    text = content
    text = text.strip("\n").rstrip()
    if not text.strip():
        return None
    return Code(text=text, language=language or None, span=(tag.start, tag.end))
