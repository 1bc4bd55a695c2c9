"""``<imagemap>``: a picture whose areas link to pages."""

from __future__ import annotations

import re

from wikiextract.expand.markers import LEFTOVER
from wikiextract.render.links.internal import apply_internal_links
from wikiextract.render.links.page_links import resolve_links
from wikiextract.render.media.current import current_media
from wikiextract.render.media.legacy import legacy_media
from wikiextract.render.media.options import read_image_options
from wikiextract.render.recipe import half_parse
from wikiextract.render.roles import TagPage
from wikiextract.render.sanitizer import decode_references, escape_attribute
from wikiextract.render.tags.call import TagCall, TagResult
from wikiextract.render.tags.source_node import kept
from wikiextract.site.title import FILE

_LINK = re.compile(r"<a ([^>]*)>(.*?)</a>", re.DOTALL)
_PICTURE = re.compile(r"(?:<a [^>]*>)?<img ")
_TAGS = re.compile(r"<[^>]*>")
_AREA = re.compile(r"(?:default|rect|circle|poly)\b[^\[]*(\[.*\])", re.IGNORECASE)


def imagemap(call: TagCall) -> TagResult:
    """The picture, with the links of its areas."""
    page = call.page
    lines = [line.strip() for line in call.expand(call.content).split("\n")]
    lines = [line for line in lines if line and not line.startswith("#")]
    if call.marker.content is None:
        return TagResult("")
    if not lines:
        text = page.messages.shown("imagemap_no_image")
        return TagResult(f'<p class="error">{text}</p>')
    name, _, options = lines[0].partition("|")
    title = page.site.title(name.strip())
    if title is None or title.namespace != FILE:
        return kept(call)
    page.lists.images[title.db_key] = None
    image = read_image_options(title, apply_internal_links(options, page), page)
    media = current_media if page.options.structure == "current" else legacy_media
    html = media(image, page)
    areas = "".join(_area(line, page) for line in lines[1:])
    if not areas:
        return TagResult(html)
    # Beside the picture itself, also where that is in a frame.
    place = _PICTURE.search(html)
    start = place.start() if place is not None else 0
    return TagResult(f"{html[:start]}<map>{areas}</map>{html[start:]}")


def _area(line: str, page: TagPage) -> str:
    """Return an area's link as an ``area`` without its shape; "" when that is nothing."""
    match = _AREA.match(line)
    link = _LINK.search(resolve_links(half_parse(match[1], page), page)) if match else None
    if link is None:
        return ""
    label = _TAGS.sub("", page.strip.unstrip_both(link[2]))
    shown = escape_attribute(decode_references(LEFTOVER.sub("", label)))
    return f'<area {link[1]} alt="{shown}" />'
