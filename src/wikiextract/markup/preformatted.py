"""The text that ``<pre>`` shows (https://www.mediawiki.org/wiki/Help:Formatting)."""

from __future__ import annotations

import re

_NOWIKI = re.compile(r"<nowiki>(.*?)</nowiki>", re.IGNORECASE | re.DOTALL)
_NOWIKI_END = re.compile("</nowiki>", re.IGNORECASE)


def without_nowiki(text: str) -> str:
    """Return the text without the tags of each ``<nowiki>`` in it, which do not show."""
    ends = [match.end() for match in _NOWIKI_END.finditer(text)]
    if not ends:
        return text
    # Only as far as each beginning has an end, which is then found near it.
    return _NOWIKI.sub(r"\1", text[: ends[-1]]) + text[ends[-1] :]
