"""What is known of Wikimedia's wikis beyond their languages, from the bundled data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

import msgspec

WordKind: TypeAlias = Literal["variable", "function", "unhashed_function", "switch", "image_option"]


class Project(msgspec.Struct, frozen=True):
    """A family of wikis, one a language; `prefixes` lead to it from other projects."""

    name: str
    domain: str
    prefixes: tuple[str, ...]
    alias: str
    case: Literal["first-letter", "case-sensitive"] = "first-letter"


class SingleWiki(msgspec.Struct, frozen=True):
    """A wiki that is the only one of its kind. `name` is its project namespace."""

    name: str
    sitename: str
    url: str
    language: str


class Wikis(msgspec.Struct, frozen=True):
    """Which wikis there are.

    `languages` are codes as they stand in addresses and links; `language_codes` gives MediaWiki's
    code where it differs, `dbname_languages` the code where it differs in database names.
    `project_names` is by project, then language; `time_zones` are those of a language's wikis where
    they are surely another than UTC.
    """

    languages: tuple[str, ...]
    language_codes: Mapping[str, str]
    dbname_languages: Mapping[str, str]
    extra_language_prefixes: Mapping[str, str]
    time_zones: Mapping[str, str]
    projects: Mapping[str, Project]
    single: Mapping[str, SingleWiki]
    project_names: Mapping[str, Mapping[str, str]]


class WikiNamespaces(msgspec.Struct, frozen=True):
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


class ExtensionWords(msgspec.Struct, frozen=True):
    """Magic words and tags of extensions: `words` (kind, case-sensitive, names) by id."""

    words: Mapping[str, tuple[WordKind, bool, tuple[str, ...]]]
    local: Mapping[str, Mapping[str, tuple[str, ...]]]
    tags: frozenset[str]
    tags_of: Mapping[str, frozenset[str]]


class FirstLetters(msgspec.Struct, frozen=True):
    """Letters that Wikimedia's titles capitalise otherwise than Unicode does."""

    unchanged: str
    capitals: Mapping[str, str]

    def as_mapping(self) -> dict[str, str]:
        """The capital of each such letter."""
        return {**{letter: letter for letter in self.unchanged}, **self.capitals}


@cache
def wikis() -> Wikis:
    """The list of wikis."""
    return msgspec.json.decode(_read("wikis.json"), type=Wikis)


@cache
def wiki_namespaces() -> WikiNamespaces:
    """Extra namespaces."""
    return msgspec.json.decode(_read("namespaces.json"), type=WikiNamespaces, strict=False)


@cache
def extension_words() -> ExtensionWords:
    """Words and tags of extensions."""
    return msgspec.json.decode(_read("words.json"), type=ExtensionWords)


@cache
def interwiki_addresses() -> Mapping[str, str]:
    """Addresses (with ``$1``) by prefix, for prefixes that mean the same on every wiki."""
    return msgspec.json.decode(_read("interwiki.json"), type=dict[str, str])


@cache
def first_letters() -> Mapping[str, str]:
    """Capitals of the letters that Wikimedia treats otherwise than Unicode."""
    return msgspec.json.decode(_read("first_letters.json"), type=FirstLetters).as_mapping()


def _read(name: str) -> bytes:
    return (files("wikiextract.site") / "data" / "wikimedia" / name).read_bytes()
