"""Class attributes as all readers and their XPaths take them: few names, with blanks between."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

# Real elements have fewer than twenty.
_MOST = 60
_LONGEST = 1000
_UNSETTLED = etree.XPath(
    f"descendant-or-self::*[@class][string-length(@class) > {_LONGEST} or "
    + " or ".join(f"contains(@class, '{blank}')" for blank in "\t\n\r")
    + "]"
)


def settle_classes(root: _Element) -> None:
    """Write class attributes that are long, or have other blanks than spaces, as all others are.

    Expressions that ask the elements around each link for their classes would take very long else.
    """
    for element in cast("list[_Element]", _UNSETTLED(root)):
        element.set("class", " ".join((element.get("class") or "")[:_LONGEST].split()[:_MOST]))
