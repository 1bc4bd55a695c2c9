"""The data files of mappings: how a field's text is divided, and our own mappings."""

from __future__ import annotations

from functools import cache

from wikiextract.data_files import DataFile, read_data


class Separators(DataFile, frozen=True):
    """``separators.json``: what stands between the things that one text names.

    `signs` do so everywhere, `spaced_signs` with a blank behind them, `words` by language. In
    languages of `widest_first` a place stands behind what it is part of.
    """

    signs: str
    spaced_signs: str
    words: dict[str, tuple[str, ...]]
    widest_first: tuple[str, ...]


@cache
def separators() -> Separators:
    """Return what stands between the things that one text names."""
    return read_data("wikiextract.map.domains", "separators", Separators)
