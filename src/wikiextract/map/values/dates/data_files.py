"""The data files of dates (``data/*.json``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

import msgspec

from wikiextract.data_files import DataFile, read_data

DatePhrases: TypeAlias = tuple[str, ...]


class DateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language, by what they say; see the file's description."""

    months: Mapping[int, DatePhrases] = {}
    ethiopic_months: Mapping[int, DatePhrases] = {}
    eras: Mapping[str, DatePhrases] = {}
    bc: DatePhrases = ()
    ad: DatePhrases = ()
    about: DatePhrases = ()
    about_time: DatePhrases = ()
    about_behind: DatePhrases = ()
    before: DatePhrases = ()
    before_behind: DatePhrases = ()
    after: DatePhrases = ()
    after_behind: DatePhrases = ()
    since: DatePhrases = ()
    since_behind: DatePhrases = ()
    until: DatePhrases = ()
    until_behind: DatePhrases = ()
    between: DatePhrases = ()
    to: DatePhrases = ()
    and_: DatePhrases = msgspec.field(name="and", default=())
    or_: DatePhrases = msgspec.field(name="or", default=())
    present: DatePhrases = ()
    of: DatePhrases = ()
    year: DatePhrases = ()
    month_before: DatePhrases = ()
    month_behind: DatePhrases = ()
    day: DatePhrases = ()
    century: DatePhrases = ()
    century_before: DatePhrases = ()
    decade: DatePhrases = ()
    decade_before: DatePhrases = ()
    decade_endings: DatePhrases = ()
    millennium: DatePhrases = ()
    thousand: DatePhrases = ()
    part: DatePhrases = ()
    spring: DatePhrases = ()
    summer: DatePhrases = ()
    autumn: DatePhrases = ()
    winter: DatePhrases = ()
    julian: DatePhrases = ()
    gregorian: DatePhrases = ()
    first: DatePhrases = ()
    endings: DatePhrases = ()


class _LanguageWords(DataFile, frozen=True):
    languages: Mapping[str, DateWords]


class Eras(DataFile, frozen=True):
    """``eras.json``: how years of other eras are counted; see the file's description."""

    solar: Mapping[str, Mapping[str, Mapping[str, int]]]
    lunar: Mapping[str, Mapping[str, int]]
    solar_since: Mapping[str, int]
    year_offset: Mapping[str, int]
    year_pairs: Mapping[str, int]
    usual_years: Mapping[str, tuple[int, int]]
    default_years: Mapping[str, tuple[str, int, int]]
    doubtful_years: Mapping[str, tuple[int, int]]


class Notation(DataFile, frozen=True):
    """``notation.json``: what languages do with numbers in dates; see the file's description."""

    separators: str
    marks: str
    same_letters: Mapping[str, str]
    single_characters: str
    ethiopic_numerals: str
    han_digits: str
    roman_endings: frozenset[str]
    two_orders: frozenset[str]
    hundreds_are_centuries: frozenset[str]
    declensions: Mapping[str, tuple[str, DatePhrases]]


@cache
def date_words() -> Mapping[str, DateWords]:
    """Return the words of dates by language; those of ``*`` are any language's."""
    return read_data(_HERE, "words", _LanguageWords).languages


@cache
def eras() -> Eras:
    """Return the eras whose years are counted otherwise."""
    return read_data(_HERE, "eras", Eras)


@cache
def notation() -> Notation:
    """Return what languages do with numbers and names of months."""
    return read_data(_HERE, "notation", Notation)


_HERE = "wikiextract.map.values.dates"
