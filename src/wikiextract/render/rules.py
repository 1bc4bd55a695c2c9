"""Horizontal rules: four or more hyphens at the beginning of a line."""

from __future__ import annotations

import re

_RULE = re.compile(r"^-----*", re.MULTILINE)


def apply_rules(text: str) -> str:
    """Return text with ``<hr />`` in place of hyphens."""
    return _RULE.sub("<hr />", text) if "----" in text else text
