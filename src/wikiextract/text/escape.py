"""Text and addresses in CommonMark, so that they mean themselves.

https://spec.commonmark.org/0.31.2/#backslash-escapes
"""

from __future__ import annotations

import re
from urllib.parse import quote

_INLINE = re.compile(r"[\\`*_\[\]<>~|$]|&(?=#?\w+;)")
_LINE_START = re.compile(r"^([#+=-]|\d{1,9}(?=[.)]))", re.MULTILINE)
_SAFE_URL = "!#$%&'*+,-./:;=?@_~"
_SCHEMES = frozenset(
    {"http", "https", "ftp", "ftps", "mailto", "news", "irc", "ircs", "tel", "geo"}
)


def escaped(text: str) -> str:
    """Return a text in which no character is markup; its lines stay lines."""
    return _INLINE.sub(lambda found: f"\\{found[0]}", text)


def line_start_escaped(text: str) -> str:
    """Return an escaped text of which no line begins a heading, a list or the like."""
    text = "\n".join(line.strip() for line in text.split("\n"))
    return _LINE_START.sub(_escaped_start, text)


def _escaped_start(found: re.Match[str]) -> str:
    start = found[0]
    # Of a number the dot after it is what makes it an item.
    return f"{start}\\" if start.isdecimal() else f"\\{start}"


def address(url: str) -> str | None:
    """Return a URL as the destination of a link; None for one that no reader should follow."""
    url = "".join(character for character in url.strip() if character.isprintable())
    if url.startswith("//"):
        url = f"https:{url}"
    scheme, colon, _ = url.partition(":")
    if not colon or scheme.lower() not in _SCHEMES:
        return None
    return quote(url, safe=_SAFE_URL)


def title_address(base: str, title: str, anchor: str | None) -> str | None:
    """Return the address of a page of the wiki whose pages stand below `base`."""
    path = quote(title.replace(" ", "_"), safe="/:@!$*,;~")
    fragment = f"#{quote(anchor.replace(' ', '_'), safe='/:@!$*,;~')}" if anchor else ""
    return address(f"{base}{path}{fragment}")
