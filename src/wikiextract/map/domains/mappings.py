"""All mappings of a run: our own, and those that are given besides."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from msgspec.structs import replace

from wikiextract.map.domains.copies import CopiedMappings
from wikiextract.map.domains.index import MappingIndex
from wikiextract.map.domains.model import MappingSet
from wikiextract.map.domains.own import own_mappings

_MOST_WIKIS = 16
_SUFFIX = "wiki"
_COPIED_FROM = "en"
_EVERYWHERE = "*"
_ADDRESS = "https://en.wikipedia.org/wiki/"
"""The wiki from which others copy most templates, and where its pages are."""


class GivenMappings(Protocol):
    """Mappings of several wikis, each known by a code: that of its language, or of its name."""

    @property
    def wikis(self) -> Container[str]:
        """The codes of the wikis that have mappings."""
        ...

    def of(self, code: str) -> MappingSet:
        """Return the mappings of a wiki."""
        ...


class Mappings:
    """Mappings by wiki, made when a page of the wiki comes."""

    def __init__(
        self, given: GivenMappings | None = None, more: Sequence[Mapping[str, MappingSet]] = ()
    ) -> None:
        """`given` are mappings that hold besides our own.

        So are `more`, by language, the name of a wiki's database, or ``*`` for all.
        """
        self._given = given
        self._more = more
        self._by_wiki: dict[tuple[str | None, str | None], MappingIndex] = {}

    def of(self, language: str | None, wiki: str | None = None) -> MappingIndex:
        """Return the mappings for pages in a language, of a wiki (by its database's name)."""
        if self._given is None and not self._more:
            return _own_index(language)
        known = self._by_wiki.get((language, wiki))
        if known is None:
            if len(self._by_wiki) >= _MOST_WIKIS:
                self._by_wiki.clear()
            known = self._index(language, wiki)
            self._by_wiki[language, wiki] = known
        return known

    def _index(self, language: str | None, wiki: str | None) -> MappingIndex:
        codes = [code for code in dict.fromkeys((_EVERYWHERE, language, wiki)) if code]
        more = [one[code] for one in self._more for code in codes if code in one]
        if self._given is None:
            return MappingIndex((own_mappings(language), *more))
        mine, copies = _of_wiki(self._given, language, wiki)
        return MappingIndex((own_mappings(language), mine, *more), copies)


def _of_wiki(
    given: GivenMappings, language: str | None, wiki: str | None
) -> tuple[MappingSet, CopiedMappings | None]:
    code = (wiki or "").removesuffix(_SUFFIX).replace("_", "-")
    wikis = [one for one in (code, language) if one and one in given.wikis]
    mine = given.of(wikis[0]) if wikis else MappingSet()
    copies = None
    if _COPIED_FROM in given.wikis and _COPIED_FROM not in wikis[:1]:
        others = given.of(_COPIED_FROM)
        copies = CopiedMappings(others, mine, _ADDRESS)
        mine = replace(mine, superclasses={**others.superclasses, **mine.superclasses})
    return mine, copies


@lru_cache(maxsize=_MOST_WIKIS)
def _own_index(language: str | None) -> MappingIndex:
    return MappingIndex((own_mappings(language),))
