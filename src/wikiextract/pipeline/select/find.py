"""The page that somebody wants to look at, out of an input of any kind."""

from __future__ import annotations

from pathlib import Path

from wikiextract.errors import InputError
from wikiextract.record import Article
from wikiextract.sinks.read_back import read_records
from wikiextract.sources import Damage, MemorySource, Source, source_of
from wikiextract.sources.live import Access, is_address, sources_of_addresses
from wikiextract.sources.page import Page, PageFailure
from wikiextract.sources.saved_page import is_saved_page, read_saved_page
from wikiextract.store import Store

_SQLITE = b"SQLite format 3\0"


def is_store(path: str) -> bool:
    """Return True when the file is a database, as page stores are."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def is_one_page(path: str) -> bool:
    """Return True if an input is one article: an address on the web, or a saved article."""
    return is_address(path) or is_saved_page(path)


def pages_of(path: str) -> Source:
    """Return the source that reads an input: an address, the folder of a saved article, a file.

    Raises `InputError` for what is none of these.
    """
    if is_address(path):
        (live,) = sources_of_addresses([path], Access())
        return live
    if is_saved_page(path):
        return MemorySource((read_saved_page(Path(path)).page,), path)
    return source_of(path)


def find_page(path: str, title: str | None) -> Page:
    """Return the page of that title out of an input; without a title, the first page.

    Raises `InputError` when there is no such page, or the input cannot be read.
    """
    wanted = None if title is None else same_title(title)
    for item in pages_of(path).read():
        match item:
            case Damage() if item.unusable:
                raise InputError(item.where, item.problem)
            case Damage() | PageFailure():
                continue
            case _:
                name = item.title or item.file_title
                if wanted is None or (name is not None and same_title(name) == wanted):
                    return item
    if title is None:
        raise InputError(path, "there is no page in it")
    raise InputError(path, f"there is no page {title!r} in it", "titles are written as in the dump")


def find_record(path: str, title: str | None) -> Article:
    """Return the record of that title in a file or a run's folder; without a title, the first.

    Raises `InputError` when there is none, or the input cannot be read.
    """
    wanted = None if title is None else same_title(title)
    for article in read_records(path):
        if wanted is None or same_title(article.title) == wanted:
            return article
    problem = "there is no record in it" if title is None else f"there is no {title!r} in it"
    raise InputError(path, problem)


def find_stored(store: Store, title: str) -> Page:
    """Return a page of the store. Raises `InputError` when its text is not there."""
    known = store.site.title(title)
    found = store.text(known) if known is not None else None
    if known is None or found is None:
        reason = "is no title" if known is None else store.why_no_text(known)
        raise InputError(title, f"cannot be shown: {reason}")
    return Page(title=known.prefixed, where=f"store, {known.prefixed}", wikitext=found.text)


def same_title(title: str) -> str:
    """Return a title in the one form in which titles are compared: spaces, first letter large."""
    words = " ".join(title.replace("_", " ").split())
    return words[:1].upper() + words[1:]
