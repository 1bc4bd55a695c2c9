"""``<imagemap>``: a picture whose areas link to pages."""

from __future__ import annotations

import re

from wikiextract.render.links.internal import apply_internal_links
from wikiextract.render.media.current import current_media
from wikiextract.render.media.legacy import legacy_media
from wikiextract.render.media.options import read_image_options
from wikiextract.render.recipe import half_parse
from wikiextract.render.tags.call import TagCall, TagResult
from wikiextract.render.tags.source_node import source_node
from wikiextract.site.title import FILE

_NO_IMAGE = "Error: Must specify an image in the first line."
_AREA = re.compile(r"(?:default|rect|circle|poly)\b[^\[]*(\[.*\])", re.IGNORECASE)


def imagemap(call: TagCall) -> TagResult:
    """The picture, with the links of its areas kept after it in a ``mw-extension`` element."""
    state = call.state
    lines = [line.strip() for line in call.expand(call.content).split("\n")]
    lines = [line for line in lines if line and not line.startswith("#")]
    if call.marker.content is None:
        return TagResult("")
    if not lines:
        text = state.message("imagemap_no_image") or _NO_IMAGE
        return TagResult(f'<p class="error">{text}</p>')
    name, _, options = lines[0].partition("|")
    title = state.site.title(name.strip(), FILE)
    if title is None or title.namespace != FILE:
        return TagResult(source_node(call.name, call.content, {}, state, inline=False))
    state.images[title.db_key] = None
    image = read_image_options(title, apply_internal_links(options, state), state)
    media = current_media if state.options.structure == "current" else legacy_media
    areas = [match[1] for line in lines[1:] if (match := _AREA.match(line)) is not None]
    links = half_parse(" ".join(areas), state)
    after = (
        f'<div class="mw-extension mw-extension-imagemap" data-extension="imagemap">{links}</div>'
        if links
        else ""
    )
    return TagResult(media(image, state) + after)
