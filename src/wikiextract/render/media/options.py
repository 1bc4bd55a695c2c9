"""The options of a picture's link: ``[[File:X.jpg|thumb|left|200px|alt=…|caption]]``.

https://www.mediawiki.org/wiki/Help:Images. The words are the site's own; whatever is none of them
is the caption, the last one counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from wikiextract.render.links.urls import CHARACTER, FIRST, list_external_link, protocols_pattern
from wikiextract.render.media.captions import alt_text
from wikiextract.render.media.image import ImageLink

if TYPE_CHECKING:
    from wikiextract.render.roles import LinkedPage
    from wikiextract.site import Title

_SIZE = re.compile(r"([0-9]*)x([0-9]*)\s*(?:px)?\s*|([0-9]*)\s*(?:px)?\s*")
_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?\s*")
_PAGE = re.compile("[1-9][0-9]*")
_DIVIDER = re.compile(r"\||-\{|\}-")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}|[xXiI](?:-[A-Za-z0-9]{1,8}){1,8}")
_LARGEST = 10_000

_FORMATS = {"img_thumbnail": "thumb", "img_framed": "frame", "img_frameless": "frameless"}
_IN_GALLERIES = frozenset({"img_alt", "img_link", "img_lang", "img_page"})
_OF_PLAYERS = "timedmedia_"
_HORIZONTAL = {"img_left": "left", "img_right": "right", "img_center": "center", "img_none": "none"}
_VERTICAL = {
    "img_baseline": "baseline",
    "img_sub": "sub",
    "img_super": "super",
    "img_top": "top",
    "img_text_top": "text-top",
    "img_middle": "middle",
    "img_bottom": "bottom",
    "img_text_bottom": "text-bottom",
}


def read_image_options(
    file: Title, text: str, page: LinkedPage, *, in_gallery: bool = False
) -> ImageLink:
    """Return the picture that the parts behind a file's name describe.

    Galleries know only some of the options.
    """
    image = ImageLink(file, page.files.info(file))
    if text:
        for part in split_parts(text):
            trimmed = part.strip()
            if not _take(trimmed, image, page, in_gallery=in_gallery):
                image.caption, image.caption_given = part if in_gallery else trimmed, True
    if image.format != "manual":
        image.shown, image.bad = image.info, page.files.is_bad(file)
    if (image.upright or 0) < 0 and image.format in {"thumb", "frameless"}:
        image.shown = None
    return image


def split_parts(text: str) -> list[str]:
    """Return the parts between the pipes; variant markup may hold pipes itself."""
    if "-{" not in text:
        return text.split("|")
    parts: list[str] = []
    start = depth = 0
    for match in _DIVIDER.finditer(text):
        if match[0] == "|":
            if depth == 0:
                parts.append(text[start : match.start()])
                start = match.end()
        else:
            depth = max(depth + (1 if match[0] == "-{" else -1), 0)
    parts.append(text[start:])
    return parts


def _take(part: str, image: ImageLink, page: LinkedPage, *, in_gallery: bool) -> bool:
    """Take one part as an option; return False if it is none."""
    option = page.site.image_option(part)
    if option is None:
        return False
    identity, value = option
    if in_gallery and not _in_galleries(identity, image, page):
        return False
    if identity in _HORIZONTAL:
        image.horizontal = image.horizontal or _HORIZONTAL[identity]
        return True
    if identity in _VERTICAL:
        image.vertical = image.vertical or _VERTICAL[identity]
        return True
    if identity in _FORMATS:
        return _take_format(identity, image)
    if identity == "img_width":
        return _take_size(value or "", image)
    if identity == "img_border":
        image.border = True
        return True
    if value is None:
        return _take_word(identity, image)
    return _take_value(identity, value, image, page, in_gallery=in_gallery)


def _in_galleries(identity: str, image: ImageLink, page: LinkedPage) -> bool:
    """Return True if galleries know an option: those of files, and of links and texts."""
    if identity == "img_width":
        return image.info is not None and page.options.structure == "current"
    return identity in _IN_GALLERIES or identity.startswith(_OF_PLAYERS)


def _take_format(identity: str, image: ImageLink) -> bool:
    if image.format:
        return False
    image.format = _FORMATS[identity]  # type: ignore[assignment]
    return True


def _take_size(value: str, image: ImageLink) -> bool:
    size = _SIZE.fullmatch(value)
    if size is None:
        return False
    both_width, both_height, width = size.groups()
    sides: tuple[int | None, int | None]
    if width is not None:
        sides = (_pixels(width), None)
    else:
        sides = (_pixels(both_width), _pixels(both_height))
    if sides == (None, None):
        return False
    # One side stays as an earlier size has it.
    image.width = sides[0] or image.width
    image.height = sides[1] or image.height
    return True


def _pixels(digits: str) -> int | None:
    if not digits or len(digits) > 9:
        return None
    number = int(digits)
    return min(number, _LARGEST) if number > 0 else None


def _take_word(identity: str, image: ImageLink) -> bool:
    if identity == "img_upright":
        image.upright = 0.75
        return True
    # Options of players mean something for sound and film only.
    return image.info is not None and image.info.media in {"video", "audio"}


def _take_value(
    identity: str, value: str, image: ImageLink, page: LinkedPage, *, in_gallery: bool
) -> bool:
    if identity == "img_alt":
        image.alt = alt_text(value, page)
    elif identity == "img_class":
        image.css_class = alt_text(value, page)
    elif identity == "img_link":
        return _take_link(alt_text(value, page), image, page) or in_gallery
    elif identity == "img_manualthumb":
        if image.format:
            return False
        image.format = "manual"
        _take_other_file(value.strip(), image, page)
    elif identity == "img_upright":
        if _NUMBER.fullmatch(value) is None:
            return False
        image.upright = min(float(value), _LARGEST)
    elif identity == "img_page":
        pages = _PAGE.fullmatch(value.strip())
        if image.info is None or image.info.media != "document" or pages is None:
            return False
        image.page = int(value.strip()[:9])
    elif identity == "img_lang":
        if image.info is None or not image.info.vector or not _LANGUAGE.fullmatch(value.strip()):
            return False
        image.language = value.strip()
    else:
        return image.info is not None and image.info.media in {"video", "audio"}
    return True


def _take_other_file(name: str, image: ImageLink, page: LinkedPage) -> None:
    """Take the file that is to be shown for an image."""
    # In the namespace, whatever the name begins with.
    title = page.site.title(f"File:{name}")
    if title is None:
        return
    image.bad = page.files.is_bad(title)
    info = page.files.info(title)
    if info is not None:
        image.shown = info if info.name else msgspec.structs.replace(info, name=title.text)


def _take_link(value: str, image: ImageLink, page: LinkedPage) -> bool:
    if not value:
        image.link = image.link or ""
        return True
    protocol = protocols_pattern(page.site.url_protocols, relative=True)
    if re.match(protocol, value):
        if re.fullmatch(f"{protocol}{FIRST}{CHARACTER}*", value) is None:
            return False
        image.link = value
        list_external_link(value, page)
        return True
    title = page.site.link_title(value)
    if title is None:
        return False
    if title.interwiki is None and title.text and title.namespace >= 0:
        page.lists.links[title.prefixed] = None
    if not isinstance(image.link, str) or not image.link:
        # URLs come before pages, whatever their order.
        image.link = title
    return True
