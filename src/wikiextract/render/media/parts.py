"""The parts that both structures of a picture share: its size, its element, its link."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from wikiextract.markup.names import FILE_NAME
from wikiextract.render.links.page_links import link_url, quoted
from wikiextract.render.links.urls import clean_url, relation
from wikiextract.render.media.captions import alt_text
from wikiextract.render.sanitizer import escape_attribute, escape_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiextract.render.media.image import ImageLink
    from wikiextract.render.media.info import FileInfo
    from wikiextract.render.options import RenderOptions
    from wikiextract.render.roles import LinkedPage
    from wikiextract.site import Title

# Pixels of the box for a file that does not exist and would have had its own size.
_SMALL, _SMALLER = 180, 130


def attributes(values: Mapping[str, str | None]) -> str:
    """Return attributes as they stand in a tag; those that are ``None`` are left out."""
    return "".join(
        f' {name}="{escape_attribute(value)}"'
        for name, value in values.items()
        if value is not None
    )


def redirect_class(file: Title, page: LinkedPage) -> str:
    """Return the attribute of a link to a file's page that says that this leads elsewhere."""
    return ' class="mw-redirect"' if page.pages.redirect(file) is not None else ""


def thumb_error(page: LinkedPage) -> str:
    """Return the text that stands for a file that cannot be shown."""
    return page.messages.shown("thumbnail_error").replace("$1", "")


def shown_size(image: ImageLink, options: RenderOptions) -> tuple[int | None, int | None]:
    """Return width and height in pixels as shown; ``None`` where nobody knows."""
    width, height = image.width, image.height
    if image.info is None:
        if width is None and image.framed:
            width = _SMALL if image.upright is None else _SMALLER
        return width, height
    info = image.shown or image.info
    if image.format in {"frame", "manual"} and image.shown is not None:
        return info.width, info.height
    if width is None and height is None and image.format:
        width = options.thumb_width
        if image.upright is not None:
            # MediaWiki rounds to tens, so that fewer sizes are kept.
            factor = max(image.upright, 0) or 0.75
            width = max(_rounded(width * factor / 10) * 10, 1)
    if not info.width or not info.height:
        return width, height
    return _within(width, height, info.width, info.height, enlarged=_is_enlarged(image, info))


def _is_enlarged(image: ImageLink, info: FileInfo) -> bool:
    """Return True if a file may be shown larger than it is."""
    return info.vector or (image.width is not None and not image.format)


def _within(
    width: int | None, height: int | None, file_width: int, file_height: int, *, enlarged: bool
) -> tuple[int, int]:
    """Return the largest size that fits the width and the height."""
    wanted = file_width if width is None else width
    if height is not None and (
        (width is None and enlarged) or wanted * file_height > height * file_width
    ):
        wanted = scaled_width(height, file_width, file_height)
    if not enlarged:
        wanted = min(wanted, file_width)
    return wanted, max(_rounded(wanted * file_height / file_width), 1)


def _rounded(number: float) -> int:
    return floor(number + 0.5)


def scaled_width(height: int, file_width: int, file_height: int) -> int:
    """Return the greatest width whose height, rounded, is not above `height`."""
    width = -(-height * file_width // file_height)
    if _rounded(width * file_height / file_width) > height:
        width = height * file_width // file_height
    return max(width, 1)


def element(image: ImageLink, info: FileInfo, css_class: str, page: LinkedPage) -> str:
    """Return the ``<img>``, ``<video>`` or ``<audio>`` of a picture."""
    width, height = shown_size(image, page.options)
    name = info.name or image.file.text
    source = info.url or f"//upload/{escape_text(name.replace(' ', '_'))}"
    if info.media in {"video", "audio"}:
        written = attributes(
            {
                "src": source,
                "class": css_class,
                "width": str(width) if width else None,
                "height": str(height) if height else None,
                "title": image.alt,
                FILE_NAME: name.replace(" ", "_"),
            }
        )
        return f"<{info.media}{written}></{info.media}>"
    return (
        "<img"
        + attributes(
            {
                "alt": image.alt if image.alt is not None else _inline_alt(image, page),
                "src": source,
                "decoding": "async",
                "width": str(width) if width else None,
                "height": str(height) if height else None,
                "class": css_class or None,
            }
        )
        + " />"
    )


def _inline_alt(image: ImageLink, page: LinkedPage) -> str | None:
    """The caption serves as a picture's text where it is not shown beside it."""
    if image.framed or not image.caption:
        return None
    return alt_text(image.caption, page)


def link_start(
    image: ImageLink, description_class: str, tooltip: str | None, page: LinkedPage
) -> str:
    """Return the ``<a …>`` around a picture, ``""`` when it links nowhere."""
    link = image.link
    shown = f' title="{escape_text(tooltip)}"' if tooltip else ""
    if link is None:
        if image.format == "manual":
            # What is shown is another file than the one that it leads to.
            url = _page_url(image.file, image.page, image, page)
            title = escape_text(image.file.prefixed)
            return f'<a href="{url}" title="{title}">'
        return f'<a href="{_description_url(image, page)}" class="{description_class}"{shown}>'
    if link == "":
        return ""
    if isinstance(link, str):
        options = page.options
        written = attributes(
            {
                "href": clean_url(link),
                "title": tooltip or None,
                "target": options.external_link_target,
                "rel": relation(link, options),
            }
        )
        return f"<a{written}>"
    title = shown or f' title="{escape_text(link.prefixed)}"'
    return f'<a href="{link_url(link, page)}"{title}>'


def _description_url(image: ImageLink, page: LinkedPage) -> str:
    """Return the URL of the page about a file (about one page or language version of it)."""
    file = image.file.page
    if image.info is not None and image.info.name:
        file = file.with_text(image.info.name)
    pages = image.info.pages if image.info is not None else None
    number = min(image.page, pages) if image.page and pages else image.page
    return _page_url(file, number, image, page)


def _page_url(file: Title, number: int | None, image: ImageLink, page: LinkedPage) -> str:
    query = f"page={number}" if number else ""
    own = page.site.language if page.options.structure == "current" else None
    if image.language and image.language != own and image.format != "manual":
        query = f"lang={image.language}"
    if not query:
        return link_url(file, page)
    name = escape_text(quoted(file.prefixed_db_key))
    return f"{page.options.script_path}?title={name}&amp;{query}"
