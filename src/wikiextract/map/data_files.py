"""The data files of mapping (``data/*.json``)."""

from __future__ import annotations

from functools import cache

from wikiextract.data_files import DataFile, read_data


class ListTitles(DataFile, frozen=True):
    """``list_titles.json``: how titles of lists begin or end."""

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]


@cache
def list_titles() -> ListTitles:
    """Return how titles of lists begin or end."""
    return read_data("wikiextract.map", "list_titles", ListTitles)
