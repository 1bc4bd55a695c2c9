"""Links that state something of their page: ``[[Has capital::Berlin|text]]``.

https://www.semantic-mediawiki.org/wiki/Help:In-text_annotation
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from wikiextract.diagnostics import shortened
from wikiextract.markup.stored_values import property_name

ASSIGNING: Final = re.compile(r"::|:=")
"""The signs between a property and its value."""

_SWITCH = "SMW"
_SWITCHES = {"on": True, "off": False}
_PROPERTY_ITSELF = "@@@"


class Annotation(NamedTuple):
    """The property that a link states, and its value; it states nothing without one.

    `shown` is what it shows where it has no text of its own. `switch`: from it on, links state
    something (True) or nothing (False).
    """

    property: str
    value: str
    shown: str
    switch: bool | None = None


def told_link(target: str) -> str:
    """Return what is said of a link of which nobody knows whether it states something."""
    return (
        f"[[{shortened(target.strip())}]] is taken for a link: it states something of the page if"
        " its wiki has Semantic MediaWiki, which nobody says"
    )


def read_annotation(target: str) -> Annotation | None:
    """Return what the target of a link states; None for that of an ordinary link."""
    if "::" not in target and ":=" not in target:
        return None
    if target.lstrip().startswith(":"):
        return None
    name, value = ASSIGNING.split(target, maxsplit=1)
    name, value = property_name(name), value.strip()
    if not name:
        return None
    if name.upper() == _SWITCH and value in _SWITCHES:
        return Annotation(name, "", "", _SWITCHES[value])
    if value.startswith(_PROPERTY_ITSELF):
        return Annotation(name, "", name)
    return Annotation(name, value, value)
