"""Which elements are boxes, told by the classes that editions give them; and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tests.invariants.visible import classes, hidden

_INFOBOX = {"infobox", "infobox_v2", "infobox_v3", "sinottico"}
# Bars of portals and identifiers are navigation too; so are vertical boxes.
_NAVIGATION = {
    "navbox",
    "navframe",
    "navbox-container",
    "vertical-navbox",
    "sidebar",
    "portal-bar",
    "portalbox",
    "sister-bar",
    "bandeau-portail",
    "cda",
    "mw-authority-control",
    "authority-control",
}


def is_infobox(element: Any) -> bool:
    if element.tag == "table" and len(element.xpath("tbody/tr[count(td|th) > 5]")) > 2:
        return False  # a table of data in the style of an infobox
    return element.tag in ("table", "div", "aside") and bool(classes(element) & _INFOBOX)


def is_navbox(element: Any) -> bool:
    names = {name.lower() for name in classes(element)}
    if element.tag == "div" and "noprint" in names and leads_to_portals(element):
        return True
    return bool(names & _NAVIGATION) or any(name.startswith("normdaten-") for name in names)


def leads_to_portals(element: Any) -> bool:
    """Whether an element shows nothing but links to portals."""
    links = [link for link in element.iter("a") if "".join(link.itertext()).strip()]
    text = "".join("".join(element.itertext()).split())
    if not links or text != "".join("".join("".join(link.itertext()).split()) for link in links):
        return False
    return all((link.get("title") or "").startswith("Port") for link in links)


def outermost(element: Any, wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """The boxes of a kind that stand in no box of any kind: what is in a box belongs to it."""
    todo = [element]
    while todo:
        current = todo.pop()
        if hidden(current):
            continue
        if is_infobox(current) or is_navbox(current):
            if wanted(current):
                yield current
        else:
            todo.extend(reversed(current))
