"""Pages in memory: for tests, for single requests, for people who have no store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from wikiextract.site.title import FILE, MAIN, MEDIAWIKI, MODULE, TEMPLATE, USER
from wikiextract.sources.surrogates import without_surrogates
from wikiextract.store.data_pages.content import MODEL as DATA_MODEL
from wikiextract.store.data_pages.content import given_name
from wikiextract.store.markers import PageMarkers
from wikiextract.store.page_source import (
    WIKITEXT,
    PageInfo,
    PageText,
    Redirect,
    Statistics,
)

if TYPE_CHECKING:
    from wikiextract.site import Site, Title

_CODE_MODELS = {"css": "css", "js": "javascript", "json": "json"}


def default_model(namespace: int, text: str) -> str:
    """The content model of a page of which nobody states it: by namespace and name.

    As MediaWiki and its extensions do it: modules are "Scribunto" but for their documentation and
    data (Extension:Scribunto), style sheets of templates are "sanitized-css"
    (Extension:TemplateStyles), pages of the interface and users' subpages go by their ending.
    """
    ending = text.rpartition(".")[2] if "." in text else ""
    if namespace == MODULE:
        if ending == "json":
            return "json"
        return WIKITEXT if text.endswith("/doc") else "Scribunto"
    if namespace == TEMPLATE and ending == "css":
        return "sanitized-css"
    if namespace == MEDIAWIKI or (namespace == USER and "/" in text):
        return _CODE_MODELS.get(ending, WIKITEXT)
    return WIKITEXT


class MemoryPages:
    """A page source made of ``{"Template:X": "wikitext", …}``, and data pages of the same kind.

    Titles are normalised by `site`; a value may also be a whole `PageText`. Titles that are invalid
    or of another wiki are left out and listed in `invalid`. Ids count from 1 where none is given.
    """

    def __init__(
        self,
        site: Site,
        pages: Mapping[str, str | PageText],
        data: Mapping[str, str] | None = None,
    ) -> None:
        """`data` are texts of data pages by name, with or without their namespace."""
        self._pages: dict[tuple[int, str], PageText] = {}
        self._redirects: dict[tuple[int, str], Redirect] = {}
        self._markers = PageMarkers(site)
        self.invalid: list[str] = []
        for number, (name, value) in enumerate(pages.items(), start=1):
            title = site.title(without_surrogates(name))
            if title is None or title.interwiki:
                self.invalid.append(name)
                continue
            page = value if isinstance(value, PageText) else self._page(title, value, number)
            key = (title.namespace, title.text)
            self._pages[key] = page
            redirect = self._markers.redirect(page.text) if page.model == WIKITEXT else None
            if redirect is not None:
                self._redirects[key] = redirect
        self._data: dict[str, PageText] = {}
        for given, text in (data or {}).items():
            data_name = given_name(without_surrogates(given))
            if data_name is None:
                self.invalid.append(given)
            else:
                self._data[data_name] = PageText(text=without_surrogates(text), model=DATA_MODEL)

    @staticmethod
    def _page(title: Title, text: str, number: int) -> PageText:
        model = default_model(title.namespace, title.text)
        return PageText(text=without_surrogates(text), page_id=number, model=model)

    def text(self, title: Title) -> PageText | None:
        """See `PageSource.text`."""
        return None if title.interwiki else self._pages.get((title.namespace, title.text))

    def why_no_text(self, title: Title) -> str:
        """See `PageSource.why_no_text`: all pages have texts."""
        return f"There is no {title.prefixed}."

    def info(self, title: Title) -> PageInfo | None:
        """See `PageSource.info`."""
        page = self.text(title)
        if page is None:
            return None
        return PageInfo(
            page_id=page.page_id,
            revision_id=page.revision_id,
            model=page.model,
            size=len(page.text.encode("utf-8", "surrogatepass")),
            is_redirect=(title.namespace, title.text) in self._redirects,
        )

    def exists(self, title: Title) -> bool:
        """See `PageSource.exists`."""
        return self.text(title) is not None

    def redirect(self, title: Title) -> Redirect | None:
        """See `PageSource.redirect`."""
        return None if title.interwiki else self._redirects.get((title.namespace, title.text))

    def is_hidden_category(self, title: Title) -> bool:
        """See `PageSource.is_hidden_category`; a switch inside a template is not seen here."""
        page = self.text(title)
        return page is not None and self._markers.hides_category(page.text)

    def statistics(self) -> Statistics:
        """See `PageSource.statistics`."""
        counts = Counter(namespace for namespace, _ in self._pages)
        redirects = sum(1 for namespace, _ in self._redirects if namespace == MAIN)
        return Statistics(
            pages=len(self._pages),
            articles=counts[MAIN] - redirects,
            files=counts[FILE],
            namespaces=dict(counts),
        )

    def data_page(self, name: str) -> PageText | None:
        """See `PageSource.data_page`."""
        return self._data.get(name)

    def has_data_pages(self) -> bool:
        """See `PageSource.has_data_pages`."""
        return bool(self._data)
