"""Links that parser functions made (`expand.functions.pages.links`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.render.links.language_links import list_language_link
from wikiextract.render.links.magic import isbn_link
from wikiextract.render.links.page_links import start_tag
from wikiextract.render.sanitizer import escape_text
from wikiextract.site import Title
from wikiextract.site.title import MAIN

if TYPE_CHECKING:
    from wikiextract.expand.markers import StripMarker
    from wikiextract.render.roles import LinkedPage


def function_link(marker: StripMarker, page: LinkedPage) -> str:
    """Return the HTML of a link that a function made; ``""`` for one that the page lists."""
    target = marker.content or ""
    if marker.name == "isbn":
        return isbn_link(target, page.site)
    prefix, _, name = target.partition(":")
    text, sign, fragment = name.replace("_", " ").partition("#")
    title = Title(MAIN, text.strip(), fragment if sign else None, prefix)
    if marker.name == "interlanguagelink":
        list_language_link(title, page)
        return ""
    return f"{start_tag(title, page)}{escape_text(marker.attributes)}</a>"
