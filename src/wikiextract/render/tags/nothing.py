"""Tags that show nothing where they stand."""

from __future__ import annotations

from wikiextract.render.tags.call import TagCall, TagResult


def nothing(call: TagCall) -> TagResult:
    """``<templatestyles>``, ``<section begin=…/>`` and kin."""
    return TagResult("")
