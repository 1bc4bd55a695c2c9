"""``<langconvert from=… to=…>``: text converted from one variant to another."""

from __future__ import annotations

from wikiextract.render.tags.call import TagCall, TagResult


def langconvert(call: TagCall) -> TagResult:
    """The content in the variant `to`."""
    state = call.state
    html = call.render_content()
    target = call.attributes.get("to", "")
    if state.conversion is not None and target:
        html = state.conversion.convert_to(html, target)
    return TagResult(html)
