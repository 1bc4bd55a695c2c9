r"""Strip markers: what stands in wikitext for something that must not be looked into.

A marker reads ``\x7f'"`UNIQ--ref-00000001-QINU`"'\x7f``, as in MediaWiki, since modules and string
functions of wikis know that form. DEL cannot come from a page: it is replaced on reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from wikiextract.expand.frame import Frame

DELIMITER = "\x7f"
"""Begins and ends what stands for something else in the text; no page has this character."""

PREFIX = f"{DELIMITER}'\"`UNIQ-"
SUFFIX = f"-QINU`\"'{DELIMITER}"
MARKER = re.compile(re.escape(PREFIX) + f"[^{DELIMITER}<>&'\"]+" + re.escape(SUFFIX))

MarkerKind = Literal["extension", "nowiki", "html"]


class StripMarker(msgspec.Struct, frozen=True, eq=False):
    """What a marker stands for.

    `kind` is "nowiki" for ``<nowiki>`` (text that is not markup), "html" for HTML that a parser
    function gave (in `content`), otherwise "extension": the tag `name` (in lower case) with its
    `attributes` as written (a leading blank included) and its `content`, None for a self-closing
    tag. `opening` and `closing` are the tag's beginning and its closing tag as written. `frame` is
    where the tag stood: content that is wikitext may be expanded in it. `start` and `end` are the
    tag's offsets in the page's wikitext when it stands there; -1 otherwise.
    """

    kind: MarkerKind
    name: str
    attributes: str
    content: str | None
    opening: str
    closing: str
    frame: Frame | None = None
    start: int = -1
    end: int = -1

    @property
    def source(self) -> str:
        """The tag as wikitext (for kind "html" the HTML itself)."""
        if self.kind == "html":
            return self.content or ""
        if self.content is None:
            return f"{self.opening}{self.attributes}/>"
        return f"{self.opening}{self.attributes}>{self.content}{self.closing}"


class MarkerTable:
    """The strip markers of one page. Not shared between pages."""

    def __init__(self) -> None:
        self.markers: dict[str, StripMarker] = {}

    def add(self, marker: StripMarker) -> str:
        """Keeps `marker`; gives the text that stands for it."""
        key = f"{PREFIX}-{marker.name}-{len(self.markers):08X}{SUFFIX}"
        self.markers[key] = marker
        return key

    def forget_from(self, count: int) -> None:
        """Forget all markers but the first `count`."""
        for key in list(self.markers)[count:]:
            del self.markers[key]

    def replace(self, text: str, replacement: Callable[[StripMarker], str | None]) -> str:
        """Replaces markers in `text`; those for which `replacement` gives None stay.

        Texts put in are searched too (a ``<ref>`` may hold a marker), to a bounded depth.
        """
        if PREFIX not in text:
            return text
        markers = self.markers
        size = len(text)

        def put_back(match: re.Match[str]) -> str:
            nonlocal size
            marker = markers.get(match[0])
            found = None if marker is None else replacement(marker)
            if found is None:
                return match[0]
            size += len(found)
            if size <= _MOST_CHARACTERS:
                return found
            error = f"Unstrip size limit exceeded ({_MOST_CHARACTERS:,})"
            return f'<span class="error">{error}</span>'

        for _ in range(_NESTING):
            replaced = MARKER.sub(put_back, text)
            if replaced == text or PREFIX not in replaced:
                return replaced
            text = replaced
        error = f"Unstrip depth limit exceeded ({_NESTING})"
        return MARKER.sub(f'<span class="error">{error}</span>', text)


def nowiki_html(content: str) -> str:
    """The HTML that the content of ``<nowiki>`` stands for.

    Only character references mean something in it; variant markup does not.
    """
    text = content.replace("-{", "-&#123;").replace("}-", "&#125;-")
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def remove_markers(text: str) -> str:
    """`text` without strip markers."""
    return MARKER.sub("", text) if PREFIX in text else text


_MOST_CHARACTERS = 5_000_000
_NESTING = 20
"""How deep markers stand in the contents of markers (MediaWiki's limit for unstripping)."""
