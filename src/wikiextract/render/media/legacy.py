"""Pictures as MediaWiki 1.39 builds them up: ``div.thumb``, ``div.floatright``, ``a.image``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.markup.names import FILE_LINK, FRAME, FRAME_CAPTION, FRAME_INSIDE, PICTURE_LINK
from wikiextract.render.links.page_links import link_url, page_url
from wikiextract.render.media.captions import alt_text, label
from wikiextract.render.media.parts import element, link_start, redirect_class, thumb_error
from wikiextract.render.media.sizes import shown_size
from wikiextract.render.sanitizer import escape_text

if TYPE_CHECKING:
    from wikiextract.render.media.image import ImageLink
    from wikiextract.render.media.info import FileInfo
    from wikiextract.render.roles import LinkedPage


def legacy_media(image: ImageLink, page: LinkedPage) -> str:
    """Return the HTML of a picture."""
    if image.framed:
        return _thumb(image, page)
    tooltip = alt_text(image.caption, page) if image.caption else ""
    if image.info is None or image.bad:
        html = broken(image, tooltip or image.file.prefixed, page)
    elif image.shown is None:
        html = escape_text(thumb_error(page))
    else:
        html = _linked(image, image.shown, _class(image), tooltip, page)
    if image.horizontal == "center":
        return f'<div class="center"><div class="floatnone">{html}</div></div>'
    if image.horizontal:
        return f'<div class="float{image.horizontal}">{html}</div>'
    return html


def broken(image: ImageLink, text: str, page: LinkedPage) -> str:
    """Return what stands for a picture whose file does not exist."""
    page.categories.track("broken-file-category")
    url, title = link_url(image.file, page), escape_text(image.file.prefixed)
    kind = redirect_class(image.file, page)
    return f'<a href="{url}"{kind} title="{title}">{label(text)}</a>'


def _class(image: ImageLink) -> str:
    classes = [image.css_class] if image.css_class else []
    if image.border:
        classes.append("thumbborder")
    return " ".join(classes)


def _linked(
    image: ImageLink, info: FileInfo, css_class: str, tooltip: str, page: LinkedPage
) -> str:
    if image.alt is None and not image.caption:
        image.alt = image.file.text
    elif image.alt is None and image.framed:
        image.alt = ""
    picture = element(image, info, css_class, page)
    if image.vertical and not image.framed and picture.endswith(" />"):
        picture = f'{picture[:-3]} style="vertical-align: {image.vertical}" />'
    start = link_start(image, PICTURE_LINK, tooltip, page)
    if start:
        return f"{start}{picture}</a>"
    return with_tooltip(picture, tooltip)


def with_tooltip(picture: str, tooltip: str | None) -> str:
    """Return an ``<img>`` with a tooltip of its own, which one that links nowhere has."""
    if not tooltip or not picture.endswith(" />"):
        return picture
    return f'{picture[:-3]} title="{escape_text(tooltip)}" />'


def _thumb(image: ImageLink, page: LinkedPage) -> str:
    side = image.horizontal or ("left" if page.site.right_to_left else "right")
    before, after = "", ""
    if side == "center":
        before, after, side = '<div class="center">', "</div>", "none"
    width, _ = shown_size(image, page.options)
    info = image.shown
    if image.broken:
        picture, zoom = broken(image, image.file.prefixed, page), ""
    elif info is None:
        picture, zoom = escape_text(thumb_error(page)), ""
    else:
        picture = _linked(image, info, f"thumbimage {image.css_class}".strip(), "", page)
        url = page_url(image.file, page.site)
        enlarge = escape_text(page.messages.shown("thumbnail-more"))
        zoom = (
            f'<div class="magnify"><a href="{url}" class="{FILE_LINK}" title="{enlarge}"></a></div>'
        )
        if image.format == "frame":
            zoom = ""
    outer = (width or page.options.thumb_width) + 2
    return (
        f'{before}<div class="{FRAME} t{side}">'
        f'<div class="{FRAME_INSIDE}" style="width:{outer}px;">'
        f'{picture}  <div class="{FRAME_CAPTION}">{zoom}{image.caption}</div></div></div>{after}'
    )
