"""Anchors: the ids of headings and elements, and the fragments of links to them."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias
from urllib.parse import quote_plus

FragmentMode: TypeAlias = Literal["html5", "legacy"]

_SPACE = re.compile(r"[\t\n\f\r ]")
_PERCENT_ESCAPE = re.compile(r"%(?=[0-9A-Fa-f]{2})")


def anchor_id(text: str, mode: FragmentMode = "html5") -> str:
    """Return the id that stands for a text (Manual:$wgFragmentMode), not escaped for HTML."""
    return legacy_id(text) if mode == "legacy" else _SPACE.sub("_", text)


def legacy_id(text: str) -> str:
    """Return the id that older MediaWiki versions gave: percent encoding with points."""
    encoded = quote_plus(text.replace(" ", "_"), safe="-_.:", errors="replace")
    return encoded.replace("~", "%7E").replace("%", ".")


def anchor_link(text: str, mode: FragmentMode = "html5") -> str:
    """Return the fragment of a link to an anchor, without ``#`` and not escaped for HTML."""
    if mode == "legacy":
        return legacy_id(text)
    # A percent sign that looks like an escape would be decoded by the browser.
    return _PERCENT_ESCAPE.sub("%25", _SPACE.sub("_", text))
