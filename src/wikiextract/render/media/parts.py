"""The parts that both structures of a picture share: its element, its link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.markup.names import FILE_NAME
from wikiextract.render.links.page_links import link_url, quoted
from wikiextract.render.links.urls import clean_url, relation
from wikiextract.render.media.captions import alt_text
from wikiextract.render.media.sizes import shown_size
from wikiextract.render.sanitizer import escape_attribute, escape_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikiextract.render.media.image import ImageLink
    from wikiextract.render.media.info import FileInfo
    from wikiextract.render.roles import LinkedPage
    from wikiextract.site import Title

_PLAYED = frozenset({"video", "audio"})


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


def element(image: ImageLink, info: FileInfo, css_class: str, page: LinkedPage) -> str:
    """Return the ``<img>``, ``<video>`` or ``<audio>`` of a picture."""
    width, height = shown_size(image, page.options)
    name = info.name or image.file.text
    source = info.url or f"//upload/{name.replace(' ', '_')}"
    if info.media in _PLAYED:
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
    played = image.shown is not None and image.shown.media in _PLAYED
    if played and page.options.structure == "current":
        # A click plays it.
        return ""
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
