"""Navigation boxes and navigation sidebars of rendered pages.

Bars of identifiers (authority control), of portals and of sister projects are navboxes too: they
are lists of links under a title. A navbox inside another ("Links to related articles") stays in it,
as a group with its template's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from wikiextract.nodes import Navbox
from wikiextract.read.calls.call import NotedCall
from wikiextract.read.html.boxes.navbox.reader import NavboxReader
from wikiextract.read.html.boxes.recognise import PageBoxes
from wikiextract.read.html.facts.transclusions import Transclusions, take_out
from wikiextract.read.html.values.missing_pictures import settle_file_links

if TYPE_CHECKING:
    from wikiextract.read.html.context import ReadContext

__all__ = ["read_navbox_elements"]


def read_navbox_elements(page: PageBoxes, context: ReadContext) -> tuple[Navbox, ...]:
    """Read all navboxes and sidebars of a page, in document order, and detach them."""
    boxes = page.take({"navbox", "sidebar"})
    transclusions = Transclusions(page.content, context.calls) if boxes else None
    reader = NavboxReader(context)
    read = []
    for box in boxes:
        call = transclusions.call_of(box.element) if transclusions else None
        take_out(box.element)
        settle_file_links(box.element, context, all_links=True)
        group = reader.read(box.element)
        if call is not None and not _made_through(call, group.name):
            group.name = call.target or call.name
        navbox = group.navbox(sidebar=box.kind == "sidebar")
        read.append(replace(navbox, span=call.span) if call is not None else navbox)
    return tuple(read)


def _made_through(call: NotedCall, name: str | None) -> bool:
    """Return True if a call only names, in an argument, the template that the box's bar names."""
    if name is None:
        return False
    return any(
        key.isdigit() and value.strip() and value.strip().lower() in name.lower()
        for key, value in call.parameters.items()
    )
