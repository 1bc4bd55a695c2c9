"""``<imagemap>``: a picture whose areas link to pages."""

from __future__ import annotations

import re

from wikiextract.render.links.internal import apply_internal_links
from wikiextract.render.media.current import current_media
from wikiextract.render.media.legacy import legacy_media
from wikiextract.render.media.options import read_image_options
from wikiextract.render.recipe import half_parse
from wikiextract.render.tags.call import TagCall, TagResult
from wikiextract.render.tags.source_node import kept
from wikiextract.site.title import FILE

_AREA = re.compile(r"(?:default|rect|circle|poly)\b[^\[]*(\[.*\])", re.IGNORECASE)


def imagemap(call: TagCall) -> TagResult:
    """The picture, with the links of its areas kept after it."""
    page = call.page
    lines = [line.strip() for line in call.expand(call.content).split("\n")]
    lines = [line for line in lines if line and not line.startswith("#")]
    if call.marker.content is None:
        return TagResult("")
    if not lines:
        text = page.messages.shown("imagemap_no_image")
        return TagResult(f'<p class="error">{text}</p>')
    name, _, options = lines[0].partition("|")
    title = page.site.title(name.strip(), FILE)
    if title is None or title.namespace != FILE:
        return kept(call)
    page.lists.images[title.db_key] = None
    image = read_image_options(title, apply_internal_links(options, page), page)
    media = current_media if page.options.structure == "current" else legacy_media
    areas = [match[1] for line in lines[1:] if (match := _AREA.match(line)) is not None]
    links = half_parse(" ".join(areas), page)
    after = f'<div class="mw-imagemap-links">{links}</div>' if links else ""
    return TagResult(media(image, page) + after)
