"""Pictures as MediaWiki builds them up since 1.43: ``figure`` and ``span`` with ``typeof``.

https://www.mediawiki.org/wiki/Parsoid/Parser_Unification/Media_structure/FAQ
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.markup.names import MISSING_FILE, MISSING_WIDTH, PICTURE_PAGE_LINK, RED_LINK
from wikiextract.render.links.page_links import link_url, upload_url
from wikiextract.render.media.captions import alt_text, label
from wikiextract.render.media.parts import element, link_start, redirect_class, thumb_error
from wikiextract.render.media.sizes import shown_size
from wikiextract.render.sanitizer import escape_text

if TYPE_CHECKING:
    from wikiextract.render.media.image import ImageLink
    from wikiextract.render.roles import LinkedPage

_KINDS = {"thumb": "/Thumb", "manual": "/Thumb", "frame": "/Frame", "frameless": "/Frameless"}


def current_media(image: ImageLink, page: LinkedPage) -> str:
    """Return the HTML of a picture."""
    block = image.framed or bool(image.horizontal)
    shown = None
    if image.caption and not image.framed:
        shown = alt_text(image.caption, page) or None
    info = None if image.broken else image.shown
    kind = "mw:File" + _KINDS.get(image.format, "")
    if info is None:
        kind = "mw:Error " + kind
        inner = broken_picture(image, shown, page)
    else:
        picture = element(image, info, "mw-file-element", page)
        start = link_start(image, PICTURE_PAGE_LINK, shown, page)
        if start:
            inner = f"{start}{picture}</a>"
        else:
            title = f' title="{escape_text(shown)}"' if shown else ""
            inner = f"<span{title}>{picture}</span>"
    classes = _classes(image)
    written = f' class="{escape_text(" ".join(classes))}"' if classes else ""
    if not block:
        return f'<span{written} typeof="{kind}">{inner}</span>'
    return (
        f'<figure{written} typeof="{kind}">{inner}<figcaption>{image.caption}</figcaption></figure>'
    )


def _classes(image: ImageLink) -> list[str]:
    classes = []
    if image.width is None and image.format not in {"manual", "frame"}:
        classes.append("mw-default-size")
    if image.horizontal:
        classes.append(f"mw-halign-{image.horizontal}")
    if image.vertical and not image.framed and not image.horizontal:
        classes.append(f"mw-valign-{image.vertical}")
    if image.border and not image.framed:
        classes.append("mw-image-border")
    if image.css_class:
        classes.append(image.css_class)
    return classes


def broken_picture(
    image: ImageLink,
    shown: str | None,
    page: LinkedPage,
    *,
    in_gallery: bool = False,
) -> str:
    """Return what stands for a picture whose file does not exist; `shown`: its caption as text."""
    page.categories.track("broken-file-category")
    width, _ = shown_size(image, page.options)
    size = f' {MISSING_WIDTH}="{width}"' if width else ""
    size += f' data-height="{image.height}"' if image.height else ""
    title = escape_text(image.file.prefixed)
    text = (shown if image.alt is None else image.alt) or image.file.prefixed
    if image.info is not None and not image.bad:
        text = thumb_error(page)
    html = escape_text(text) if in_gallery else label(text)
    if image.info is not None or image.bad:
        # The file is there (who would list one that is not?), what is to be shown for it is not.
        kind = redirect_class(image.file, page)
        link = f'<a href="{link_url(image.file, page)}"{kind} title="{title}">'
    else:
        link = f'<a href="{upload_url(image.file, page)}" class="{RED_LINK}" title="{title}">'
    return f'{link}<span class="mw-file-element {MISSING_FILE}"{size}>{html}</span></a>'
