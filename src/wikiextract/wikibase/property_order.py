"""The order in which a wiki shows properties: its page MediaWiki:Wikibase-SortedProperties."""

from __future__ import annotations

import re

_ITEM = re.compile(r"^\*[ \t]*(?:\[\[(?:[^\]|\n]*:)?)?(P[1-9][0-9]{0,9})\b", re.M | re.I)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)


def property_order(wikitext: str | None) -> dict[str, int]:
    """Return the place of each property that the page lists, counted from 0."""
    if not wikitext:
        return {}
    found = dict.fromkeys(name.upper() for name in _ITEM.findall(_COMMENT.sub("", wikitext)))
    return {name: place for place, name in enumerate(found)}
