"""A navbox that was read on a page of its own, for the pages that show it again.

Nothing of it depends on the page but for the page's link to itself, which has no address. Where
more than the link's node could come of that, the box is not known for that page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

import msgspec
from msgspec.structs import replace

from wikiextract.nodes import Link, Navbox

_Node = TypeVar("_Node", bound=msgspec.Struct)


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
        return frozenset(link.target for link in links_in(self.navbox) if link.kind == "internal")

    def is_of_page(self, title: str) -> bool:
        """Return True if it is known how the box reads on the page of that title."""
        return title not in self.linked or (title in self._targets and title not in self.unsure)

    def on_page(self, title: str) -> Navbox:
        """Return the box as it reads on a page for which `is_of_page` holds."""
        return _with_self_link(self.navbox, title) if title in self.linked else self.navbox


def links_in(node: object) -> Iterator[Link]:
    """The links in a node, however deep."""
    if isinstance(node, Link):
        yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from links_in(one)
    elif isinstance(node, msgspec.Struct):
        for name in node.__struct_fields__:
            yield from links_in(getattr(node, name))


def _with_self_link(node: _Node, title: str) -> _Node:
    """Return a node with its links to a page as they are on that page itself."""
    if isinstance(node, Link):
        if node.target != title or node.kind != "internal":
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
