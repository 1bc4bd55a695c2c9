"""The data files of this package (``data/*.json``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from wikiextract.data_files import DataFile, read_data


class Conventions(DataFile, frozen=True):
    """``conventions.json``: what Wikidata's statements and settings mean to the wikis that use it.

    `entity_addresses`: what the addresses of entities begin with; `entity_page`: the address of an
    entity's page; `no_units`: units that are none; `formatter_url`: the property of properties that
    says how the address of an external id is made; `data_pages`: where data pages lie;
    `no_language`: the language of words that are the same in all; `kinds_of_english`: languages
    (and what their kinds begin with) in which English words are no stopgap.
    """

    entity_addresses: tuple[str, ...]
    entity_page: str
    no_units: frozenset[str]
    formatter_url: str
    data_pages: str
    no_language: str
    kinds_of_english: tuple[str, ...]


class _WikibaseWords(DataFile, frozen=True):
    languages: Mapping[str, Mapping[str, str]]


@cache
def conventions() -> Conventions:
    """Return the content of data/conventions.json."""
    return read_data(__package__, "conventions", Conventions)


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Return, by language, the words that stand for kinds of values and in dates."""
    return read_data(__package__, "words", _WikibaseWords).languages
