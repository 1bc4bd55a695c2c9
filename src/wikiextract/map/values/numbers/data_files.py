"""The data files of numbers, units and currencies (``data/*.json``).

`tools/number_words.py` writes those that hold what CLDR knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from wikiextract.data_files import DataFile, read_data


class UnitFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit: see the description in ``units.json``."""

    code: str
    si: str
    factor: str
    prefixes: str = ""
    symbols: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    cyrillic: str = ""
    offset: str = "0"
    shy: tuple[str, ...] = ()


class Powers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """English words for squares and cubes, symbols of one word that hold one, and symbols that are
    often written in capitals."""

    square: tuple[str, ...]
    cubic: tuple[str, ...]
    square_joined: Mapping[str, str]
    cubic_joined: Mapping[str, str]
    common_in_capitals: frozenset[str]


class UnitsFile(DataFile, frozen=True):
    """``units.json``: the units that are known."""

    prefixes: Mapping[str, tuple[int, str]]
    prefix_signs: Mapping[str, tuple[str, ...]]
    cyrillic_prefixes: Mapping[str, str]
    powers: Powers
    ambiguous: Mapping[str, tuple[str, ...]]
    behind: Mapping[str, Mapping[str, str]]
    before: Mapping[str, Mapping[str, str]]
    symbols_below: Mapping[str, str]
    words_too: frozenset[str]
    shy_too: frozenset[str]
    in_brackets: frozenset[str]
    not_in_brackets: frozenset[str]
    dimensions: Mapping[str, tuple[int, ...]]
    units: tuple[UnitFacts, ...]


class NamesOfUnits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of units in a language: codes by name, patterns of powers, words for "per"."""

    names: Mapping[str, str] = {}
    square: tuple[str, ...] = ()
    cubic: tuple[str, ...] = ()
    per: tuple[str, ...] = ()


class WordsOfNumbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around numbers in a language: see the description in ``number_words.json``."""

    about: tuple[str, ...] = ()
    about_after: tuple[str, ...] = ()
    low: tuple[str, ...] = ()
    low_after: tuple[str, ...] = ()
    high: tuple[str, ...] = ()
    high_after: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    between: tuple[tuple[str, str], ...] = ()
    count: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    scale: Mapping[str, int] = {}
    units: Mapping[str, str] = {}
    money: Mapping[str, str] = {}
    year: tuple[str, ...] = ()
    ordinal: tuple[str, ...] = ()
    ordinal_before: tuple[str, ...] = ()
    ordinal_forms: Mapping[str, str] = {}


class NumberWordsFile(DataFile, frozen=True):
    """``number_words.json``: words around numbers by language."""

    characters: Mapping[str, str]
    same: Mapping[str, str]
    separators_of: Mapping[str, str]
    capital_nouns: frozenset[str]
    consistent: frozenset[str]
    no_things: frozenset[str]
    any_scale: Mapping[str, int]
    any_year: frozenset[str]
    like_scales: tuple[str, ...]
    languages: Mapping[str, WordsOfNumbers]


class _UnitNamesFile(DataFile, frozen=True):
    languages: Mapping[str, msgspec.Raw]


class _CurrencyNamesFile(DataFile, frozen=True):
    languages: Mapping[str, msgspec.Raw]


class _ScalesFile(DataFile, frozen=True):
    languages: Mapping[str, Mapping[str, int]]


class _SeparatorsFile(DataFile, frozen=True):
    languages: Mapping[str, str]


class MoneySigns(DataFile, frozen=True):
    """``money_signs.json``: currencies by sign, by generic name, and by country.

    `signs` and `words` have the codes that they may stand for, the first of which is meant where
    the language does not say otherwise, unless it is ""; `scales` are letters behind amounts
    only; `codes_too` are codes that are words, too; `three_decimals` have as many.
    """

    signs: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    scales: Mapping[str, int]
    codes_too: frozenset[str]
    three_decimals: frozenset[str]
    countries: Mapping[str, str]
    languages: Mapping[str, str]


@cache
def units_file() -> UnitsFile:
    """Return the units."""
    return read_data(_HERE, "units", UnitsFile)


@cache
def number_words() -> NumberWordsFile:
    """Return the words around numbers."""
    return read_data(_HERE, "number_words", NumberWordsFile)


@cache
def money_signs() -> MoneySigns:
    """Return the signs of money."""
    return read_data(_HERE, "money_signs", MoneySigns)


@cache
def names_of_units(language: str) -> NamesOfUnits:
    """Return the names of units in a language that CLDR knows."""
    stated = _unit_names().languages.get(language)
    return msgspec.json.decode(stated, type=NamesOfUnits) if stated else NamesOfUnits()


@cache
def names_of_currencies(language: str) -> Mapping[str, str]:
    """Return the codes of currencies by their names in a language, in small letters."""
    stated = _currency_names().languages.get(language)
    return msgspec.json.decode(stated, type=dict[str, str]) if stated else {}


@cache
def scales() -> Mapping[str, Mapping[str, int]]:
    """Return words for powers of ten by language."""
    return read_data(_HERE, "scales", _ScalesFile).languages


@cache
def separators() -> Mapping[str, str]:
    """Return the decimal separator and that of groups by language."""
    return read_data(_HERE, "separators", _SeparatorsFile).languages


@cache
def _unit_names() -> _UnitNamesFile:
    return read_data(_HERE, "unit_names", _UnitNamesFile)


@cache
def _currency_names() -> _CurrencyNamesFile:
    return read_data(_HERE, "currency_names", _CurrencyNamesFile)


_HERE = "wikiextract.map.values.numbers"
