"""What the store reads from a page's wikitext: its redirect target and ``__HIDDENCAT__``.

The words are the site's own magic words (local names and English ones). Compiled once per site.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from wikiextract.store.page_source import Redirect

if TYPE_CHECKING:
    from wikiextract.site import Site

# A redirect is recognised by the page's first characters only; a longer title is no title.
_HEAD = 4096


def _words(site: Site, magic_word_id: str, otherwise: str) -> re.Pattern[str]:
    word = site.magic_words.get(magic_word_id)
    names = tuple(word.names) if word is not None else ()
    flags = re.NOFLAG if word is not None and word.case_sensitive else re.IGNORECASE
    ordered = sorted({*names, otherwise}, key=len, reverse=True)
    return re.compile("|".join(re.escape(name) for name in ordered), flags)


class PageMarkers:
    """Finds redirects and hidden-category switches in the wikitext of one site's pages."""

    def __init__(self, site: Site) -> None:
        self._hidden = _words(site, "hiddencat", "__HIDDENCAT__")
        word = _words(site, "redirect", "#REDIRECT")
        self._redirect = re.compile(
            rf"\s*(?:{word.pattern})\s*:?\s*\[\[([^\[\]|\n]+)(?:\|[^\]\n]*)?\]\]", word.flags
        )

    def hides_category(self, wikitext: str) -> bool:
        """Whether ``__HIDDENCAT__`` (in any of its names) stands in this text."""
        # Cheap test first: most pages have no double underscore at all.
        return "__" in wikitext and self._hidden.search(wikitext) is not None

    def redirect(self, wikitext: str) -> Redirect | None:
        """The target when the text is a redirect (Help:Redirects), else None."""
        found = self._redirect.match(wikitext[:_HEAD])
        if found is None:
            return None
        target, _, fragment = found[1].partition("#")
        target = unquote(target).replace("_", " ").strip().removeprefix(":").strip()
        if not target:
            return None
        return Redirect(target=target, fragment=fragment.replace("_", " ").strip() or None)
