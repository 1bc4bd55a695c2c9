"""Navigation boxes and navigation sidebars of rendered pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.nodes import Navbox

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.context import ReadContext


def read_navboxes(content: _Element, context: ReadContext) -> tuple[Navbox, ...]:
    """Read all navboxes and sidebars below `content`, in document order, and detach them."""
    return ()
