"""What a reader sees of an element of MediaWiki's HTML: written without a look at our readers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

_UNSEEN_TAGS = {"style", "script", "link", "meta", "template", "noscript", "annotation"}
_INTERFACE = {
    "navbar",
    "mw-editsection",
    "mw-collapsible-toggle",
    "reference",
    "mw-ref",
    "navbox-navlinks",
    "sortkey",
    "mw-cite-backlink",
    "mw-empty-elt",
    "shortdescription",
}
_WORD = re.compile(r"\w+")


def classes(element: Any) -> set[str]:
    return set((element.get("class") or "").split())


def hidden(element: Any) -> bool:
    """Whether a browser shows nothing of the element, or it is part of the interface."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN_TAGS:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    if "display:none" in style:
        return True
    return bool(classes(element) & _INTERFACE)


def text_nodes(element: Any) -> Iterator[str]:
    """The visible texts within an element, in order."""
    if hidden(element):
        return
    if element.tag == "math":
        yield element.get("alttext") or ""
        return
    if element.text:
        yield element.text
    for child in element:
        yield from text_nodes(child)
        if child.tail:
            yield child.tail


def words(texts: Iterator[str] | list[str]) -> Counter[str]:
    """How often each word (letters and digits) stands in texts that are not joined."""
    return Counter(word for text in texts for word in _WORD.findall(text))


def letters(texts: Iterator[str] | list[str]) -> Counter[str]:
    """How often each letter or digit stands in the texts: independent of where they are joined."""
    return Counter(c for text in texts for c in text if c.isalnum())
