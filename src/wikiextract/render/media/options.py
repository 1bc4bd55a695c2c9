"""The options of a picture's link: ``[[File:X.jpg|thumb|left|200px|alt=…|caption]]``.

https://www.mediawiki.org/wiki/Help:Images. The words are the site's own; whatever is none of them
is the caption, the last one counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wikiextract.render.links.addresses import CHARACTER, FIRST, protocols_pattern
from wikiextract.render.links.holders import plain_text
from wikiextract.render.quotes import apply_quotes
from wikiextract.render.sanitizer import decode_references, escape_text
from wikiextract.site.title import FILE

if TYPE_CHECKING:
    from wikiextract.render.media.info import FileInfo
    from wikiextract.render.state import PageState
    from wikiextract.site import Title

_SIZE = re.compile(r"([0-9]*)x([0-9]*)\s*(?:px)?\s*|([0-9]*)\s*(?:px)?\s*")
_NUMBER = re.compile(r"\s*-?[0-9]*\.?[0-9]+\s*")
# Tags that part words.
_BLOCK_TAG = re.compile(
    "</?(?:address|article|aside|blockquote|br|caption|center|dd|div|dl|dt|figcaption|figure|h[1-6]"
    "|hr|li|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)\\b[^>]*>",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[\x00-\x20]+")
_DIVIDER = re.compile(r"\||-\{|\}-")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}|[xXiI](?:-[A-Za-z0-9]{1,8}){1,8}")
_LARGEST = 10_000

_FORMATS = {"img_thumbnail": "thumb", "img_framed": "frame", "img_frameless": "frameless"}
_IN_GALLERIES = frozenset({"img_alt", "img_link", "img_width", "img_lang", "img_page"})
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


def not_shown(image: ImageLink, state: PageState) -> bool:
    """Whether the wiki's list of bad files holds what this would show."""
    if image.manual:
        thumb = state.site.title(image.manual, FILE)
        return thumb is not None and state.is_bad(thumb)
    return state.is_bad(image.file)


def missing_thumb(image: ImageLink, state: PageState) -> bool:
    """Whether another file is to be shown for this one and is not there."""
    if image.format != "manual" or image.info is None:
        return False
    thumb = state.site.title(image.manual, FILE)
    return thumb is None or state.file(thumb) is None


def thumb_error(state: PageState) -> str:
    """What stands for a file that cannot be shown."""
    return (state.message("thumbnail_error") or "Error creating thumbnail: $1").replace("$1", "")


@dataclass(slots=True)
class ImageLink:
    """A picture as its link describes it.

    `caption` is half-parsed HTML, `title` and `alt` are plain text. `link` is where a click
    leads: ``None`` to the file's page, ``""`` nowhere, else an address or a `Title`.
    """

    file: Title
    info: FileInfo | None
    format: Literal["", "thumb", "frame", "frameless", "manual"] = ""
    manual: str = ""
    horizontal: str = ""
    vertical: str = ""
    width: int | None = None
    height: int | None = None
    upright: float | None = None
    border: bool = False
    css_class: str = ""
    alt: str | None = None
    link: Title | str | None = None
    page: int | None = None
    language: str | None = None
    caption: str = ""
    caption_given: bool = False

    @property
    def framed(self) -> bool:
        """Whether it stands in a frame of its own with the caption below."""
        return self.format in {"thumb", "frame", "manual"}

    @property
    def sized(self) -> bool:
        """Whether a size was asked for."""
        return self.width is not None or self.height is not None


def read_image_options(
    file: Title, text: str, state: PageState, *, in_gallery: bool = False
) -> ImageLink:
    """Read the parts behind the file's name; galleries know only some of the options."""
    image = ImageLink(file, state.file(file))
    if text:
        for part in split_parts(text):
            trimmed = part.strip()
            if not _take(trimmed, image, state, in_gallery=in_gallery):
                image.caption, image.caption_given = part if in_gallery else trimmed, True
    return image


def split_parts(text: str) -> list[str]:
    """The parts between the pipes; variant markup may hold pipes itself."""
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


def alt_text(html: str, state: PageState) -> str:
    """Half rendered HTML as plain text for a tooltip."""
    html = apply_quotes(html)
    if "\x7f" in html:
        html = state.strip.unstrip_both(state.links.as_text(html))
        html = state.links.as_text(html)
    text = decode_references(plain_text(_BLOCK_TAG.sub(" ", html)))
    return _SPACES.sub(" ", text).strip(" ")


def label(text: str) -> str:
    """Plain text as it is shown for a picture: apostrophes still are markup there."""
    return apply_quotes(escape_text(text))


def _take(part: str, image: ImageLink, state: PageState, *, in_gallery: bool) -> bool:
    """Take one part as an option; False: it is none."""
    option = state.site.image_option(part)
    if option is None:
        return False
    identity, value = option
    if in_gallery and (
        identity not in _IN_GALLERIES
        or (identity == "img_width" and (image.info is None or state.options.structure == "1.39"))
    ):
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
    return _take_value(identity, value, image, state, in_gallery=in_gallery)


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
    image.width, image.height = sides
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
    identity: str, value: str, image: ImageLink, state: PageState, *, in_gallery: bool
) -> bool:
    if identity == "img_alt":
        image.alt = alt_text(value, state)
    elif identity == "img_class":
        image.css_class = alt_text(value, state)
    elif identity == "img_link":
        return _take_link(alt_text(value, state), image, state) or in_gallery
    elif identity == "img_manualthumb":
        if image.format:
            return False
        image.format, image.manual = "manual", value.strip()
    elif identity == "img_upright":
        if _NUMBER.fullmatch(value) is None:
            return False
        image.upright = float(value)
    elif identity == "img_page":
        if image.info is None or image.info.media != "document" or not value.strip().isdecimal():
            return False
        image.page = int(value.strip()[:9])
    elif identity == "img_lang":
        if image.info is None or not image.info.vector or not _LANGUAGE.fullmatch(value.strip()):
            return False
        image.language = value.strip()
    else:
        return image.info is not None and image.info.media in {"video", "audio"}
    return True


def _take_link(value: str, image: ImageLink, state: PageState) -> bool:
    if not value:
        image.link = image.link or ""
        return True
    protocol = protocols_pattern(state.site.url_protocols, relative=True)
    if re.match(protocol, value):
        if re.fullmatch(f"{protocol}{FIRST}{CHARACTER}*", value) is None:
            return False
        image.link = value
        state.add_external_link(value)
        return True
    title = state.site.link_title(value)
    if title is None:
        return False
    if title.interwiki is None and title.text and title.namespace >= 0:
        state.links.targets[title.prefixed] = None
    if not isinstance(image.link, str) or not image.link:
        # Addresses come before pages, whatever their order.
        image.link = title
    return True
