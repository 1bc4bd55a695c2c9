"""The data files of mapping (``data/*.json``)."""

from __future__ import annotations

from functools import cache

from wikiextract.data_files import DataFile, read_data


class ListTitles(DataFile, frozen=True):
    """``list_titles.json``: how titles of lists begin or end."""

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]


class ValueWords(DataFile, frozen=True):
    """``value_words.json``: words and signs in dates and quantities."""

    day_endings: tuple[str, ...]
    date_words: tuple[str, ...]
    about: tuple[str, ...]
    year: str
    month: str
    day: str


@cache
def list_titles() -> ListTitles:
    """Return how titles of lists begin or end."""
    return read_data("wikiextract.map", "list_titles", ListTitles)


@cache
def value_words() -> ValueWords:
    """Return the words and signs in values."""
    return read_data("wikiextract.map", "value_words", ValueWords)
