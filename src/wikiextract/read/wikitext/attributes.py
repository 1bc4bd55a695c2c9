"""Attributes of tags and tables: ``name="value"``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wikiextract.kept import kept
from wikiextract.nodes import Span
from wikiextract.site.parse_title import decode_entities

_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=\x00-\x1f]+)(?:\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"'<>=|]+)))?"""
)


def read_attributes(text: str) -> Mapping[str, str]:
    """The attributes with their names in lower case; one without a value has the value ""."""
    return {} if not text or text.isspace() else _read(text)


@kept(4096)  # notes are named again, and the cells of a table are of a few kinds
def _read(text: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[2] if match[2] is not None else match[3]
        found[match[1].lower()] = decode_entities((value or match[4] or "").strip())
    return found


def attribute_range(text: str, name: str) -> Span | None:
    """Return the range of the value of an attribute (the last of that name), None without one."""
    found: Span | None = None
    for match in _ATTRIBUTE.finditer(text):
        if match[1].lower() == name:
            spans = (match.span(group) for group in (2, 3, 4))
            found = next((span for span in spans if span[0] >= 0), None)
    return found
