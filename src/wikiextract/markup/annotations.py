"""Links that state something of their page: ``[[Has capital::Berlin|text]]``.

https://www.semantic-mediawiki.org/wiki/Help:In-text_annotation
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wikiextract.diagnostics import shortened
from wikiextract.markup.stored_values import property_name

_SIGN = re.compile(r"::|:=")


class Annotation(NamedTuple):
    """The properties that a link states, and the value of all of them."""

    properties: tuple[str, ...]
    value: str


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
    *names, value = _SIGN.split(target)
    properties = tuple(map(property_name, names))
    if not all(properties) or not value.strip():
        return None
    return Annotation(properties, value.strip())
