"""Files that are not shown: the page ``MediaWiki:Bad image list``.

https://www.mediawiki.org/wiki/Help:Bad_image_list. A line with a bullet names a file by its first
link; the links behind it are pages on which it may be shown nevertheless.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikiextract.site.title import FILE, MEDIAWIKI

if TYPE_CHECKING:
    from wikiextract.site import Site, Title
    from wikiextract.store.page_source import PageSource

_LINE = re.compile(r"^\*.*$", re.MULTILINE)
_LINK = re.compile(r"\[\[:?([^\]|]*)")


def bad_files(site: Site, pages: PageSource, page: Title) -> frozenset[str]:
    """Return the names of the files that are not shown on `page`."""
    title = site.title("Bad image list", MEDIAWIKI)
    listed = pages.text(title) if title is not None else None
    if listed is None:
        return frozenset()
    found = set()
    for line in _LINE.findall(listed.text):
        titles = [site.title(name) for name in _LINK.findall(line)]
        if not titles or titles[0] is None or titles[0].namespace != FILE:
            continue
        if not any(other == page.page for other in titles[1:]):
            found.add(titles[0].text)
    return frozenset(found)
