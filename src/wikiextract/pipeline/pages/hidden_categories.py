"""Hidden categories of which only an expansion of their page tells."""

from __future__ import annotations

from functools import lru_cache

from wikiextract.expand.expander import Expander
from wikiextract.site import Site, Title
from wikiextract.store import Asked, PageSource, UsedPages
from wikiextract.store.markers import HIDDEN_CATEGORY
from wikiextract.store.page_source import PageInfo, PageText, Redirect, Statistics

_REMEMBERED = 10_000


class ExpandedCategories:
    """A page source that expands the page of a category to see whether it is hidden.

    ``__HIDDENCAT__`` may come from a template on that page, or stand in a condition.
    """

    def __init__(self, site: Site, pages: PageSource, expander: Expander) -> None:
        """`expander` expands pages of `pages`, the source that is asked for everything else."""
        self._site = site
        self._pages = pages
        self._expander = expander
        self._decided = lru_cache(maxsize=_REMEMBERED)(self._found_out)

    def is_hidden_category(self, title: Title) -> bool:
        """See `PageSource.is_hidden_category`."""
        hidden, asked = self._decided(title)
        # Each page that shows the category uses what the answer hangs on, not only the first.
        if asked is not None and isinstance(self._pages, UsedPages):
            self._pages.again(asked)
        return hidden

    def _found_out(self, title: Title) -> tuple[bool, Asked | None]:
        if isinstance(self._pages, UsedPages):
            return self._pages.during(lambda: self._decide(title))
        return self._decide(title), None

    def _decide(self, title: Title) -> bool:
        info = self._pages.info(title)
        # A store keeps the texts of those of which only an expansion tells.
        page = self._pages.text(title) if info is not None and info.text == "kept" else None
        if page is None or not ("{{" in page.text or "<" in page.text):
            return self._pages.is_hidden_category(title)
        expansion = self._expander.expand(page.text, title.page)
        if isinstance(self._pages, UsedPages):
            self._pages.note(expansion.templates, expansion.entities)
        text = expansion.text
        if "__" not in text:
            return False
        return any(
            self._site.switch_id(switch[0]) == HIDDEN_CATEGORY
            for switch in self._site.switches.finditer(text)
        )

    def text(self, title: Title) -> PageText | None:
        """See `PageSource.text`."""
        return self._pages.text(title)

    def why_no_text(self, title: Title) -> str:
        """See `PageSource.why_no_text`."""
        return self._pages.why_no_text(title)

    def info(self, title: Title) -> PageInfo | None:
        """See `PageSource.info`."""
        return self._pages.info(title)

    def exists(self, title: Title) -> bool:
        """See `PageSource.exists`."""
        return self._pages.exists(title)

    def redirect(self, title: Title) -> Redirect | None:
        """See `PageSource.redirect`."""
        return self._pages.redirect(title)

    def statistics(self) -> Statistics:
        """See `PageSource.statistics`."""
        return self._pages.statistics()

    def data_page(self, name: str) -> PageText | None:
        """See `PageSource.data_page`."""
        return self._pages.data_page(name)

    def has_data_pages(self) -> bool:
        """See `PageSource.has_data_pages`."""
        return self._pages.has_data_pages()
