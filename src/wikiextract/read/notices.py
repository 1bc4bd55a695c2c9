"""Hatnotes and message boxes (stub notices, maintenance tags, …) of rendered pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.nodes import Notice

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.context import ReadContext


def read_notices(content: _Element, context: ReadContext) -> tuple[Notice, ...]:
    """Read all notices below `content`, in document order, and detach them from the tree.

    Each carries the title of the section it stands in (none in the lead).
    """
    return ()
