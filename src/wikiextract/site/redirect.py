"""Where a redirect page leads (https://www.mediawiki.org/wiki/Help:Redirects)."""

from __future__ import annotations

import re

_SPACE = r"[ \t\n\v\f\r]*"


def redirect_start(names: str) -> re.Pattern[str]:
    """Return a pattern for a redirect's text up to and with ``[[``.

    `names` is a regular expression for ``#REDIRECT`` in all its names.
    """
    return re.compile(rf"[ \t\n\r\0\x0b]*(?:{names}){_SPACE}(?::{_SPACE})?\[\[")


def redirect_link(wikitext: str, start: re.Pattern[str]) -> str | None:
    """Return the target of a redirect's link as it is written, ``None`` for another text."""
    match = start.match(wikitext)
    if match is None:
        return None
    end = wikitext.find("]]", match.end())
    link = wikitext[match.end() : end] if end >= 0 else "\n"
    if "\n" in link:
        return None
    return link.partition("|")[0]
