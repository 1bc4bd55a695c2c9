"""Lone surrogates: a Python string may hold them, no text in any encoding of Unicode does."""

from __future__ import annotations

import re

from msgspec.structs import replace

from wikiextract.sources.page import Page

_TEXTS = ("title", "file_title", "wikitext", "html")
_SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """Return the text with U+FFFD for each lone surrogate, so that places in it stay the same."""
    try:
        text.encode()  # much quicker than to look for them
    except UnicodeEncodeError:
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return text


def page_without_surrogates(page: Page) -> Page:
    """Return the page with U+FFFD for each lone surrogate of its titles and its texts."""
    given = {name: value for name in _TEXTS if isinstance(value := getattr(page, name), str)}
    sound = {name: without_surrogates(value) for name, value in given.items()}
    return page if sound == given else replace(page, **sound)
