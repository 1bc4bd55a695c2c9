"""Lone surrogates: a Python string may hold them, no text in any encoding of Unicode does."""

from __future__ import annotations

import re

from msgspec.structs import replace

from wikiextract.sources.page import Page

_SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """Return the text with U+FFFD for each lone surrogate, so that places in it stay the same."""
    try:
        text.encode()  # much quicker than to look for them
    except UnicodeEncodeError:
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return text


def page_without_surrogates(page: Page) -> Page:
    """Return the page with U+FFFD for each lone surrogate of its title and its texts."""
    title, wikitext, html = page.title, page.wikitext, page.html
    if title is not None:
        title = without_surrogates(title)
    if wikitext is not None:
        wikitext = without_surrogates(wikitext)
    if isinstance(html, str):
        html = without_surrogates(html)
    if (title, wikitext, html) == (page.title, page.wikitext, page.html):
        return page
    return replace(page, title=title, wikitext=wikitext, html=html)
