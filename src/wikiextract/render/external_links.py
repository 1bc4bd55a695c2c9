"""Links to addresses in brackets: ``[https://example.org text]``.

https://www.mediawiki.org/wiki/Help:Links#External_links
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from wikiextract.render.addresses import (
    CHARACTER,
    FIRST,
    SPACES,
    clean_address,
    external_image,
    external_link,
    protocols_pattern,
)

if TYPE_CHECKING:
    from wikiextract.render.state import PageState

_ANGLE = re.compile("&(?:lt|gt);")


@lru_cache(maxsize=64)
def _pattern(protocols: tuple[str, ...]) -> re.Pattern[str]:
    protocol = protocols_pattern(protocols, relative=True)
    return re.compile(rf"\[({protocol}{FIRST}{CHARACTER}*)[{SPACES}]*([^\]\x00-\x08\x0a-\x1f]*)\]")


@lru_cache(maxsize=64)
def _looks_like_address(protocols: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(protocols_pattern(protocols, relative=False))


def apply_external_links(text: str, state: PageState) -> str:
    """Replace links in brackets by ``<a>`` elements."""
    if "[" not in text:
        return text
    pattern = _pattern(state.site.url_protocols)
    return pattern.sub(lambda match: _link(match, state), text)


def _link(match: re.Match[str], state: PageState) -> str:
    address, text = match.groups()
    angle = _ANGLE.search(address)
    if angle is not None:
        # Angle brackets end an address.
        text = address[angle.start() :] + " " + text
        address = address[: angle.start()]
    image = external_image(text, state)
    kind = "text"
    if image is not None:
        text = image
    elif not text:
        state.autonumber += 1
        text = f"[{state.autonumber}]"
        kind = "autonumber"
    elif state.conversion is not None and _looks_like_address(state.site.url_protocols).match(text):
        text = state.conversion.protect(text)
    return external_link(clean_address(address), text, kind, state)
