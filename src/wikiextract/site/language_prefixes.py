"""Prefixes that are a language's wherever nobody states which prefixes a wiki has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from wikiextract.data_files import DataFile, read_data
from wikiextract.language.data_files import autonyms
from wikiextract.site.model import Interwiki
from wikiextract.site.wikimedia import wikis


class _LanguagePrefixes(DataFile, frozen=True):
    prefixes: tuple[str, ...]


def likely_prefixes(own: str, *, case_sensitive: bool) -> Mapping[str, Interwiki]:
    """Return the prefixes of languages other than `own`, the wiki's; no addresses are known.

    None on wikis with `case_sensitive` titles, dictionaries mostly, in which they are words.
    """
    if case_sensitive:
        return {}
    return {prefix: wiki for prefix, wiki in _all().items() if prefix != own}


@cache
def _all() -> Mapping[str, Interwiki]:
    found = read_data("wikiextract.site", "language_prefixes", _LanguagePrefixes).prefixes
    codes = wikis().language_codes
    return {
        prefix: Interwiki(
            prefix=prefix,
            language=prefix,
            language_name=autonyms().get(codes.get(prefix, prefix), prefix),
        )
        for prefix in found
    }
