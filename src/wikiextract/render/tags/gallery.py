"""``<gallery>``: pictures with captions, one a line.

https://www.mediawiki.org/wiki/Help:Images#Rendering_a_gallery_of_images
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wikiextract.render.categories import track
from wikiextract.render.image_options import ImageLink, alt_text, read_image_options
from wikiextract.render.media_current import broken_picture
from wikiextract.render.media_parts import element, link_start
from wikiextract.render.sanitizer import escape_text, write_attributes
from wikiextract.render.sanitizer.attributes import check_attributes
from wikiextract.render.sanitizer.style import check_style
from wikiextract.render.state import PageState
from wikiextract.render.tags.call import TagCall, TagResult
from wikiextract.site.title import FILE

_LINE = re.compile(r"([^|]+)(?:\|(.*))?")
_MODES = frozenset(
    {"traditional", "nolines", "packed", "packed-hover", "packed-overlay", "slideshow"}
)
_NUMBER = re.compile(r"\s*([0-9]{1,5})\s*(?:px)?\s*")


@dataclass(slots=True)
class _Box:
    """How large the boxes of a gallery are."""

    width: int = 120
    height: int = 120


def gallery(call: TagCall) -> TagResult:
    """A list of the class ``gallery``."""
    given = call.attributes
    mode = given.get("mode", "traditional").lower()
    mode = mode if mode in _MODES else "traditional"
    box = _Box(_number(given.get("widths"), 120), _number(given.get("heights"), 120))
    attributes = check_attributes(given, "ul")
    classes = f"gallery mw-gallery-{mode}"
    attributes["class"] = f"{classes} {attributes['class']}" if attributes.get("class") else classes
    per_row = _number(given.get("perrow"), 0)
    if per_row and mode == "traditional":
        limit = per_row * (box.width + 35 + 8)
        style = f"max-width: {limit}px;"
        attributes["style"] = check_style(style + attributes.get("style", ""))
    out = [f"<ul{write_attributes(attributes)}>"]
    caption = given.get("caption")
    if caption:
        out.append(f'\n\t<li class="gallerycaption">{call.render_wikitext(caption)}</li>')
    for line in call.content.split("\n"):
        item = _item(line, box, mode, call)
        if item:
            out.append(item)
    out.append("\n</ul>")
    return TagResult("".join(out))


def _number(value: str | None, otherwise: int) -> int:
    match = _NUMBER.fullmatch(value) if value else None
    number = int(match[1]) if match else 0
    return number or otherwise


def _item(line: str, box: _Box, mode: str, call: TagCall) -> str:
    match = _LINE.match(line.strip("\r"))
    if match is None or not line.strip():
        return ""
    state = call.state
    name = match[1].strip()
    title = state.site.title(state.strip.unstrip_both(name), FILE)
    if title is None or title.interwiki is not None:
        return ""
    text = match[2] or ""
    state.images[title.db_key] = None
    html = call.render_wikitext(text.strip()) if text else ""
    image = read_image_options(title, html, state, in_gallery=True)
    if image.width is None and image.height is None:
        image.width, image.height = box.width, box.height
    if mode.startswith("packed") and image.info is not None:
        image.width = None
    caption = image.caption
    image.caption = ""
    current = state.options.structure == "current"
    inner = _current(image, caption, state) if current else _legacy(image, caption, state)
    return _boxed(inner, caption, box, image, mode, current=current)


def _current(image: ImageLink, caption: str, state: PageState) -> str:
    tooltip = alt_text(caption, state) if caption else ""
    if image.info is None:
        picture = broken_picture(image, tooltip, state)
        return f'<span typeof="mw:Error mw:File">{picture}</span>'
    if image.alt is None and tooltip:
        image.alt = tooltip
    picture = element(image, image.info, "mw-file-element", state)
    start = link_start(image, "mw-file-description", tooltip or None, state)
    inner = f"{start}{picture}</a>" if start else f"<span>{picture}</span>"
    return f'<span typeof="mw:File">{inner}</span>'


def _legacy(image: ImageLink, caption: str, state: PageState) -> str:
    if image.info is None:
        track("broken-file-category", state)
        return escape_text(image.file.text)
    if image.alt is None:
        image.alt = alt_text(caption, state) if caption else image.file.text
    picture = element(image, image.info, "", state)
    start = link_start(image, "image", None, state)
    return f"{start}{picture}</a>" if start else picture


def _boxed(
    inner: str, caption: str, box: _Box, image: ImageLink, mode: str, *, current: bool
) -> str:
    width, height = box.width + 30, box.height + 30
    outer = width + 5
    text = f"\n{caption}\n" if caption and not current else caption
    if current:
        return (
            f'\n\t\t<li class="gallerybox" style="width: {outer}px">'
            f'\n\t\t\t<div class="thumb" style="width: {width}px; height: {height}px;">'
            f"{inner}</div>"
            f'\n\t\t\t<div class="gallerytext">{text}</div>\n\t\t</li>'
        )
    thumb = (
        f'<div class="thumb" style="height: {height}px;">{inner}</div>'
        if image.info is None
        else f'<div class="thumb" style="width: {width}px;"><div style="margin:15px auto;">'
        f"{inner}</div></div>"
    )
    return (
        f'\n\t\t<li class="gallerybox" style="width: {outer}px"><div style="width: {outer}px">'
        f'\n\t\t\t{thumb}\n\t\t\t<div class="gallerytext">{text}\n\t\t\t</div>\n\t\t</div></li>'
    )
