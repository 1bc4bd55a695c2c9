"""Captions as plain text, and plain text as a caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikiextract.render.quotes import apply_quotes
from wikiextract.render.sanitizer import decode_references, escape_text

if TYPE_CHECKING:
    from wikiextract.render.roles import Markers

# Tags that part words.
_BLOCK_TAG = re.compile(
    "</?(?:address|article|aside|blockquote|br|caption|center|dd|div|dl|dt|figcaption|figure|h[1-6]"
    "|hr|li|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)\\b[^>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[\x00-\x20]+")


def alt_text(html: str, page: Markers) -> str:
    """Return half-parsed text as plain text for a tooltip."""
    html = apply_quotes(html)
    if "\x7f" in html:
        html = page.strip.unstrip_both(page.links.as_text(html))
        html = page.links.as_text(html)
    if "<" in html:
        html = _TAG.sub("", _BLOCK_TAG.sub(" ", html))
    return _SPACES.sub(" ", decode_references(html)).strip(" ")


def label(text: str) -> str:
    """Return plain text as it is shown for a picture: apostrophes still are markup there."""
    return apply_quotes(escape_text(text))
