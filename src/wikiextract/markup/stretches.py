"""Which tags in a line of wikitext begin and end a stretch of lines that are no paragraphs.

They are MediaWiki's own convention, and not HTML's.
"""

from __future__ import annotations

import re

from wikiextract.late_pattern import late_pattern

# With as few alternatives as may be: each is tried for each tag of a page.
_BLOCKS = "table|h[1-6]|p(?:re)?|[dou]l"
_CELLS = "t[dh]"
_PARTS = "tr|li|d[dt]|caption"
_BOXES = "center|blockquote|div|hr|mw:|aside|figure"
_BEGINS = rf"{_BLOCKS}|{_PARTS}|/(?:{_CELLS}|{_PARTS})"
_ENDS = rf"{_CELLS}|{_BOXES}|/(?:{_BLOCKS}|{_BOXES})"
_EITHER = late_pattern(rf"<(?:(?:{_BEGINS})|({_ENDS}))\b", re.IGNORECASE)
_END = late_pattern(rf"<(?:{_ENDS})\b", re.IGNORECASE)


def stretch_of(line: str) -> bool | None:
    """Return True if a line begins such a stretch, False if it ends one, None if it does neither.

    A line with tags of both kinds ends one. It is no part of a paragraph in either case.
    """
    if "<" not in line:
        return None
    first = _EITHER.search(line)
    if first is None:
        return None
    return first[1] is None and _END.search(line, first.end()) is None
