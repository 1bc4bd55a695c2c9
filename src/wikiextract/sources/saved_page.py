"""An article that was saved with all that it draws on: a folder of files.

``page.wikitext`` and/or ``page.html`` are the article, whose title is the folder's name; `pages/`,
`data/` and `entities/` have what it needs, one file each, named by title (``%3A`` is a colon,
``%2F`` a slash: names that every file system and archive takes).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from wikiextract.errors import InputError
from wikiextract.sources.page import Page

PAGE_FILES = ("page.html", "page.wikitext")
_PAGE_ENDINGS = (".wikitext", ".lua")


@dataclass(frozen=True, kw_only=True)
class SavedPage:
    """A saved article: `wiki` is the name of its wiki, `site` the file with the siteinfo.

    `pages` and `data` are texts by title, `entities` JSON by id. Of a bundled wiki there is no
    `site`.
    """

    title: str
    folder: Path
    wiki: str
    site: Path | None
    wikitext: str | None
    html: bytes | None
    pages: Mapping[str, str]
    data: Mapping[str, str]
    entities: Mapping[str, bytes]

    @property
    def page(self) -> Page:
        """The page as its most complete record reads it: with templates, the wikitext alone."""
        html = None if self.wikitext is not None and self.pages else self.html
        where = str(self.folder)
        return Page(title=self.title, where=where, wikitext=self.wikitext, html=html)


def is_saved_page(path: str | os.PathLike[str]) -> bool:
    """Return True if the path is the folder of a saved article."""
    return any((Path(path) / name).is_file() for name in PAGE_FILES)


def read_saved_page(folder: Path) -> SavedPage:
    """Return the article that is saved in a folder. Raises `InputError` for what is unreadable."""
    folder = folder.resolve() if folder.name in {"", ".."} else folder
    site = folder / "site.json"
    wikitext = _bytes(folder / "page.wikitext")
    return SavedPage(
        title=_title(folder.name),
        folder=folder,
        wiki=folder.absolute().parent.name,
        site=site if site.exists() else None,
        wikitext=None if wikitext is None else _text(wikitext),
        html=_bytes(folder / "page.html"),
        pages={_title_of_page(path): _page(path) for path in _files(folder / "pages")},
        data={_title(path.name): _text(_bytes(path)) for path in _files(folder / "data")},
        entities={path.stem: _bytes(path) or b"" for path in _files(folder / "entities")},
    )


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


def _title(file_name: str) -> str:
    return unquote(file_name, errors="replace").replace("_", " ")


def _title_of_page(path: Path) -> str:
    ending = next((one for one in _PAGE_ENDINGS if path.name.endswith(one)), "")
    return _title(path.name.removesuffix(ending))


def _page(path: Path) -> str:
    # The line end at a file's end is the file's and not the page's.
    return _text(_bytes(path)).removesuffix("\n")


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", "replace")


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.exists() else None
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error
