"""The joins, in their order."""

from __future__ import annotations

from msgspec.structs import replace

from wikiextract.expand.expander import Expansion
from wikiextract.nodes import Document, Infobox
from wikiextract.read.joined.box_parameters import PartOfPage, ReadPart, with_followed_parameters
from wikiextract.read.joined.noted_calls import NotedCalls


def join_rendered(
    document: Document,
    source: Document,
    expansion: Expansion,
    noted: NotedCalls,
    read_part: ReadPart,
) -> Document:
    """A rendered page's document with what its wikitext (`source`) and its `expansion` tell."""
    return replace(
        document,
        title=source.title,
        redirect_to=source.redirect_to,
        redirect_anchor=source.redirect_anchor,
        infoboxes=tuple(_followed(box, expansion, noted, read_part) for box in document.infoboxes),
        templates=source.templates,
    )


def _followed(
    box: Infobox, expansion: Expansion, noted: NotedCalls, read_part: ReadPart
) -> Infobox:
    extent = noted.extents.get(box.span) if box.span is not None else None
    if extent is None:
        return box
    part = PartOfPage(expansion.text, extent.start, extent.end, extent.transclusion)
    return with_followed_parameters(box, part, expansion.origins, read_part)
