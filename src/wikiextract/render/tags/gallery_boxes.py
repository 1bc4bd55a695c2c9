"""The boxes of a gallery: how wide they are, where the picture stands, how the caption is wrapped.

https://www.mediawiki.org/wiki/Help:Images#Optional_gallery_attributes describes the modes.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from wikiextract.markup.names import FRAME, GALLERY_BOX, GALLERY_TEXT
from wikiextract.render.links.page_links import link_url
from wikiextract.render.media.sizes import scaled_width, shown_size
from wikiextract.render.sanitizer import escape_text

if TYPE_CHECKING:
    from wikiextract.render.media.image import ImageLink
    from wikiextract.render.media.info import FileInfo
    from wikiextract.render.options import RenderOptions
    from wikiextract.render.roles import LinkedPage

# Captions over the picture are that much narrower than it.
_WRAPPER_MARGIN = 20
_LARGER = 1.5


class GalleryMode(NamedTuple):
    """A mode of galleries: pixels around the picture, around the box, of its borders.

    `packed` pictures have one height and their own width; captions `over` the picture show when
    there are any.
    """

    inner: int
    outer: int
    borders: int
    packed: bool = False
    over: bool = False


TRADITIONAL = GalleryMode(30, 5, 8)
_PACKED = GalleryMode(0, 2, 8, packed=True)
MODES = {
    "traditional": TRADITIONAL,
    "slideshow": TRADITIONAL,
    "nolines": GalleryMode(0, 5, 4),
    "packed": _PACKED,
    "packed-hover": _PACKED._replace(over=True),
    "packed-overlay": _PACKED._replace(over=True),
}


class GalleryBox(NamedTuple):
    """The mode of a gallery and the pixels that a picture may take."""

    mode: GalleryMode
    width: int = 120
    height: int = 120


def row_width(box: GalleryBox, per_row: int) -> int:
    """How wide a gallery of `per_row` boxes is."""
    mode = box.mode
    return per_row * (box.width + mode.inner + mode.outer + mode.borders)


def packed_width(box: GalleryBox, info: FileInfo) -> int | None:
    """Return the width of a picture in a packed gallery, ``None`` where nobody knows."""
    width = _packed_width(box, info)
    return None if width is None else math.ceil(width)


def _packed_width(box: GalleryBox, info: FileInfo) -> float | None:
    if not info.width or not info.height:
        return None
    # Pictures are fetched larger than they are shown.
    return scaled_width(int(box.height * _LARGER), info.width, info.height) / _LARGER


def boxed(
    inner: str, caption: str, box: GalleryBox, image: ImageLink, options: RenderOptions
) -> str:
    """One item: `inner` is the picture, `caption` its text, both half-parsed."""
    current = options.structure == "current"
    _, height = (None, None) if image.broken else shown_size(image, options)
    shown_width: float = box.width
    if box.mode.packed and image.info is not None:
        shown_width = _packed_width(box, image.info) or box.width
    thumb_width = shown_width + box.mode.inner
    outer = thumb_width + box.mode.outer
    text = f"\n{caption}\n" if caption and not current else caption
    if current:
        high = f"height: {box.height + box.mode.inner}px;"
        wide = f"width: {thumb_width:.14g}px;"
        style = high if image.broken else wide if box.mode.packed else f"{wide} {high}"
        thumb = f'<div class="{FRAME}" style="{style}">{inner}</div>'
        before, after = "", ""
    else:
        thumb = _legacy_thumb(inner, box, image, thumb_width, height)
        before, after = f'<div style="width: {outer:.14g}px">', "</div>"
    return (
        f'\n\t\t<li class="{GALLERY_BOX}" style="width: {outer:.14g}px">{before}'
        f"\n\t\t\t{thumb}{_text(text, box, thumb_width, current=current)}\n\t\t{after}</li>"
    )


def _legacy_thumb(
    inner: str, box: GalleryBox, image: ImageLink, thumb_width: float, height: int | None
) -> str:
    full = box.height + box.mode.inner
    if image.broken:
        return f'<div class="{FRAME}" style="height: {full}px;">{inner}</div>'
    above = 0.0
    if box.mode.inner:
        above = (full - (height if height is not None else box.height)) / 2
    return (
        f'<div class="{FRAME}" style="width: {thumb_width:.14g}px;">'
        f'<div style="margin:{above:.14g}px auto;">{inner}</div></div>'
    )


def _text(text: str, box: GalleryBox, thumb_width: float, *, current: bool) -> str:
    end = "" if current else "\n\t\t\t"
    inner = f'<div class="{GALLERY_TEXT}">{text}{end}</div>'
    if not box.mode.over:
        return f"\n\t\t\t{inner}"
    if not text.strip():
        return ""
    width = math.ceil(thumb_width - _WRAPPER_MARGIN)
    return f'\n\t\t\t<div class="gallerytextwrapper" style="width: {width}px">{inner}</div>'


def file_name_link(image: ImageLink, page: LinkedPage) -> str:
    """The name of the file, linked to its page, as it stands above a caption."""
    name = escape_text(image.file.text)
    kind = " mw-redirect" if page.pages.redirect(image.file) is not None else ""
    return (
        f'<a href="{link_url(image.file, page)}" '
        f'class="galleryfilename galleryfilename-truncate{kind}" '
        f'title="{escape_text(image.file.prefixed)}">{name}</a>'
    )
