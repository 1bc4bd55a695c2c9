"""The stores that a command is given, and what they make of its input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wikiextract.cli.console import error_console, printable
from wikiextract.cli.live import site_of_sources
from wikiextract.pipeline.select.find import is_store, pages_of
from wikiextract.site import Site
from wikiextract.sources.live import is_address
from wikiextract.sources.saved_page import is_saved_page, read_saved_page
from wikiextract.store import Store
from wikiextract.store.entities import EntityStore

if TYPE_CHECKING:
    from wikiextract.pipeline.pages.extract import Extractor


def open_store(path: str | None) -> Store | None:
    """Open the store, if there is one, and say of which dumps its texts cannot be read.

    Raises `InputError` when it is unusable.
    """
    if path is None:
        return None
    store = Store.open(path)
    for problem in store.dump_problems():
        message = f"{problem}; texts that the store does not hold itself will be missing"
        error_console().print(f"wikiextract: {printable(message)}")
    return store


def open_extractor(
    source: str,
    *,
    site: str | None = None,
    store: str | None = None,
    entities: str | None = None,
    plugins: list[str] | None = None,
) -> Extractor | None:
    """Return the extractor for an input, by the options of a command and by what the input says.

    None where neither says anything. Raises `InputError` for what is unusable.
    """
    # What makes records loads when some are made here.
    from wikiextract.pipeline.pages.extract import Extractor
    from wikiextract.pipeline.pages.saved_page import extractor_of_saved

    wiki = site_of_input(source, site)
    pages = open_store(source if is_store(source) else store)
    known = EntityStore.open(entities) if entities is not None else None
    if is_saved_page(source):
        return extractor_of_saved(read_saved_page(Path(source)), wiki, pages, known, plugins)
    if (wiki, pages, known, plugins) == (None, None, None, None):
        return None
    return Extractor(wiki, store=pages, entities=known, plugins=plugins)


def site_of_input(source: str, site: str | None) -> Site | None:
    """Return the site that is stated, or what the wiki at an address says of itself.

    None where the input says it page by page. Raises `InputError` for one that is unusable.
    """
    if is_address(source):
        site = site_of_sources([pages_of(source)], site)
    return Site.load(site) if site is not None else None
