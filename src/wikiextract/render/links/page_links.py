"""Links to pages: their URLs, and what they look like, which depends on whether the page exists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from wikiextract.kept import kept
from wikiextract.markup.names import INTERWIKI_LINK, RED_LINK
from wikiextract.render.sanitizer import anchor_link, escape_text
from wikiextract.site.title import FILE, MEDIA, MEDIAWIKI, SPECIAL

if TYPE_CHECKING:
    from wikiextract.render.options import RenderOptions
    from wikiextract.render.roles import LinkedPage, Setting
    from wikiextract.site import Site, Title

_URL_SAFE = "!$()*,/:;@~-._"


def resolve_links(text: str, page: LinkedPage) -> str:
    """Return HTML text with links in place of their holders; the page's lists get their titles."""
    return page.links.resolve(text, lambda title: start_tag(title, page))


def note_unseen_links(page: LinkedPage) -> None:
    """List also links that the page does not show, as those in captions of missing files."""
    for title in page.links.unresolved():
        start_tag(title, page)


def start_tag(title: Title, page: LinkedPage) -> str:
    """Return the ``<a …>`` of a link to a page, which is listed."""
    if title.interwiki is not None:
        url, tooltip = _interwiki_url(title, page), escape_text(title.prefixed)
        return f'<a href="{url}" class="{INTERWIKI_LINK}" title="{tooltip}">'
    if not title.text:
        return f'<a href="{_fragment(title, page.options) or page_url(title, page.site)}">'
    made = page.links.start_tags
    key = (title.namespace, title.text, title.fragment)
    tag = made.get(key)
    if tag is None:
        if title.namespace not in {SPECIAL, MEDIA}:
            page.lists.links[title.prefixed] = None
        tag = made[key] = _start_tag(title, page)
    return tag


def _start_tag(title: Title, page: LinkedPage) -> str:
    if title.namespace == SPECIAL:
        title = page.site.local_special_page(title)
        if page.site.special_page(title.text) is None:
            return _red_link(page_url(title, page.site), title, page)
        return _blue_link(title, page)
    if not _exists(title, page):
        other = _other_spelling(title, page)
        if other is None:
            return _red_link(edit_url(title, page.options), title, page)
        title = other
    kind = ' class="mw-redirect"' if page.pages.redirect(title) is not None else ""
    return _blue_link(title, page, kind)


def _blue_link(title: Title, page: LinkedPage, kind: str = "") -> str:
    url = page_url(title, page.site)
    if title.fragment:
        url += _fragment(title, page.options)
    return f'<a href="{url}"{kind} title="{escape_text(title.prefixed)}">'


def _red_link(url: str, title: Title, page: LinkedPage) -> str:
    tooltip = page.messages.shown("red-link-title").replace("$1", title.prefixed)
    return f'<a href="{url}" class="{RED_LINK}" title="{escape_text(tooltip)}">'


def _other_spelling(title: Title, page: LinkedPage) -> Title | None:
    """Return a page that exists under the title in another variant of the language."""
    if page.conversion is None:
        return None
    for text in page.conversion.spellings(title.text):
        other = page.site.title(text, title.namespace)
        if other is not None and other.namespace == title.namespace:
            other = replace(other, fragment=title.fragment)
            if _exists(other, page):
                return other
    return None


def _exists(title: Title, page: LinkedPage) -> bool:
    if page.pages.exists(title):
        return True
    if title.namespace == FILE:
        return page.files.info(title) is not None
    return title.namespace == MEDIAWIKI and page.messages.get(title.text) is not None


def link_url(title: Title, page: LinkedPage) -> str:
    """Return the URL of a page here or elsewhere, escaped for HTML, whether it exists or not."""
    if title.interwiki is not None:
        return _interwiki_url(title, page)
    path = page_url(title, page.site) if title.text else ""
    return path + _fragment(title, page.options) if title.fragment else path


def page_url(title: Title, site: Site) -> str:
    """Return the path of a page of this wiki, escaped for HTML."""
    return escape_text(site.article_path.replace("$1", quoted(title.prefixed_db_key)))


def upload_url(file: Title, page: Setting) -> str:
    """Return the path of the form to upload a file that does not exist, escaped for HTML."""
    site = page.site
    form = site.title("Upload", SPECIAL)
    name = "" if form is None else quoted(site.local_special_page(form).prefixed_db_key)
    path = f"{page.options.script_path}?title={name}&wpDestFile={quoted(file.db_key)}"
    return escape_text(path)


def edit_url(title: Title, options: RenderOptions) -> str:
    """Return the path of the form for a page that does not exist, escaped for HTML."""
    path = quoted(title.prefixed_db_key)
    return f"{options.script_path}?title={path}&amp;action=edit&amp;redlink=1"


def _interwiki_url(title: Title, page: LinkedPage) -> str:
    page.lists.interwiki_links[title.full] = None
    wiki = page.site.interwiki.get((title.interwiki or "").lower())
    url = (wiki.url if wiki is not None else "") or "$1"
    name = quoted(title.db_key)
    url = url.replace("$1", name) if name else url.replace("$1", "").rstrip("?")
    if title.fragment is not None:
        # Other wikis are taken to have the old anchors ($wgExternalInterwikiFragmentMode).
        # A bare fragment is whatever that wiki's scripts make of it.
        alike = not name or (wiki is not None and wiki.same_farm)
        url += "#" + anchor_link(title.fragment, "html5" if alike else "legacy")
    return escape_text(url)


def _fragment(title: Title, options: RenderOptions) -> str:
    fragment = title.fragment
    return "#" + escape_text(anchor_link(fragment, options.fragment_mode)) if fragment else ""


@kept(32_768)
def quoted(name: str) -> str:
    """Return a page's name, with underscores, as it stands in a URL."""
    return quote(name, safe=_URL_SAFE)
