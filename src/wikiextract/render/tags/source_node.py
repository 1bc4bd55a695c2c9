"""Tags that are drawn, played or computed: kept as a named element with their source."""

from __future__ import annotations

from collections.abc import Mapping

from wikiextract.render.sanitizer import escape_attribute, escape_text
from wikiextract.render.tags.call import TagCall, TagResult

CLASS = "mw-extension"


def source_node(name: str, source: str, attributes: Mapping[str, str], *, inline: bool) -> str:
    """An element of the class ``mw-extension`` that says which tag it stands for."""
    element = "span" if inline else "div"
    written = "".join(
        f' data-{key}="{escape_attribute(value)}"'
        for key, value in attributes.items()
        if key.isascii() and key.isalnum()
    )
    return (
        f'<{element} class="{CLASS} {CLASS}-{name}" data-extension="{name}"{written}>'
        f"{escape_text(source)}</{element}>"
    )


def block(call: TagCall) -> TagResult:
    """A tag that stands as a block."""
    return TagResult(source_node(call.name, call.content, call.attributes, inline=False))


def inline(call: TagCall) -> TagResult:
    """A tag that stands in running text."""
    return TagResult(source_node(call.name, call.content, call.attributes, inline=True))
