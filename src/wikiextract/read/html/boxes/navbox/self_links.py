"""On which pages a box might read otherwise than on most: those that it links to, in some places.

A link of a page to itself has no address, and readers ask for that here and there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from lxml import etree

from wikiextract.nodes import Navbox
from wikiextract.read.html.boxes.navbox.known import links_in
from wikiextract.read.html.tree.interface import MAX_BAR_LINKS, NO_BAR_TAGS, links_to_edit

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.values.links import LinkReader

# What may look otherwise around a link without an address: a line in bold, a linked picture.
_TELLING = etree.XPath(
    "descendant::a[ancestor::b or ancestor::strong or descendant::img or contains(@href, '#')]"
)
_ANCHORS = etree.XPath("descendant::a")


def counted_targets(element: _Element, links: LinkReader) -> dict[str, int]:
    """Return how often the page of each title is linked to in a box that was just made ready.

    With 0 for those of which it matters where the links stand.
    """
    found = Counter(_targets(cast("list[_Element]", _ANCHORS(element)), links))
    telling = [*cast("list[_Element]", _TELLING(element)), *_beside_edit_links(element)]
    return {**found, **dict.fromkeys(_targets(telling, links), 0)}


def unsure_targets(counted: Mapping[str, int], navbox: Navbox) -> frozenset[str]:
    """Return the titles of which not all links are links of the box; see `counted_targets`."""
    links = links_in(navbox)
    shown = Counter(link.target for link in links if link.kind == "internal")
    return frozenset(title for title, count in counted.items() if shown[title] != count)


def _targets(anchors: Iterable[_Element], links: LinkReader) -> Iterator[str]:
    for anchor in anchors:
        target = links.resolve(anchor)
        if target is not None and target.kind == "internal":
            yield target.target


def _beside_edit_links(element: _Element) -> Iterator[_Element]:
    """The links near those that edit: by their number and their pages a bar is told."""
    for link in links_to_edit(element):
        parent = link.getparent()
        while parent is not None and parent.tag not in NO_BAR_TAGS:
            anchors = cast("list[_Element]", _ANCHORS(parent))
            if len(anchors) > 3 * MAX_BAR_LINKS:
                break
            yield from anchors
            parent = parent.getparent()
