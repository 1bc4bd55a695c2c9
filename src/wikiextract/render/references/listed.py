"""Footnotes that ``{{#tag:references|…}}`` got as its content.

They were expanded before the list, as arguments are, but they belong into it and make no marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wikiextract.expand.markers import MARKER

if TYPE_CHECKING:
    from wikiextract.expand.markers import StripMarker

_FOOTNOTE_TAGS = frozenset({"ref", "references"})


def listed_markers(markers: Mapping[str, StripMarker]) -> frozenset[str]:
    """Return the markers of footnotes that stand in the content of a list."""
    found: set[str] = set()
    for marker in markers.values():
        if marker.name == "references" and marker.content and "\x7f" in marker.content:
            for text in MARKER.findall(marker.content):
                inner = markers.get(text)
                if inner is not None and inner.name in _FOOTNOTE_TAGS:
                    found.add(text)
    return frozenset(found)
