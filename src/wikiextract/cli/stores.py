"""The page store that a command is given."""

from __future__ import annotations

from wikiextract.cli.console import error_console, printable
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.site import Site
from wikiextract.store import Store
from wikiextract.store.entities import EntityStore


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
    *, site: str | None = None, store: str | None = None, entities: str | None = None
) -> Extractor | None:
    """Return the extractor that the options of a command name; None where they name nothing."""
    if (site, store, entities) == (None, None, None):
        return None
    return Extractor(
        Site.load(site) if site is not None else None,
        store=open_store(store),
        entities=EntityStore.open(entities) if entities is not None else None,
    )
