"""The page store that a command is given."""

from __future__ import annotations

from wikiextract.cli.console import error_console, printable
from wikiextract.store import Store


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
