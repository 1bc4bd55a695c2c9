"""A wiki's own words for its variants: the pages ``MediaWiki:Conversiontable/zh-tw`` and below.

https://www.mediawiki.org/wiki/Writing_systems/Syntax. A table stands in ``-{`` and ``}-`` and has
entries ``word => word;``, with comments behind ``//``. A link to a page below makes that one part
of the table; what it says counts before what the page says that links there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikiextract.site.title import MEDIAWIKI

if TYPE_CHECKING:
    from wikiextract.site import Site
    from wikiextract.store.page_source import PageSource

_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
_MARKUP = str.maketrans("", "", "'\"*#")
_MOST_PAGES = 200


def conversion_words(site: Site, pages: PageSource, variant: str) -> dict[str, str]:
    """Return what the wiki's pages replace by what in a variant."""
    first = f"Conversiontable/{variant}"
    seen: set[str] = set()

    def read(name: str) -> dict[str, str]:
        seen.add(name)
        title = site.title(name, MEDIAWIKI)
        page = pages.text(title) if title is not None else None
        if page is None:
            return {}
        words = _entries(page.text)
        for link in _LINK.findall(page.text):
            linked = site.title(link)
            if (
                linked is not None
                and linked.namespace == MEDIAWIKI
                and linked.text.startswith(first + "/")
                and linked.text not in seen
                and len(seen) < _MOST_PAGES
            ):
                words.update(read(linked.text))
        return words

    return read(first)


def _entries(text: str) -> dict[str, str]:
    words = {}
    for block in text.split("-{")[1:]:
        for entry in block.partition("}-")[0].translate(_MARKUP).split(";"):
            written, *shown = entry.split("=>")
            if len(shown) == 1:
                words[written.strip()] = shown[0].partition("//")[0].strip()
    return words
