"""Pages laid over other pages, such as the ``"pages"`` of a request over a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.store.page_source import PageInfo, PageSource, PageText, Redirect, Statistics

if TYPE_CHECKING:
    from wikiextract.site import Title


class Overlay:
    """A page source that asks `top` first and `bottom` for titles that `top` does not have.

    A page of `top` hides the page of `bottom` wholly: text, ids, redirect and category flags.
    """

    def __init__(self, top: PageSource, bottom: PageSource) -> None:
        self.top = top
        self.bottom = bottom

    def _holder(self, title: Title) -> PageSource:
        return self.top if self.top.exists(title) else self.bottom

    def text(self, title: Title) -> PageText | None:
        """See `PageSource.text`."""
        return self._holder(title).text(title)

    def why_no_text(self, title: Title) -> str:
        """See `PageSource.why_no_text`."""
        return self._holder(title).why_no_text(title)

    def info(self, title: Title) -> PageInfo | None:
        """See `PageSource.info`."""
        return self._holder(title).info(title)

    def exists(self, title: Title) -> bool:
        """See `PageSource.exists`."""
        return self.top.exists(title) or self.bottom.exists(title)

    def redirect(self, title: Title) -> Redirect | None:
        """See `PageSource.redirect`."""
        return self._holder(title).redirect(title)

    def is_hidden_category(self, title: Title) -> bool:
        """See `PageSource.is_hidden_category`."""
        return self._holder(title).is_hidden_category(title)

    def statistics(self) -> Statistics:
        """Those of `bottom`, when it has pages: an overlay changes pages, not the wiki's size."""
        below = self.bottom.statistics()
        return below if below.pages else self.top.statistics()

    def data_page(self, name: str) -> PageText | None:
        """See `PageSource.data_page`."""
        return self.top.data_page(name) or self.bottom.data_page(name)

    def has_data_pages(self) -> bool:
        """See `PageSource.has_data_pages`."""
        return self.top.has_data_pages() or self.bottom.has_data_pages()
