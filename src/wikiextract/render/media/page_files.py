"""The files of one page: what is known of each, and which ones the page may not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.render.media.bad_files import bad_files
from wikiextract.site.title import FILE, MEDIA

if TYPE_CHECKING:
    from wikiextract.render.media.info import FileInfo, MediaSource
    from wikiextract.site import Site, Title
    from wikiextract.store.page_source import PageSource


class PageFiles:
    """Answers what is known of files, and asks the wiki once for each."""

    def __init__(self, media: MediaSource, site: Site, pages: PageSource, page: Title) -> None:
        self._media = media
        self._site = site
        self._pages = pages
        self._page = page
        self._known: dict[str, FileInfo | None] = {}
        self._bad: frozenset[str] | None = None

    def info(self, title: Title) -> FileInfo | None:
        """Return what is known of a file, ``None`` if it does not exist or is no file's name."""
        if title.namespace not in {FILE, MEDIA}:
            return None
        key = title.text
        if key not in self._known:
            # "Media:" names the same files.
            file = title if title.namespace == FILE else title.in_namespace(FILE)
            self._known[key] = self._media.file(file)
        return self._known[key]

    def is_bad(self, title: Title) -> bool:
        """Return True if a file, or what a redirect leads to, is not to be shown on this page."""
        if self._bad is None:
            self._bad = bad_files(self._site, self._pages, self._page)
        info = self.info(title)
        name = info.name if info is not None and info.name else title.text
        return name in self._bad
