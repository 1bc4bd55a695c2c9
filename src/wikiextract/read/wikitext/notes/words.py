"""The data files of footnotes (``data/*.json``): facts about templates that make or cite notes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from wikiextract.data_files import DataFile, read_data


class NoteCalls(DataFile, frozen=True):
    """``note_calls.json``: the file's description explains each key."""

    name: frozenset[str]
    group: frozenset[str]
    content: frozenset[str]
    groups: Mapping[str, str]
    groups_by_language: Mapping[str, Mapping[str, str]]
    content_named: frozenset[str]
    page_second: frozenset[str]
    short_note_prefix: str
    beside_short_note: frozenset[str]

    def group_of(self, called: str, language: str) -> str | None:
        """Return the group of the notes of a template (its name in lower case) on a wiki."""
        return self.groups_by_language.get(language, {}).get(called) or self.groups.get(called)


class ShortStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The signs that a family of templates puts around the parts of a short citation.

    `page` stands before the pages instead of the language's words, where the family has it.
    """

    open: str = ""
    before_year: str | None = None
    after_year: str = ""
    page: str | None = None
    close: str = ""


class ShortLanguage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language sets short citations: between names, before years and pages."""

    last_name: str = " & "
    before_year: str = " "
    page: str = ", p. {}"
    pages: str = ", pp. {}"


class ShortCitations(DataFile, frozen=True):
    """``short_citations.json``: the file's description explains each key."""

    page: tuple[str, ...]
    pages: tuple[str, ...]
    place: tuple[str, ...]
    closing: tuple[str, ...]
    no_closing: frozenset[str]
    name: tuple[str, ...]
    year: tuple[str, ...]
    undated: frozenset[str]
    flags: frozenset[str]
    anchor_prefix: str
    styles: Mapping[str, ShortStyle]
    templates: Mapping[str, str]
    languages: Mapping[str, ShortLanguage]

    def style(self, called: str) -> ShortStyle:
        """Return the style of a template, by its name in lower case."""
        return self.styles[self.templates.get(called, "plain")]

    def language(self, code: str) -> ShortLanguage:
        """Return how a language sets short citations."""
        return self.languages.get(code) or ShortLanguage()


@cache
def note_call_words() -> NoteCalls:
    """Return what is known of templates that make, reuse or list notes."""
    return read_data("wikiextract.read.wikitext.notes", "note_calls", NoteCalls)


@cache
def short_citations() -> ShortCitations:
    """Return what is known of short citations."""
    return read_data("wikiextract.read.wikitext.notes", "short_citations", ShortCitations)
