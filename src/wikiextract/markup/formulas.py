"""Formulas as MediaWiki shows them where nothing draws them: their TeX source between signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from wikiextract.markup.tags import tag_named

FALLBACK: Final = "mwe-math-fallback-source-"
"""Beginning of the class of such an element; "inline" or "display" follows."""

_SHOWN = re.compile(r"\s*\$ (.*) \$\s*", re.DOTALL)


def tex_of(name: str, content: str, attributes: Mapping[str, str]) -> str:
    """Return the TeX source of ``<math>``, ``<ce>`` or ``<chem>``; "" when it is empty."""
    source = content.strip()
    if source and (tag_named(name).kind == "chemistry" or "chem" in attributes):
        return rf"\ce {{{source}}}"
    return source


def shown_tex(source: str) -> str:
    """Return the text that stands for a formula."""
    return f"$ {source} $"


def tex_shown(text: str) -> str:
    """Return the formula that a text stands for."""
    match = _SHOWN.fullmatch(text)
    return match[1] if match is not None else text
