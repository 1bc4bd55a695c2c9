"""Character entities that only MediaWiki knows (``data/entities.json``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from wikiextract.data_files import DataFile, read_data


class _Entities(DataFile, frozen=True):
    names: Mapping[str, str]


@cache
def own_entities() -> Mapping[str, str]:
    """Return characters by the names, in Hebrew and Arabic, that entities have besides HTML's."""
    return read_data("wikiextract.site", "entities", _Entities).names
