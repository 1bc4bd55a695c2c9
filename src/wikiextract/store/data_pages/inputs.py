"""Data pages from a folder of files or from a dump, written into a store."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import unquote

from wikiextract.errors import InputError
from wikiextract.sources import Page, PageFailure, open_source
from wikiextract.sources.characters import decode
from wikiextract.sources.limits import FILE_BYTES
from wikiextract.sources.page import Revision
from wikiextract.store.data_pages.content import (
    NAMESPACE,
    PREFIX,
    NoDataPageError,
    data_name,
    given_name,
    read_content,
)
from wikiextract.store.texts import TextCodec

_JSON = ".json"
_ADD = """INSERT INTO data VALUES (?, ?, ?)
ON CONFLICT (name) DO UPDATE SET revision_id = excluded.revision_id, data = excluded.data
WHERE revision_id IS NULL OR excluded.revision_id IS NULL OR excluded.revision_id >= revision_id"""


def is_data_page(page: Page) -> bool:
    """Return True if a page of a dump lies in the namespace of data pages."""
    stated = page.title or ""
    return page.namespace == NAMESPACE and stated.startswith(PREFIX)


class DataWriter:
    """Writes data pages into the table `data`; of several of a name the newest revision stays."""

    def __init__(
        self, connection: sqlite3.Connection, failed: Callable[[PageFailure], None]
    ) -> None:
        """`failed` is told of pages that are no data pages by their content."""
        self._connection = connection
        self._failed = failed
        self._codec = TextCodec()

    def add_all(self, path: str) -> None:
        """Add what a folder or a dump has. Raises `InputError` when that is nothing."""
        folder = Path(path)
        with nullcontext(_files(folder)) if folder.is_dir() else open_source(path) as pages:
            found = self._add_data_pages(pages)
        if not found:
            advice = "its files are named as the pages are: Name.tab, Folder/Name.map"
            raise InputError(path, "there are no data pages in it", advice)

    def _add_data_pages(self, pages: Iterable[Page | PageFailure]) -> bool:
        """Add those of some pages that are data pages; return True if there are any."""
        found = False
        for page in pages:
            if isinstance(page, PageFailure):
                self._failed(page)
            elif is_data_page(page):
                found = True
                self.add(page)
        return found

    def add(self, page: Page) -> None:
        """Add a page of the namespace of data pages."""
        name = data_name((page.title or "").removeprefix(PREFIX))
        if name is None:
            return  # documentation, or a page of a kind that modules cannot ask for
        text = page.wikitext or ""
        try:
            read_content(name, text)
        except NoDataPageError as error:
            failure = PageFailure(
                title=page.title, where=page.where, code="data-invalid", problem=str(error)
            )
            self._failed(failure)
            return
        data = self._codec.pack(text.encode("utf-8", "surrogatepass"))
        self._connection.execute(_ADD, (name, page.revision.id, data))


def _files(folder: Path) -> Iterator[Page | PageFailure]:
    """Read the files of a folder that are named as data pages are, in the order of their names."""
    unread: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=unread.append):
        folders.sort()
        for file_name in sorted(names):
            path = Path(place) / file_name
            stated = unquote(path.relative_to(folder).as_posix(), errors="replace")
            name = given_name(stated.removesuffix(_JSON))
            if name is not None and path.is_file():
                yield _page(path, name)
    for error in unread:
        problem = f"the folder cannot be read ({error.strerror})"
        yield PageFailure(where=str(error.filename), code="data-invalid", problem=problem)


def _page(path: Path, name: str) -> Page | PageFailure:
    title, where = PREFIX + name, str(path)
    try:
        if path.stat().st_size > FILE_BYTES:
            problem = f"larger than {FILE_BYTES >> 20} MiB"
            return PageFailure(title=title, where=where, code="data-invalid", problem=problem)
        text, _ = decode(path.read_bytes())
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        return PageFailure(title=title, where=where, code="data-invalid", problem=problem)
    return Page(title=title, where=where, namespace=NAMESPACE, wikitext=text, revision=Revision())
