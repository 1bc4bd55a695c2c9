"""No-break spaces where punctuation would otherwise break off its word, as in French."""

from __future__ import annotations

import re

_SPACE = re.compile(r" (?=[?:;!%»›](?!\w))|(?<=[«‹]) ")


def apply_spaces(text: str) -> str:
    """Replace spaces before ``?:;!%»›`` and after ``«‹`` by no-break spaces."""
    return _SPACE.sub("&#160;", text)
