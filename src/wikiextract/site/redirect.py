"""Where a redirect page leads (https://www.mediawiki.org/wiki/Help:Redirects)."""

from __future__ import annotations

import re
from urllib.parse import unquote

_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")


def redirect_pattern(names: str) -> re.Pattern[str]:
    """A pattern for the start of a redirect's text; group ``target`` holds the link's target.

    `names` is a regular expression for ``#REDIRECT`` in all its names.
    """
    return re.compile(
        rf"[ \t\n\r\0\x0b]*(?:{names})\s*(?::\s*)?"
        r"\[\[(?P<target>[^\]\n]*?)(?:\|[^\]\n]*)?\]\]"
    )


def link_text(target: str) -> str:
    """A link's target with its percent escapes decoded, as a redirect is read."""
    target = target.strip()
    if _ESCAPE.search(target):
        target = unquote(target, errors="replace")
    return target
