"""Facts about files: which there are, of what kind, how large their pictures are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

import msgspec

from wikiextract.kept import kept
from wikiextract.site.file_types import FileType, file_type, is_vector

if TYPE_CHECKING:
    from wikiextract.site import Site, Title
    from wikiextract.store.page_source import PageSource


_REMEMBERED = 4096


class FileInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A file. `width` and `height` are pixels of the original, ``None`` when nobody knows.

    `name` is the file's own title when a redirect led to it; `vector` files are shown in any size;
    `pages` counts those of a document; `url` is the original's.
    """

    width: int | None = None
    height: int | None = None
    media: FileType = "image"
    vector: bool = False
    name: str | None = None
    url: str | None = None
    pages: int | None = None


class MediaSource(Protocol):
    """Knows facts about files."""

    def file(self, title: Title) -> FileInfo | None:
        """Return the facts about a file, of the wiki or shared, or ``None`` if there is none."""
        ...


class AnyFile:
    """Takes every file for one that exists: a dump does not say which there are elsewhere.

    With a `site` a file's URL is the one under which the wiki itself finds it, wherever it is
    kept (https://www.mediawiki.org/wiki/Manual:FilePath.php, Special:Redirect).
    """

    def __init__(self, site: Site | None = None) -> None:
        self._site = site
        # Flags and signs come again on page after page.
        self._named = kept(_REMEMBERED)(self._file_named)

    def file(self, title: Title) -> FileInfo | None:
        """See `MediaSource.file`: the kind by the name's ending, no size."""
        return self._named(title.text)

    def _file_named(self, name: str) -> FileInfo:
        url = _file_url(self._site, name) if self._site is not None else None
        return FileInfo(media=file_type(name) or "image", vector=is_vector(name), url=url)


class FilesWithPages:
    """Takes for existing those files whose description page is known, as a wiki by itself does."""

    def __init__(self, site: Site, pages: PageSource) -> None:
        self._pages = pages
        self._any = AnyFile(site)

    def file(self, title: Title) -> FileInfo | None:
        """See `MediaSource.file`."""
        return self._any.file(title) if self._pages.exists(title) else None


def _file_url(site: Site, name: str) -> str:
    written = quote(name.replace(" ", "_"), safe="!$()*,/:;@~-._")
    return site.base_url + site.article_path.replace("$1", f"Special:Redirect/file/{written}")


class NoFiles:
    """A wiki without any file."""

    def file(self, title: Title) -> FileInfo | None:
        """Return ``None``."""
        return None
