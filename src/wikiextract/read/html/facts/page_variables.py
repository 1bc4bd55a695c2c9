"""The variables that a saved page's own script sets (``wgTitle``, ``wgDBname``, …).

See https://www.mediawiki.org/wiki/Manual:Interface/JavaScript#mw.config. They stand as JSON in
``RLCONF={…}`` or ``mw.config.set({…})``; nothing is run.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST = 2_000_000


def page_variable(root: _Element, name: str) -> object:
    """The value of variable `name` as the page sets it; None when it does not."""
    start = re.compile(rf'"{re.escape(name)}"\s*:\s*')
    for script in root.iter("script"):
        text = script.text
        if not text or len(text) > _LONGEST or f'"{name}"' not in text:
            continue
        match = start.search(text)
        if match is None:
            continue
        try:
            value: object = json.JSONDecoder().raw_decode(text, match.end())[0]
        except (ValueError, RecursionError):
            continue
        return value
    return None
