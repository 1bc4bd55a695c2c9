"""External links in brackets: ``[https://example.org text]``.

https://www.mediawiki.org/wiki/Help:Links#External_links
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from wikiextract.language.digits import local_digits
from wikiextract.language.facts import load_language
from wikiextract.render.links.urls import (
    CHARACTER,
    FIRST,
    SPACES,
    clean_url,
    external_image,
    external_link,
    protocols_pattern,
)

if TYPE_CHECKING:
    from wikiextract.render.roles import TextPage

# The bracket, or a line break (or another control character), which a link does not go beyond.
_END = re.compile(r"[\]\x00-\x08\x0a-\x1f]")
_ANGLE = re.compile("&(?:lt|gt);")


@lru_cache(maxsize=64)
def _beginning(protocols: tuple[str, ...]) -> re.Pattern[str]:
    protocol = protocols_pattern(protocols, relative=True)
    return re.compile(rf"\[({protocol}{FIRST}{CHARACTER}*)[{SPACES}]*")


@lru_cache(maxsize=64)
def _looks_like_url(protocols: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(protocols_pattern(protocols, relative=False))


def apply_external_links(text: str, page: TextPage) -> str:
    """Return half-parsed text with ``<a>`` elements in place of links in brackets."""
    if "[" not in text:
        return text
    out: list[str] = []
    done = end = 0
    for match in _beginning(page.site.url_protocols).finditer(text):
        start = match.end()
        if match.start() < done:
            continue
        if end < start:
            # What ends a link's text is looked for once, however many links begin before it.
            found = _END.search(text, start)
            end = found.start() if found is not None else len(text)
        if end == len(text):
            break
        if text[end] == "]":
            out.append(text[done : match.start()])
            out.append(_link(match[1], text[start:end], page))
            done = end + 1
    out.append(text[done:])
    return "".join(out)


def _link(url: str, text: str, page: TextPage) -> str:
    angle = _ANGLE.search(url)
    if angle is not None:
        # Angle brackets end a URL.
        text = url[angle.start() :] + " " + text
        url = url[: angle.start()]
    image = external_image(text, page.options)
    kind = "text"
    if image is not None:
        text = image
    elif not text:
        number = local_digits(str(page.numbering.link()), load_language(page.site.language))
        text = f"[{number}]"
        kind = "autonumber"
    elif page.conversion is not None and _looks_like_url(page.site.url_protocols).match(text):
        text = page.conversion.protect(text)
    return external_link(clean_url(url), text, kind, page)
