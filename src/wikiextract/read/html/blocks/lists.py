"""Content lists and definition lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.nodes import ContentList, Definition, DefinitionList, Value
from wikiextract.read.html.values.values import BlockReader, read_item, read_list

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext


def read_content_list(
    element: _Element, context: ReadContext, read_block: BlockReader
) -> ContentList:
    """A ``ul`` or ``ol`` with all that is nested in it. Empty items are left out."""
    items = read_list(element, context, read_block=read_block)
    return ContentList(
        ordered=element.tag == "ol", items=tuple(item for item in items if item != Value())
    )


def read_definition_list(
    element: _Element, context: ReadContext, read_block: BlockReader
) -> DefinitionList:
    """A ``dl``: each run of terms with the definitions that follow it.

    A definition without a term (an indented line) is an entry of its own.
    """
    entries: list[Definition] = []
    terms: list[Value] = []
    definitions: list[Value] = []

    def close() -> None:
        nonlocal terms, definitions
        if terms:
            entries.append(Definition(terms=tuple(terms), definitions=tuple(definitions)))
        else:
            entries.extend(Definition(definitions=(value,)) for value in definitions)
        terms, definitions = [], []

    for child in element:
        if child.tag not in ("dt", "dd"):
            continue
        value = read_item(child, context, read_block=read_block)
        if value == Value():
            continue
        if child.tag == "dt":
            if definitions:
                close()
            terms.append(value)
        else:
            definitions.append(value)
    close()
    return DefinitionList(items=tuple(entries))
