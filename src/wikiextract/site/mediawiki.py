"""Facts that hold for every MediaWiki, whatever its language, from the bundled data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from wikiextract.data_files import DataFile, read_data
from wikiextract.site.model import MagicWord


class MediaWikiFacts(DataFile, frozen=True):
    """Which ids are of which kind, protocols of URLs, English namespace names."""

    variables: frozenset[str]
    functions: frozenset[str]
    unhashed_functions: frozenset[str]
    switches: frozenset[str]
    image_options: frozenset[str]
    url_protocols: tuple[str, ...]
    canonical_namespaces: Mapping[int, str]
    subpages: frozenset[int]


@cache
def mediawiki_facts() -> MediaWikiFacts:
    """Return the bundled facts."""
    return read_data("wikiextract.site", "mediawiki", MediaWikiFacts)


def make_magic_words(
    words: Iterable[tuple[str, tuple[bool, tuple[str, ...]]]],
) -> dict[str, MagicWord]:
    """Return magic words by id from (id, (case-sensitive, names))."""
    return {
        identity: MagicWord(id=identity, names=names, case_sensitive=case_sensitive)
        for identity, (case_sensitive, names) in words
    }
