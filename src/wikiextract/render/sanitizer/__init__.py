"""The HTML that editors may write: tags, attributes, styles, character references, anchors.

https://www.mediawiki.org/wiki/Help:HTML_in_wikitext. Everything else is shown as text.
"""

from wikiextract.render.sanitizer.anchors import anchor_id, anchor_link, legacy_id
from wikiextract.render.sanitizer.attributes import (
    clean_attributes,
    escape_attribute,
    read_attributes,
    write_attributes,
)
from wikiextract.render.sanitizer.entities import (
    decode_references,
    escape_text,
    normalise_references,
)
from wikiextract.render.sanitizer.tags import sanitize_tags

__all__ = [
    "anchor_id",
    "anchor_link",
    "clean_attributes",
    "decode_references",
    "escape_attribute",
    "escape_text",
    "legacy_id",
    "normalise_references",
    "read_attributes",
    "sanitize_tags",
    "write_attributes",
]
