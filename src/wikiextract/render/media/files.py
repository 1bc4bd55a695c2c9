"""Pictures, films and sounds in the text: from a link's parts to HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.render.links.magic import apply_magic_links
from wikiextract.render.media.current import current_media
from wikiextract.render.media.legacy import legacy_media
from wikiextract.render.media.options import read_image_options
from wikiextract.render.quotes import apply_quotes

if TYPE_CHECKING:
    from wikiextract.render.roles import LinkedPage
    from wikiextract.site import Title


def make_image(file: Title, text: str, page: LinkedPage) -> str:
    """Return the HTML of ``[[File:…|text]]``; link holders stand for the links in `text`."""
    page.lists.images[file.db_key] = None
    image = read_image_options(file, text, page)
    current = page.options.structure == "current"
    if image.caption and (image.framed or (current and image.horizontal)):
        # The passes to come do not see what stands in a marker.
        image.caption = apply_magic_links(apply_quotes(image.caption), page)
    build = current_media if current else legacy_media
    # On one line: a caption's line breaks begin no paragraphs.
    return build(image, page).replace("\n", " ")
