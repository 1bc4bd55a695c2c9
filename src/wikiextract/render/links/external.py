"""Links to addresses in brackets: ``[https://example.org text]``.

https://www.mediawiki.org/wiki/Help:Links#External_links
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from wikiextract.language.digits import local_digits
from wikiextract.language.facts import load_language
from wikiextract.render.links.addresses import (
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

# The bracket, or a line break (or another control character), which a link does not go beyond.
_END = re.compile(r"[\]\x00-\x08\x0a-\x1f]")
_ANGLE = re.compile("&(?:lt|gt);")


@lru_cache(maxsize=64)
def _beginning(protocols: tuple[str, ...]) -> re.Pattern[str]:
    protocol = protocols_pattern(protocols, relative=True)
    return re.compile(rf"\[({protocol}{FIRST}{CHARACTER}*)[{SPACES}]*")


@lru_cache(maxsize=64)
def _looks_like_address(protocols: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(protocols_pattern(protocols, relative=False))


def apply_external_links(text: str, state: PageState) -> str:
    """Replace links in brackets by ``<a>`` elements."""
    if "[" not in text:
        return text
    out: list[str] = []
    done = end = 0
    for match in _beginning(state.site.url_protocols).finditer(text):
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
            out.append(_link(match[1], text[start:end], state))
            done = end + 1
    out.append(text[done:])
    return "".join(out)


def _link(address: str, text: str, state: PageState) -> str:
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
        number = local_digits(str(state.autonumber), load_language(state.site.language))
        text = f"[{number}]"
        kind = "autonumber"
    elif state.conversion is not None and _looks_like_address(state.site.url_protocols).match(text):
        text = state.conversion.protect(text)
    return external_link(clean_address(address), text, kind, state)
