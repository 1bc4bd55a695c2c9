"""Navigation boxes and navigation sidebars of rendered pages.

Bars of identifiers (authority control), of portals and of sister projects are navboxes too: they
are lists of links under a title. A navbox inside another ("Links to related articles") stays in it,
as a group with its template's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from wikiextract.markup.stand_ins import STAND_IN
from wikiextract.nodes import Navbox
from wikiextract.read.calls.call import NotedCall
from wikiextract.read.html.boxes.navbox.build import GroupBuilder
from wikiextract.read.html.boxes.navbox.known import KnownNavbox
from wikiextract.read.html.boxes.navbox.reader import NavboxReader
from wikiextract.read.html.boxes.recognise import Box, PageBoxes
from wikiextract.read.html.facts.transclusions import Transclusions, take_out
from wikiextract.read.html.values.missing_pictures import settle_file_links

if TYPE_CHECKING:
    from wikiextract.read.html.context import ReadContext

__all__ = ["read_navbox_elements"]


def read_navbox_elements(page: PageBoxes, context: ReadContext) -> tuple[Navbox, ...]:
    """Read all navboxes and sidebars of a page, in document order, and detach them."""
    boxes = page.take({"navbox", "sidebar"})
    transclusions = Transclusions(page.content, context) if boxes else None
    reader = NavboxReader(context)
    read = []
    for box in boxes:
        call = transclusions.call_of(box.element) if transclusions else None
        take_out(box.element)
        known = context.known_boxes.get(box.element.get(STAND_IN, ""))
        if known is not None:
            read.append(_of_call(known, call, context))
            continue
        group = read_group(box, reader, context)
        if call is not None and not _made_through(call, group.name):
            group.name = call.target or call.name
        navbox = group.navbox(sidebar=box.kind == "sidebar")
        read.append(replace(navbox, span=call.span) if call is not None else navbox)
    return tuple(read)


def read_group(box: Box, reader: NavboxReader, context: ReadContext) -> GroupBuilder:
    """Read a box that was taken out of its page, as a group that makes a navbox."""
    settle_file_links(box.element, context, all_links=True)
    return reader.read(box.element)


def _of_call(known: KnownNavbox, call: NotedCall | None, context: ReadContext) -> Navbox:
    """Return a box that is known from another page as this page's call gives it."""
    navbox = known.on_page(context.title or "")
    if call is None:
        return navbox
    if _made_through(call, known.bar_name):
        return replace(navbox, span=call.span)
    return replace(navbox, name=call.target or call.name, span=call.span)


def _made_through(call: NotedCall, name: str | None) -> bool:
    """Return True if a call only names, in an argument, the template that the box's bar names."""
    if name is None:
        return False
    return any(
        key.isdigit() and value.strip() and value.strip().lower() in name.lower()
        for key, value in call.parameters.items()
    )
