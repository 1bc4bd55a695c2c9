"""No-break spaces where punctuation would otherwise break off its word, as in French."""

from __future__ import annotations

import re

_SPACE = re.compile(r" (?=[?:;!%»›](?!\w))|(?<=[«‹]) ")
_SPACE_OR_TAG = re.compile(r"<[^>]*>|" + _SPACE.pattern)


def apply_spaces(text: str) -> str:
    """Replace spaces before ``?:;!%»›`` and after ``«‹`` by no-break spaces."""
    if _SPACE.search(text) is None:
        return text
    return _SPACE_OR_TAG.sub(lambda match: "&#160;" if match[0] == " " else match[0], text)
