"""The numbers that are given once a page: those of anchors with one text, those of bare links."""

from __future__ import annotations

# Anchors are compared without the case of ASCII letters, only.
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


class Numbering:
    """Counts the anchors and the external links without a text of one page."""

    def __init__(self) -> None:
        self._anchors: set[str] = set()
        self._last: dict[str, int] = {}
        self._links = 0

    def anchor(self, wanted: str) -> str:
        """Return `wanted`, with ``_2``, ``_3``, … when there was one like it (case aside)."""
        key = wanted.translate(_LOWER)
        if key not in self._anchors:
            self._anchors.add(key)
            return wanted
        number = self._last.get(key, 1) + 1
        while f"{key}_{number}" in self._anchors:
            number += 1
        self._last[key] = number
        self._anchors.add(f"{key}_{number}")
        return f"{wanted}_{number}"

    def link(self) -> int:
        """Return the number of a further link without a text, counted from 1."""
        self._links += 1
        return self._links
