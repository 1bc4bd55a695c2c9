"""Pictures as MediaWiki builds them up since 1.43: ``figure`` and ``span`` with ``typeof``.

https://www.mediawiki.org/wiki/Parsoid/Parser_Unification/Media_structure/FAQ
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.markup.names import MISSING_FILE, MISSING_WIDTH, PICTURE_PAGE_LINK, RED_LINK
from wikiextract.render.categories import track
from wikiextract.render.media.options import (
    ImageLink,
    alt_text,
    label,
    missing_thumb,
    not_shown,
    thumb_error,
)
from wikiextract.render.media.parts import element, link_start, shown_size
from wikiextract.render.sanitizer import escape_text

if TYPE_CHECKING:
    from wikiextract.render.state import PageState

_KINDS = {"thumb": "/Thumb", "manual": "/Thumb", "frame": "/Frame", "frameless": "/Frameless"}


def current_media(image: ImageLink, state: PageState) -> str:
    """The HTML of a picture."""
    block = image.framed or bool(image.horizontal)
    shown = None
    if image.caption and not image.framed:
        shown = alt_text(image.caption, state) or None
    info = image.info
    bad = not_shown(image, state)
    if bad or missing_thumb(image, state):
        info = None
    kind = "mw:File" + _KINDS.get(image.format, "")
    if info is None:
        kind = "mw:Error " + kind
        inner = broken_picture(image, shown, state, bad=bad)
    else:
        picture = element(image, info, "mw-file-element", state)
        start = link_start(image, PICTURE_PAGE_LINK, shown, state)
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
    if not image.sized and image.format not in {"manual", "frame"} and image.upright is None:
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
    state: PageState,
    *,
    in_gallery: bool = False,
    bad: bool = False,
) -> str:
    """What stands for a picture whose file does not exist; `shown`: its caption as text."""
    track("broken-file-category", state)
    width, height = shown_size(image, state)
    size = f' {MISSING_WIDTH}="{width}"' if width else ""
    size += f' data-height="{height}"' if height else ""
    title = escape_text(image.file.prefixed)
    if image.info is not None or bad:
        # The file is there, what is to be shown for it is not.
        text = escape_text(image.file.prefixed if bad else thumb_error(state))
        return (
            f'<a href="{state.links.page_url(image.file)}" title="{title}">'
            f'<span class="mw-file-element {MISSING_FILE}"{size}>{text}</span></a>'
        )
    written = (shown if image.alt is None else image.alt) or image.file.prefixed
    text = escape_text(written) if in_gallery else label(written)
    upload = state.links.upload_url(image.file)
    return (
        f'<a href="{upload}" class="{RED_LINK}" title="{title}">'
        f'<span class="mw-file-element {MISSING_FILE}"{size}>{text}</span></a>'
    )
