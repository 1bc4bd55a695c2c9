"""Tags that are drawn, played or computed: kept as a named element with their source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wikiextract.render.sanitizer import escape_attribute, escape_text
from wikiextract.render.tags.call import TagCall, TagResult

if TYPE_CHECKING:
    from wikiextract.render.roles import Markers

CLASS = "mw-extension"


def source_node(
    name: str, source: str, attributes: Mapping[str, str], page: Markers, *, inline: bool
) -> str:
    """An element of the class ``mw-extension`` that says which tag it stands for.

    A marker stands for the source, so that no pass takes it for lines of the page.
    """
    element = "span" if inline else "div"
    written = "".join(
        f' data-{key}="{escape_attribute(value)}"'
        for key, value in attributes.items()
        if key.isascii() and key.isalnum()
    )
    return (
        f'<{element} class="{CLASS} {CLASS}-{name}" data-extension="{name}"{written}>'
        f"{page.strip.add_nowiki(escape_text(source), name)}</{element}>"
    )


def block(call: TagCall) -> TagResult:
    """A tag that stands as a block."""
    return TagResult(source_node(call.name, call.content, call.attributes, call.page, inline=False))


def inline(call: TagCall) -> TagResult:
    """A tag that stands in running text."""
    return TagResult(source_node(call.name, call.content, call.attributes, call.page, inline=True))
