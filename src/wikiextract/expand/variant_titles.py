"""Titles in the other scripts of a language: ``{{國旗}}`` finds Template:国旗 on a Chinese wiki.

https://www.mediawiki.org/wiki/Writing_systems: where a page does not exist, the one whose title is
the same in another variant of the language is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import zhconv

from wikiextract.store.page_source import PageSource

if TYPE_CHECKING:
    from wikiextract.site import Site, Title

_CHINESE = "zh"
_VARIANTS = ("zh-hans", "zh-hant", "zh-cn", "zh-tw", "zh-hk")
"""Those of zhconv's tables that give different titles."""


def existing_title(site: Site, pages: PageSource, title: Title) -> Title | None:
    """The page that `title` means in another variant, when there is one."""
    if site.language.partition("-")[0] != _CHINESE or title.interwiki is not None:
        return None
    tried = {title.text}
    for variant in _VARIANTS:
        text = zhconv.convert(title.text, variant)
        if text in tried:
            continue
        tried.add(text)
        other = title.with_text(text)
        if pages.exists(other):
            return other
    return None
