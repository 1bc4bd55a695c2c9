"""Titles in the other scripts of a language: ``{{國旗}}`` finds Template:国旗 on a Chinese wiki.

https://www.mediawiki.org/wiki/Writing_systems: where a page does not exist, the one whose title is
the same in another variant of the language is taken.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from wikiextract.language.word_tables import WordTable, language_words
from wikiextract.store.page_source import PageSource

if TYPE_CHECKING:
    from wikiextract.site import Site, Title


def existing_title(site: Site, pages: PageSource, title: Title) -> Title | None:
    """The page that `title` means in another variant, when there is one."""
    if not site.has_variants or title.interwiki is not None:
        return None
    tried = {title.text}
    for table in _tables(site.language, site.variants):
        text = table.convert(title.text)
        if text in tried:
            continue
        tried.add(text)
        other = title.with_text(text)
        if pages.exists(other):
            return other
    return None


@lru_cache(maxsize=16)
def _tables(language: str, variants: tuple[str, ...]) -> tuple[WordTable, ...]:
    """The tables of a language's variants, as far as they are known."""
    words = (language_words(language, code) for code in variants)
    return tuple(WordTable(table) for table in words if table is not None)
