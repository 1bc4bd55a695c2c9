"""``[[Media:X.ogg|text]]``: a link to the file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.markup.names import FILE_LINK, RED_LINK
from wikiextract.render.links.page_links import quoted, upload_url
from wikiextract.render.sanitizer import escape_text

if TYPE_CHECKING:
    from wikiextract.render.roles import LinkedPage
    from wikiextract.site import Title


def media_link(title: Title, text: str, page: LinkedPage) -> str:
    """Return the link, or one to the upload form when there is no such file."""
    page.lists.images[title.db_key] = None
    info = page.files.info(title)
    name = escape_text(title.text)
    if info is None:
        url = upload_url(title, page)
        return f'<a href="{url}" class="{RED_LINK}" title="{name}">{text}</a>'
    shown = title if info.name is None else title.with_text(info.name)
    url = info.url or f"//upload/{quoted(shown.db_key)}"
    return f'<a href="{escape_text(url)}" class="{FILE_LINK}" title="{name}">{text}</a>'
