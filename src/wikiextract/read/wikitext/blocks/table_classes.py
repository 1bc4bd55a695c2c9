"""What a table's attributes say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wikiextract.read.wikitext.facts import facts

_FLOAT = re.compile(r"float\s*:\s*(?:right|left)", re.I)


def classes_name_box(attributes: Mapping[str, str]) -> bool:
    """Return True if a table's class says that it is an infobox."""
    classes = attributes.get("class", "").lower().split()
    return not facts().classes.infobox.isdisjoint(classes)


def stands_beside(attributes: Mapping[str, str]) -> bool:
    """Return True if a table is laid out to stand beside the text, or marked as a box."""
    classes = attributes.get("class", "").lower()
    if any(name in classes for name in facts().classes.box):
        return True
    if attributes.get("align", "").lower() in ("right", "left"):
        return True
    return _FLOAT.search(attributes.get("style", "")) is not None
