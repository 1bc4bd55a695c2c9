"""The data files of mappings: how a field's text is divided, and what says the same."""

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


class NarrowerProperties(DataFile, frozen=True):
    """``narrower.json``: the properties that say less than one does, by this one's name."""

    wider: dict[str, tuple[str, ...]]


@cache
def narrower_properties() -> NarrowerProperties:
    """Return which properties say more than others."""
    return read_data("wikiextract.map.domains", "narrower", NarrowerProperties)
