"""Content lists and definition lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.nodes import ContentList, DefinitionList
from wikiextract.read.blocks.definitions import definitions_of
from wikiextract.read.html.values.values import BlockElementReader, read_item, read_list
from wikiextract.read.text.value_parts import is_empty

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext


def read_content_list(
    element: _Element, context: ReadContext, read_block: BlockElementReader
) -> ContentList:
    """A ``ul`` or ``ol`` with all that is nested in it. Empty items are left out."""
    items = read_list(element, context, read_block=read_block)
    return ContentList(
        ordered=element.tag == "ol", items=tuple(item for item in items if not is_empty(item))
    )


def read_definition_list(
    element: _Element, context: ReadContext, read_block: BlockElementReader
) -> DefinitionList:
    """A ``dl``, without empty terms and definitions."""
    parts = (
        (child.tag == "dt", read_item(child, context, read_block=read_block))
        for child in element
        if child.tag in ("dt", "dd")
    )
    return DefinitionList(items=definitions_of(part for part in parts if not is_empty(part[1])))
