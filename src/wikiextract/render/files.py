"""Pictures, films and sounds in the text: from a link's parts to HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.render.image_options import read_image_options
from wikiextract.render.media_current import current_media
from wikiextract.render.media_legacy import legacy_media

if TYPE_CHECKING:
    from wikiextract.render.state import PageState
    from wikiextract.site import Title


def make_image(file: Title, text: str, state: PageState) -> str:
    """The HTML of ``[[File:…|text]]``; links in `text` are markers already."""
    state.images[file.db_key] = None
    image = read_image_options(file, text, state)
    if state.options.structure == "current":
        return current_media(image, state)
    return legacy_media(image, state)
