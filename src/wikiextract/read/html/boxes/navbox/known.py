"""A navbox that was read on a page of its own, for the pages that show it again.

Nothing of it depends on the page but for the page's link to itself, which has no address. Where
more than the link's node could come of that, the box is not known for that page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec
from lxml import etree
from msgspec.structs import replace

from wikiextract.nodes import Link, Navbox
from wikiextract.read.html.tree.interface import EDIT_LINKS, MAX_BAR_LINKS, NO_BAR_TAGS

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.values.links import LinkReader

_Node = TypeVar("_Node", bound=msgspec.Struct)
# What may look otherwise around a link without an address: a line in bold, a linked picture.
_TELLING = etree.XPath(
    "descendant::a[ancestor::b or ancestor::strong or descendant::img or contains(@href, '#')]"
)
_ANCHORS = etree.XPath("descendant::a")


@dataclass(frozen=True)
class KnownNavbox:
    """A navbox as it reads on a page that it has no link to.

    `tag` and `classes` are those of its element, `bar_name` is the template that its bar names.
    `linked` are the titles of all pages that it links to, as rendering counts them, `unsure` those
    on which it might read otherwise.
    """

    tag: str
    classes: str
    bar_name: str | None
    navbox: Navbox
    linked: frozenset[str]
    unsure: frozenset[str]

    @cached_property
    def _targets(self) -> frozenset[str]:
        return frozenset(link.target for link in _links(self.navbox))

    def is_of_page(self, title: str) -> bool:
        """Return True if it is known how the box reads on the page of that title."""
        return title not in self.linked or (title in self._targets and title not in self.unsure)

    def on_page(self, title: str) -> Navbox:
        """Return the box as it reads on a page for which `is_of_page` holds."""
        return _with_self_link(self.navbox, title) if title in self.linked else self.navbox


def counted_targets(element: _Element, links: LinkReader) -> dict[str, int]:
    """Return how often the page of each title is linked to in a box that was just made ready.

    With 0 for those of which it matters where the links stand.
    """
    found = Counter(_targets(cast("list[_Element]", _ANCHORS(element)), links))
    telling = [*cast("list[_Element]", _TELLING(element)), *_beside_edit_links(element)]
    return {**found, **dict.fromkeys(_targets(telling, links), 0)}


def unsure_targets(counted: Mapping[str, int], navbox: Navbox) -> frozenset[str]:
    """Return the titles of which not all links are links of the box; see `counted_targets`."""
    shown = Counter(link.target for link in _links(navbox))
    return frozenset(title for title, count in counted.items() if shown[title] != count)


def _targets(anchors: Iterable[_Element], links: LinkReader) -> Iterator[str]:
    for anchor in anchors:
        target = links.resolve(anchor)
        if target is not None and target.kind != "external":
            yield target.target


def _beside_edit_links(element: _Element) -> Iterator[_Element]:
    """The links near those that edit: by their number and their pages a bar is told."""
    for link in cast("list[_Element]", EDIT_LINKS(element)):
        parent = link.getparent()
        while parent is not None and parent.tag not in NO_BAR_TAGS:
            anchors = cast("list[_Element]", _ANCHORS(parent))
            if len(anchors) > 3 * MAX_BAR_LINKS:
                break
            yield from anchors
            parent = parent.getparent()


def _links(node: object) -> Iterator[Link]:
    """The links in a node, however deep."""
    if isinstance(node, Link):
        yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from _links(one)
    elif isinstance(node, msgspec.Struct):
        for name in node.__struct_fields__:
            yield from _links(getattr(node, name))


def _with_self_link(node: _Node, title: str) -> _Node:
    """Return a node with its links to a page as they are on that page itself."""
    if isinstance(node, Link):
        if node.target != title:
            return node
        return cast("_Node", Link(text=node.text, target=title))
    changed: dict[str, object] = {}
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if isinstance(value, msgspec.Struct):
            new: object = _with_self_link(value, title)
        elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
            new = tuple(_with_self_link(one, title) for one in value)
            if all(one is other for one, other in zip(new, value, strict=True)):
                continue
        else:
            continue
        if new is not value:
            changed[name] = new
    return replace(node, **changed) if changed else node
