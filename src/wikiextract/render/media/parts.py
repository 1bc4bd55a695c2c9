"""The parts that both structures of a picture share: its size, its element, its link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.markup.names import FILE_NAME
from wikiextract.render.links.page_links import link_url, page_url, quoted
from wikiextract.render.links.urls import clean_url, relation
from wikiextract.render.media.captions import alt_text
from wikiextract.render.sanitizer import escape_attribute, escape_text
from wikiextract.site.title import FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiextract.render.media.image import ImageLink
    from wikiextract.render.media.info import FileInfo
    from wikiextract.render.options import RenderOptions
    from wikiextract.render.roles import LinkedPage


def attributes(values: Mapping[str, str | None]) -> str:
    """Return attributes as they stand in a tag; those that are ``None`` are left out."""
    return "".join(
        f' {name}="{escape_attribute(value)}"'
        for name, value in values.items()
        if value is not None
    )


def not_shown(image: ImageLink, page: LinkedPage) -> bool:
    """Return True if the wiki's list of bad files has what this would show."""
    if image.manual:
        thumb = page.site.title(image.manual, FILE)
        return thumb is not None and page.files.is_bad(thumb)
    return page.files.is_bad(image.file)


def missing_thumb(image: ImageLink, page: LinkedPage) -> bool:
    """Return True if another file is to be shown for this one and is not there."""
    if image.format != "manual" or image.info is None:
        return False
    thumb = page.site.title(image.manual, FILE)
    return thumb is None or page.files.info(thumb) is None


def thumb_error(page: LinkedPage) -> str:
    """Return the text that stands for a file that cannot be shown."""
    return page.messages.shown("thumbnail_error").replace("$1", "")


def shown_size(image: ImageLink, options: RenderOptions) -> tuple[int | None, int | None]:
    """Return width and height in pixels as shown; ``None`` where nobody knows."""
    info = image.info
    width, height = image.width, image.height
    if width is None and height is None and image.format in {"thumb", "frameless", "manual"}:
        width = options.thumb_width
        if image.upright is not None:
            # MediaWiki rounds to tens, so that fewer sizes are kept.
            width = round(width * (image.upright or 0.75) / 10) * 10
    if info is None or not info.width or not info.height:
        return width, height
    if image.format == "frame":
        return info.width, info.height
    if width is None and height is None:
        return info.width, info.height
    if width is None or (height is not None and width * info.height > height * info.width):
        width = scaled_width(height or 0, info.width, info.height)
    if width >= info.width and not info.vector:
        width = info.width
    return width, max(round(width * info.height / info.width), 1)


def scaled_width(height: int, file_width: int, file_height: int) -> int:
    """Return the greatest width whose height, rounded, is not above `height`."""
    width = -(-height * file_width // file_height)
    if round(width * file_height / file_width) > height:
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
            title = escape_text(image.file.prefixed)
            return f'<a href="{page_url(image.file, page.site)}" title="{title}">'
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
    file = image.file
    if image.info is not None and image.info.name:
        file = file.with_text(image.info.name)
    url = page_url(file, page.site)
    query = f"page={image.page}" if image.page else ""
    if image.language and image.language != page.site.language:
        query = f"lang={image.language}"
    if not query:
        return url
    name = escape_text(quoted(file.prefixed_db_key))
    return f"{page.options.script_path}?title={name}&amp;{query}"
