"""Facts read from a page's wikitext: its redirect target and ``__HIDDENCAT__``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikiextract.store.page_source import Redirect

if TYPE_CHECKING:
    from wikiextract.site import Site, Title

HIDDEN_CATEGORY = "hiddencat"


def redirect_to(title: Title) -> Redirect:
    """The redirect that leads to `title`."""
    return Redirect(target=title.prefixed, fragment=title.fragment)


def hidden_category_switch(site: Site) -> re.Pattern[str]:
    """Finds ``__HIDDENCAT__`` in all names that it has on this site."""
    word = site.magic_words.get(HIDDEN_CATEGORY)
    names = {"__HIDDENCAT__", *(word.names if word is not None else ())}
    flags = re.NOFLAG if word is None or word.case_sensitive else re.IGNORECASE
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))), flags)


class PageMarkers:
    """Finds redirects and hidden-category switches in the wikitext of one site's pages."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._hidden = hidden_category_switch(site)

    def hides_category(self, wikitext: str) -> bool:
        """Return True if ``__HIDDENCAT__`` (by any of its names) stands in this text."""
        # Cheap test first: most pages have no double underscore at all.
        return "__" in wikitext and self._hidden.search(wikitext) is not None

    def redirect(self, wikitext: str) -> Redirect | None:
        """The target when the text is a redirect (Help:Redirects), else None."""
        target = self._site.redirect_target(wikitext)
        return None if target is None else redirect_to(target)
