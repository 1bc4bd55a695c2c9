"""Facts about Wikimedia's wikis beyond their languages, from the bundled data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias, TypeVar

import msgspec

from wikiextract.data_files import DataFile, read_data

_T = TypeVar("_T", bound=DataFile)

WordKind: TypeAlias = Literal["variable", "function", "unhashed_function", "switch", "image_option"]


class Project(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family of wikis, one a language; `prefixes` lead to it from other projects."""

    name: str
    domain: str
    prefixes: tuple[str, ...]
    alias: str
    case: Literal["first-letter", "case-sensitive"] = "first-letter"


class SingleWiki(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wiki that is the only one of its kind. `name` is its project namespace."""

    name: str
    sitename: str
    url: str
    language: str


class Wikis(DataFile, frozen=True):
    """Which wikis there are.

    `languages` are codes as they stand in addresses and links; `language_codes` gives MediaWiki's
    code where it differs, `more_languages` are bundled besides, `dbname_languages` gives the code
    where it differs in database names.
    `project_names` is by project, then language; `time_zones` are those of a language's wikis where
    they are surely another than UTC.
    """

    languages: tuple[str, ...]
    language_codes: Mapping[str, str]
    more_languages: tuple[str, ...]
    dbname_languages: Mapping[str, str]
    extra_language_prefixes: Mapping[str, str]
    time_zones: Mapping[str, str]
    projects: Mapping[str, Project]
    single: Mapping[str, SingleWiki]
    project_names: Mapping[str, Mapping[str, str]]


class WikiNamespaces(DataFile, frozen=True):
    """Namespaces that wikis have beyond their language's, by dbname.

    `everywhere` are those of every wiki. `subpages["default"]` is for all wikis; `main_subpages`
    are the projects whose articles have subpages.
    """

    names: Mapping[str, Mapping[int, str]]
    aliases: Mapping[str, Mapping[str, int]]
    subpages: Mapping[str, frozenset[int]]
    no_subpages: Mapping[str, frozenset[int]]
    main_subpages: frozenset[str]
    everywhere: Mapping[int, str]
    content: Mapping[str, frozenset[int]]


class ExtensionWords(DataFile, frozen=True):
    """Magic words of extensions: `words` (kind, case-sensitive, names) by id."""

    words: Mapping[str, tuple[WordKind, bool, tuple[str, ...]]]
    local: Mapping[str, Mapping[str, tuple[str, ...]]]


class FirstLetters(DataFile, frozen=True):
    """Letters that Wikimedia's titles capitalise otherwise than Unicode does."""

    unchanged: str
    capitals: Mapping[str, str]

    def as_mapping(self) -> dict[str, str]:
        """Return the capital of each such letter."""
        return {**{letter: letter for letter in self.unchanged}, **self.capitals}


class _Interwiki(DataFile, frozen=True):
    addresses: Mapping[str, str]


@cache
def wikis() -> Wikis:
    """Return the list of wikis."""
    return _read("wikis", Wikis)


@cache
def wiki_namespaces() -> WikiNamespaces:
    """Return extra namespaces."""
    return _read("namespaces", WikiNamespaces)


@cache
def extension_words() -> ExtensionWords:
    """Return words of extensions."""
    return _read("words", ExtensionWords)


@cache
def interwiki_addresses() -> Mapping[str, str]:
    """Return addresses (with ``$1``) by prefix, for prefixes that mean the same on every wiki."""
    return _read("interwiki", _Interwiki).addresses


@cache
def first_letters() -> Mapping[str, str]:
    """Return capitals of the letters that Wikimedia treats otherwise than Unicode."""
    return _read("first_letters", FirstLetters).as_mapping()


def _read(name: str, kind: type[_T]) -> _T:
    return read_data("wikiextract.site", f"wikimedia/{name}", kind)
