"""Pictures, films and sounds in the text: from a link's parts to HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.render.links.magic import apply_magic_links
from wikiextract.render.media.current import current_media
from wikiextract.render.media.legacy import legacy_media
from wikiextract.render.media.options import read_image_options
from wikiextract.render.quotes import apply_quotes

if TYPE_CHECKING:
    from wikiextract.render.state import PageState
    from wikiextract.site import Title


def make_image(file: Title, text: str, state: PageState) -> str:
    """The HTML of ``[[File:…|text]]``; links in `text` are markers already."""
    state.images[file.db_key] = None
    image = read_image_options(file, text, state)
    if image.framed and image.caption:
        # The passes to come do not see what stands in a marker.
        image.caption = apply_magic_links(apply_quotes(image.caption), state)
    build = current_media if state.options.structure == "current" else legacy_media
    # On one line: a caption's line breaks begin no paragraphs.
    return build(image, state).replace("\n", " ")
