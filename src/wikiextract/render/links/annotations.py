"""Links that state something of the page: ``[[Property::value|text]]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.markup.stored_values import MOST_STORED, TOO_MUCH_STORED

if TYPE_CHECKING:
    from wikiextract.markup.annotations import Annotation
    from wikiextract.render.roles import LinkedPage


_BEGINS_BLOCK = "*#:; "
"""The signs that make a line more than text; a link is text, wherever it stands."""


def annotate(annotation: Annotation, text: str | None, page: LinkedPage) -> str:
    """Note what a link states; return what it shows, a link where its value is a page.

    `text` is what stands behind the pipe. Which values are pages depends on the property's type:
    one that is known to be a page is taken for it.
    """
    listed = page.lists.annotations
    if annotation.switch is not None:
        page.lists.annotating = annotation.switch
        return ""
    if annotation.value and page.lists.annotating:
        listed[page.site.capitalise(annotation.property), annotation.value] = None
        if len(listed) > MOST_STORED:
            listed.popitem()
            page.log.report("too-much-stored", TOO_MUCH_STORED)
    shown = annotation.shown if text is None else text
    if not shown.strip():
        return ""
    title = page.site.link_title(annotation.value)
    if title is None or title.interwiki is not None or not page.pages.exists(title):
        return f"&#{ord(shown[0])};{shown[1:]}" if shown[0] in _BEGINS_BLOCK else shown
    return page.links.hold(title, shown)
