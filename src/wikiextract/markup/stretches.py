"""Which tags in a line of wikitext begin and end a stretch of lines that are no paragraphs.

They are MediaWiki's own convention, and not HTML's.
"""

from __future__ import annotations

import re

_BLOCKS = "table|h1|h2|h3|h4|h5|h6|pre|p|ul|ol|dl"
_CELLS = "td|th"
_BEGINS = re.compile(
    rf"<(?:(?:{_BLOCKS})|/(?:{_CELLS})|/?(?:tr|caption|dt|dd|li))\b", re.IGNORECASE
)
_ENDS = re.compile(
    rf"<(?:/(?:{_BLOCKS})|(?:{_CELLS})|/?(?:center|blockquote|div|hr|mw:|aside|figure))\b",
    re.IGNORECASE,
)


def stretch_of(line: str) -> bool | None:
    """Return True if a line begins such a stretch, False if it ends one, None if it does neither.

    A line with tags of both kinds ends one. It is no part of a paragraph in either case.
    """
    if "<" not in line:
        return None
    if _ENDS.search(line) is not None:
        return False
    return True if _BEGINS.search(line) is not None else None
