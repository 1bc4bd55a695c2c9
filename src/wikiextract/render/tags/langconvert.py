"""``<langconvert from=… to=…>``: text converted from one variant to another."""

from __future__ import annotations

from wikiextract.render.tags.call import TagCall, TagResult
from wikiextract.render.variants.conversion import Conversion


def langconvert(call: TagCall) -> TagResult:
    """The content in the variant `to`."""
    html = call.render_content()
    conversion = Conversion.of(call.state.site, call.attributes.get("to") or None)
    return TagResult(conversion.convert_html(html) if conversion is not None else html)
