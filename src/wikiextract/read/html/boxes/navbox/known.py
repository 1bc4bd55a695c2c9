"""A navbox that was read on a page of its own, for the pages that show it again.

Nothing of it depends on the page but for the page's link to itself, which has no address. Where
more than the link's node could come of that, the box is not known for that page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias, cast

import msgspec
from msgspec.structs import replace

from wikiextract.nodes import Link, Navbox

_Place: TypeAlias = "tuple[str | int, ...]"
"""The way to a node in another: names of attributes, numbers in tuples."""


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
    def _places(self) -> dict[str, list[_Place]]:
        """By page, the places of the links to it."""
        places: dict[str, list[_Place]] = {}
        for place, link in _placed_links(self.navbox, ()):
            if link.kind == "internal":
                places.setdefault(link.target, []).append(place)
        return places

    def is_of_page(self, title: str) -> bool:
        """Return True if it is known how the box reads on the page of that title."""
        return title not in self.linked or (title in self._places and title not in self.unsure)

    def on_page(self, title: str) -> Navbox:
        """Return the box as it reads on a page for which `is_of_page` holds."""
        box: object = self.navbox
        for place in self._places[title] if title in self.linked else ():
            box = _with_self_link(box, place)
        return cast("Navbox", box)


def links_in(node: object) -> Iterator[Link]:
    """The links in a node, however deep."""
    return (link for _, link in _placed_links(node, ()))


def _placed_links(node: object, place: _Place) -> Iterator[tuple[_Place, Link]]:
    """The links in a node that stands at a place, and where they stand."""
    if isinstance(node, Link):
        yield place, node
    elif isinstance(node, tuple):
        for number, one in enumerate(node):
            yield from _placed_links(one, (*place, number))
    elif isinstance(node, msgspec.Struct):
        for name in node.__struct_fields__:
            yield from _placed_links(getattr(node, name), (*place, name))


def _with_self_link(node: object, place: _Place) -> object:
    """Return a node with the link at a place in it as it is on the page that it leads to."""
    if isinstance(node, Link):
        return Link(text=node.text, target=node.target)
    step, rest = place[0], place[1:]
    if isinstance(step, int):
        parts = list(cast("tuple[object, ...]", node))
        parts[step] = _with_self_link(parts[step], rest)
        return tuple(parts)
    new = _with_self_link(getattr(node, step), rest)
    return replace(cast("msgspec.Struct", node), **{step: new})
