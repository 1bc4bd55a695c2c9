"""Pictures as MediaWiki 1.39 builds them up: ``div.thumb``, ``div.floatright``, ``a.image``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.markup.names import FILE_LINK, FRAME, FRAME_CAPTION, FRAME_INSIDE, PICTURE_LINK
from wikiextract.render.categories import track
from wikiextract.render.media.options import ImageLink, alt_text, label, missing_thumb, thumb_error
from wikiextract.render.media.parts import element, link_start, shown_size
from wikiextract.render.sanitizer import escape_text

if TYPE_CHECKING:
    from wikiextract.render.media.info import FileInfo
    from wikiextract.render.state import PageState


def legacy_media(image: ImageLink, state: PageState) -> str:
    """The HTML of a picture."""
    if image.framed:
        return _thumb(image, state)
    tooltip = alt_text(image.caption, state) if image.caption else ""
    if image.info is None:
        html = broken(image, tooltip or image.file.prefixed, state)
    else:
        html = _linked(image, image.info, _class(image), tooltip, state)
    if image.horizontal == "center":
        return f'<div class="center"><div class="floatnone">{html}</div></div>'
    if image.horizontal:
        return f'<div class="float{image.horizontal}">{html}</div>'
    return html


def broken(image: ImageLink, text: str, state: PageState) -> str:
    """What stands for a picture whose file does not exist."""
    track("broken-file-category", state)
    url, title = state.links.url(image.file), escape_text(image.file.prefixed)
    return f'<a href="{url}" title="{title}">{label(text)}</a>'


def _class(image: ImageLink) -> str:
    classes = [image.css_class] if image.css_class else []
    if image.border:
        classes.append("thumbborder")
    return " ".join(classes)


def _linked(
    image: ImageLink, info: FileInfo, css_class: str, tooltip: str, state: PageState
) -> str:
    if image.alt is None and not image.caption:
        image.alt = image.file.text
    elif image.alt is None and image.framed:
        image.alt = ""
    picture = element(image, info, css_class, state)
    if image.vertical and not image.framed and picture.endswith(" />"):
        picture = f'{picture[:-3]} style="vertical-align: {image.vertical}" />'
    start = link_start(image, PICTURE_LINK, tooltip, state)
    if start:
        return f"{start}{picture}</a>"
    if tooltip and picture.endswith(" />"):
        picture = f'{picture[:-3]} title="{escape_text(tooltip)}" />'
    return picture


def _thumb(image: ImageLink, state: PageState) -> str:
    side = image.horizontal or ("left" if state.site.right_to_left else "right")
    before, after = "", ""
    if side == "center":
        before, after, side = '<div class="center">', "</div>", "none"
    width, _ = shown_size(image, state)
    info = image.info
    if info is None:
        picture = broken(image, image.file.prefixed, state)
        zoom = ""
    elif missing_thumb(image, state):
        picture, zoom = escape_text(thumb_error(state)), ""
    else:
        picture = _linked(image, info, f"thumbimage {image.css_class}".strip(), "", state)
        url = state.links.page_url(image.file)
        enlarge = escape_text(state.message("thumbnail-more") or "Enlarge")
        zoom = (
            f'<div class="magnify"><a href="{url}" class="{FILE_LINK}" title="{enlarge}"></a></div>'
        )
        if image.format == "frame":
            zoom = ""
    outer = (width or state.options.thumb_width) + 2
    return (
        f'{before}<div class="{FRAME} t{side}">'
        f'<div class="{FRAME_INSIDE}" style="width:{outer}px;">'
        f'{picture}  <div class="{FRAME_CAPTION}">{zoom}{image.caption}</div></div></div>{after}'
    )
