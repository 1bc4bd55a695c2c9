"""The converters of a wiki's variants, and titles in the other scripts of its language.

https://www.mediawiki.org/wiki/Writing_systems: where a page does not exist, the one whose title is
the same in another variant of the language is taken (``{{國旗}}`` finds Template:国旗).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.expand.conversion_tables import conversion_words
from wikiextract.language.variants.converter import Converter, converter, make_converter
from wikiextract.store.page_source import PageSource

if TYPE_CHECKING:
    from wikiextract.site import Site, Title


class WikiConverters:
    """Converters of one wiki: the words of its language, and those that its own pages state."""

    def __init__(self, site: Site, pages: PageSource) -> None:
        """Nothing is read before the first text is converted."""
        self._site = site
        self._pages = pages
        self._made: dict[str, Converter | None] = {}
        self._words: dict[str, dict[str, str]] | None = None

    def of(self, variant: str) -> Converter | None:
        """Return the converter of a variant, to be copied before it learns anything.

        None: text is in that variant as it was written.
        """
        if variant not in self._made:
            words = self._wiki_words()
            self._made[variant] = make_converter(variant, words) if words else converter(variant)
        return self._made[variant]

    def _wiki_words(self) -> dict[str, dict[str, str]]:
        if self._words is None:
            # The first is the language itself, of which no table is asked.
            variants = self._site.variants[1:]
            found = {code: conversion_words(self._site, self._pages, code) for code in variants}
            self._words = {code: words for code, words in found.items() if words}
        return self._words

    def spellings(self, text: str) -> list[str]:
        """Return a title in all variants but as it is (pages are found under any of them)."""
        if not self._site.has_variants:
            return []
        converters = filter(None, map(self.of, self._site.variants))
        found = dict.fromkeys(one.convert(text) for one in converters)
        found.pop(text, None)
        return list(found)

    def existing(self, title: Title) -> Title | None:
        """Return the page that `title` means in another variant, when there is one."""
        if title.interwiki is not None:
            return None
        for text in self.spellings(title.text):
            other = title.with_text(text)
            if self._pages.exists(other):
                return other
        return None
