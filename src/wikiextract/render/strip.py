"""Strip markers: places in the text for finished HTML that no pass may touch.

The expansion made them (`expand.markers`); what each stands for as HTML is stated here. HTML of the
kind "general" comes back before the block pass, which looks at its tags; "nowiki" comes back at the
end.
"""

from __future__ import annotations

import re

from wikiextract.expand.markers import DELIMITER, MARKER, PREFIX, SUFFIX

# As in MediaWiki: how deep markers may hold markers, and how much they may add to a page.
_MAX_DEPTH, _MAX_CHARACTERS = 20, 5_000_000


class StripTable:
    """The HTML that the strip markers of one page stand for."""

    def __init__(self) -> None:
        self._general: dict[str, str] = {}
        self._nowiki: dict[str, str] = {}
        self._begun: set[str] = set()
        self._number = 0
        self._characters = 0
        self.limited = False

    def set_general(self, marker: str, html: str) -> None:
        """State what a marker of the kind "general" stands for."""
        self._general[marker] = html

    def set_nowiki(self, marker: str, html: str) -> None:
        """State what a marker of the kind "nowiki" stands for."""
        self._nowiki[marker] = html

    def add_general(self, html: str, name: str = "item") -> str:
        """Return a new marker for some HTML."""
        marker = self._new(name)
        self._general[marker] = html
        return marker

    def add_nowiki(self, html: str, name: str = "item") -> str:
        """Return a new marker for HTML that comes back at the end."""
        marker = self._new(name)
        self._nowiki[marker] = html
        return marker

    def _new(self, name: str) -> str:
        self._number += 1
        return f"{PREFIX}-{name}-R{self._number:07X}{SUFFIX}"

    def begin(self, marker: str) -> None:
        """Note that it will be stated what a marker stands for; until then it is nothing."""
        self._begun.add(marker)

    def knows(self, marker: str) -> bool:
        """Return True if it was or will be stated what a marker stands for."""
        return marker in self._begun or marker in self._general or marker in self._nowiki

    def unstrip_general(self, text: str) -> str:
        """Return the text with the HTML of the kind "general" put back."""
        return self._unstrip(text, (self._general,))

    def unstrip_nowiki(self, text: str) -> str:
        """Return the text with the HTML of the kind "nowiki" put back."""
        return self._unstrip(text, (self._nowiki,))

    def unstrip_both(self, text: str) -> str:
        """Return the text with all HTML put back."""
        return self._unstrip(text, (self._general, self._nowiki))

    def _unstrip(self, text: str, tables: tuple[dict[str, str], ...], depth: int = 0) -> str:
        if DELIMITER not in text:
            return text

        def content(match: re.Match[str]) -> str:
            for table in tables:
                html = table.get(match[0])
                if html is not None:
                    return self._counted(html, tables, depth)
            return match[0]

        return MARKER.sub(content, text)

    def _counted(self, html: str, tables: tuple[dict[str, str], ...], depth: int) -> str:
        self._characters += len(html)
        if depth >= _MAX_DEPTH or self._characters > _MAX_CHARACTERS:
            self.limited = True
            return ""
        return self._unstrip(html, tables, depth + 1)
