"""Class attributes as all readers and their XPaths take them: few names, with blanks between."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, cast

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

# Real elements have fewer than twenty.
_MOST = 60
_LONGEST = 1000
_OTHER_BLANKS = frozenset("\t\n\r")
_UNSETTLED = etree.XPath(
    f"descendant-or-self::*[@class][string-length(@class) > {_LONGEST} or "
    + " or ".join(f"contains(@class, '{blank}')" for blank in "\t\n\r")
    + "]"
)
_CLASSES = etree.XPath("descendant-or-self::*/@class", smart_strings=False)


def settle_classes(root: _Element) -> None:
    """Write class attributes that are long, or have other blanks than spaces, as all others are.

    Expressions that ask the elements around each link for their classes would take very long else.
    """
    if are_settled(written_classes(root)):
        return
    for element in cast("list[_Element]", _UNSETTLED(root)):
        element.set("class", " ".join((element.get("class") or "")[:_LONGEST].split()[:_MOST]))


def are_settled(written: Iterable[str]) -> bool:
    """Return False if one of the class attributes `written` in a tree is to be written anew."""
    return all(len(value) <= _LONGEST and _OTHER_BLANKS.isdisjoint(value) for value in written)


def has_class_with(written: Collection[str], parts: Iterable[str]) -> bool:
    """Return True if one of the class attributes `written` in a tree holds one of some texts."""
    together = "\n".join(written)
    return any(part in together for part in parts)


def written_classes(content: _Element) -> set[str]:
    """The class attributes of `content` and all in it, each once: pages have few different ones."""
    return set(cast("list[str]", _CLASSES(content)))
