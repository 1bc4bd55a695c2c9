"""Infoboxes of rendered pages, recognised by structure in any language's markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.nodes import Infobox

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.context import ReadContext


def read_infoboxes(content: _Element, context: ReadContext) -> tuple[Infobox, ...]:
    """Read all infoboxes below `content`, in document order, and detach them from the tree.

    A nested infobox is a group of its parent.
    """
    return ()
