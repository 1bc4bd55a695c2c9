"""The data files of languages (``data/*.json``), beside the archive that `facts` reads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from wikiextract.data_files import DataFile, read_data

TimeUnit: TypeAlias = Literal["second", "minute", "hour", "day", "month", "year", "workday", "none"]
Replacements: TypeAlias = tuple[tuple[str, str], ...]
"""Patterns and what replaces them."""


class Codes(DataFile, frozen=True):
    """``codes.json``: what does not follow from the facts of a language and the list of names.

    `without_words`: codes of Wikipedias that name another code's language, and script variants;
    `with_words`: languages with words but without facts; `fallbacks` of such languages; `tags`:
    codes whose language tag is another than that of their facts.
    """

    without_words: frozenset[str]
    with_words: frozenset[str]
    fallbacks: Mapping[str, tuple[str, ...]]
    tags: Mapping[str, str]


class Durations(DataFile, frozen=True):
    """``durations.json``: `seconds` by unit, the largest first.

    `unusual` are units that are used only where they are asked for; `without_separators` has, by
    the languages that write durations without separators, those that are so there besides.
    """

    seconds: Mapping[str, int]
    unusual: frozenset[str]
    without_separators: Mapping[str, frozenset[str]]


class EnglishTimes(DataFile, frozen=True):
    """``english_times.json``: words in lower case that stand for times.

    `months` from 1, `weekdays` from Sunday (0), `directions` as multiples of a unit; a unit of
    `units` is so many of another.
    """

    months: Mapping[str, int]
    short_months: frozenset[str]
    roman_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    counts: Mapping[str, int]
    directions: Mapping[str, int]
    units: Mapping[str, tuple[TimeUnit, int]]


class Era(msgspec.Struct, frozen=True, rename={"first_day": "from"}):
    """A Japanese era: its first day (year, month, day) and the year before its first one."""

    first_day: tuple[int, int, int]
    name: str
    before: int


class JapaneseEras(DataFile, frozen=True):
    """``japanese_eras.json``: `eras`, the last first; what the first year of each is called."""

    eras: tuple[Era, ...]
    first_year: str


class Numerals(DataFile, frozen=True):
    """``numerals.json``: letters by their value, the largest first.

    `hebrew_exceptions` are numbers that other letters stand for, `hebrew_final` has the form that a
    letter has at the end.
    """

    roman: Mapping[str, int]
    hebrew: Mapping[str, int]
    hebrew_exceptions: Mapping[int, str]
    hebrew_final: Mapping[str, str]
    hebrew_thousand: str
    hebrew_thousands: str


class _Autonyms(DataFile, frozen=True):
    names: Mapping[str, str]


class _Grammar(DataFile, frozen=True):
    rules: Mapping[str, Mapping[str, Replacements]]


class _TimeZones(DataFile, frozen=True):
    seconds: Mapping[str, int]


@cache
def autonyms() -> Mapping[str, str]:
    """Return the name of each language in itself by MediaWiki's code in lower case."""
    return read_data(_HERE, "autonyms", _Autonyms).names


@cache
def codes() -> Codes:
    """Return what is known of codes of languages beside their facts."""
    return read_data(_HERE, "codes", Codes)


@cache
def durations() -> Durations:
    """Return the units of durations."""
    return read_data(_HERE, "durations", Durations)


@cache
def english_times() -> EnglishTimes:
    """Return the words for times in ``{{#time:}}``."""
    return read_data(_HERE, "english_times", EnglishTimes)


@cache
def grammar_rules() -> Mapping[str, Mapping[str, Replacements]]:
    """Return, by language and case, the rules for which MediaWiki has code instead of a table."""
    return read_data(_HERE, "grammar", _Grammar).rules


@cache
def japanese_eras() -> JapaneseEras:
    """Return the eras of Japan."""
    return read_data(_HERE, "japanese_eras", JapaneseEras)


@cache
def numerals() -> Numerals:
    """Return the letters that stand for numbers."""
    return read_data(_HERE, "numerals", Numerals)


@cache
def time_zones() -> Mapping[str, int]:
    """Return seconds east of Greenwich by abbreviation in lower case (``"cest"``, ``"z"``)."""
    return read_data(_HERE, "time_zones", _TimeZones).seconds


_HERE = "wikiextract.language"
