"""``<gallery>``: pictures with captions, one a line.

https://www.mediawiki.org/wiki/Help:Images#Rendering_a_gallery_of_images
"""

from __future__ import annotations

import re

from wikiextract.markup.names import GALLERY, GALLERY_CAPTION, PICTURE_LINK, PICTURE_PAGE_LINK
from wikiextract.render.media.captions import alt_text
from wikiextract.render.media.current import broken_picture
from wikiextract.render.media.image import ImageLink
from wikiextract.render.media.legacy import broken, with_tooltip
from wikiextract.render.media.options import read_image_options
from wikiextract.render.media.parts import element, link_start
from wikiextract.render.roles import LinkedPage
from wikiextract.render.sanitizer import escape_text, write_attributes
from wikiextract.render.sanitizer.style import check_style
from wikiextract.render.tags.call import TagCall, TagResult
from wikiextract.render.tags.gallery_boxes import (
    MODES,
    GalleryBox,
    boxed,
    file_name_link,
    packed_width,
    row_width,
)
from wikiextract.site.links import link_text
from wikiextract.site.title import FILE

_LINE = re.compile(r"([^|]+)(?:\|(.*))?")
_NUMBER = re.compile(r"\s*([0-9]{1,5})\s*(?:px)?\s*")


def gallery(call: TagCall) -> TagResult:
    """A list of the class ``gallery``."""
    given = call.attributes
    mode = given.get("mode", "traditional").lower()
    mode = mode if mode in MODES else "traditional"
    width, height = (_number(given.get(name), 120) for name in ("widths", "heights"))
    box = GalleryBox(MODES[mode], width, height)
    attributes = call.attributes_for("ul")
    classes = f"{GALLERY} mw-gallery-{mode}"
    attributes["class"] = f"{classes} {attributes['class']}" if attributes.get("class") else classes
    per_row = _number(given.get("perrow"), 0)
    if per_row and not box.mode.packed:
        style = f"max-width: {row_width(box, per_row)}px;"
        attributes["style"] = check_style(style + attributes.get("style", ""))
    if mode == "slideshow":
        attributes["data-showthumbnails"] = "1" if "showthumbnails" in given else ""
    out = [f"<ul{write_attributes(attributes)}>"]
    caption = given.get("caption")
    if caption:
        out.append(f'\n\t<li class="{GALLERY_CAPTION}">{call.render_wikitext(caption)}</li>')
    for line in call.content.split("\n"):
        item = _item(line, box, call)
        if item:
            out.append(item)
    out.append("\n</ul>")
    return TagResult("".join(out))


def _number(value: str | None, otherwise: int) -> int:
    match = _NUMBER.fullmatch(value) if value else None
    number = int(match[1]) if match else 0
    return number or otherwise


def _item(line: str, box: GalleryBox, call: TagCall) -> str:
    match = _LINE.match(line.strip("\r"))
    if match is None or not line.strip():
        return ""
    page = call.page
    name = link_text(page.strip.unstrip_both(match[1]))
    title = page.site.title(name, FILE)
    if title is None or title.interwiki is not None:
        return ""
    text = match[2] or ""
    page.lists.images[title.db_key] = None
    html = call.render_wikitext(text.strip()) if text else ""
    image = read_image_options(title, html, page, in_gallery=True)
    if title.namespace != FILE:
        image.info = image.shown = None
    if image.width is None and image.height is None:
        image.width, image.height = box.width, box.height
        if box.mode.packed and image.info is not None:
            image.width = packed_width(box, image.info)
            image.height = None if image.width else box.height
    caption = image.caption
    image.caption = ""
    current = page.options.structure == "current"
    inner = _current(image, caption, page) if current else _legacy(image, caption, page)
    if "showfilename" in call.attributes:
        caption = file_name_link(image, page) + (f"\n{caption}" if caption else "")
    return boxed(inner, caption, box, image, page.options)


def _current(image: ImageLink, caption: str, page: LinkedPage) -> str:
    tooltip = alt_text(caption, page) if caption else ""
    if image.info is None or image.bad:
        picture = broken_picture(image, tooltip, page, in_gallery=True)
        return f'<span typeof="mw:Error mw:File">{picture}</span>'
    if image.alt is None and caption:
        image.alt = tooltip
    picture = element(image, image.info, "mw-file-element", page)
    start = link_start(image, PICTURE_PAGE_LINK, tooltip or None, page)
    shown = f' title="{escape_text(tooltip)}"' if tooltip else ""
    inner = f"{start}{picture}</a>" if start else f"<span{shown}>{picture}</span>"
    return f'<span typeof="mw:File">{inner}</span>'


def _legacy(image: ImageLink, caption: str, page: LinkedPage) -> str:
    if image.info is None:
        page.categories.track("broken-file-category")
        return escape_text(image.file.text)
    if image.bad:
        return broken(image, image.file.text, page)
    if image.alt is None:
        image.alt = alt_text(caption, page) if caption else image.file.text
    picture = element(image, image.info, "", page)
    tooltip = alt_text(caption, page) if caption else None
    start = link_start(image, PICTURE_LINK, tooltip or None, page)
    return f"{start}{picture}</a>" if start else with_tooltip(picture, tooltip)
