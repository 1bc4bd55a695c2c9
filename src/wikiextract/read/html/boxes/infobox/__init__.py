"""Infoboxes of rendered pages, recognised by structure in any language's markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from wikiextract.nodes import Infobox
from wikiextract.read.html.boxes.infobox.assemble import Assembler
from wikiextract.read.html.boxes.infobox.portable import is_portable, read_portable
from wikiextract.read.html.boxes.infobox.rows import rows_of
from wikiextract.read.html.boxes.recognise import PageBoxes
from wikiextract.read.html.facts.transclusions import Transclusions, bar_template, take_out
from wikiextract.read.html.values.missing_pictures import settle_file_links
from wikiextract.read.parameters.plain_text import with_plain_parameters

if TYPE_CHECKING:
    from wikiextract.read.html.context import ReadContext

__all__ = ["read_infobox_elements"]


def read_infobox_elements(page: PageBoxes, context: ReadContext) -> tuple[Infobox, ...]:
    """Read all infoboxes of a page, in document order, and detach them from the tree.

    A nested infobox is a group of its parent. A field's `param` is set where Parsoid's ``data-mw``
    names exactly one parameter of just that value.
    """
    boxes = page.take({"infobox"})
    if not boxes:
        return ()
    transclusions = Transclusions(page.content, context)
    read = []
    for box in boxes:
        call = transclusions.call_of(box.element)
        name = call.name if call else bar_template(box.element, context)
        take_out(box.element)
        settle_file_links(box.element, context)
        if is_portable(box.element):
            infobox = read_portable(box.element, context, name)
        else:
            assembler = Assembler(context)
            assembler.add(list(rows_of(box.element)))
            infobox = assembler.infobox(name)
        if call is not None and call.span is not None:
            # How its values came into the box is followed elsewhere.
            infobox = replace(infobox, span=call.span)
        elif call is not None:
            infobox = with_plain_parameters(infobox, call.parameters)
        read.append(infobox)
    return tuple(read)
