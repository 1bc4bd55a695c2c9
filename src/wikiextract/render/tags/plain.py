"""``<nowiki>``, ``<pre>`` and ``<html>``: text that is no markup."""

from __future__ import annotations

from wikiextract.expand.markers import nowiki_html
from wikiextract.markup.preformatted import without_nowiki
from wikiextract.render.sanitizer import write_attributes
from wikiextract.render.tags.call import TagCall, TagResult


def nowiki(call: TagCall) -> TagResult:
    """``<nowiki>``: only character references mean something. Variant markup does not."""
    return TagResult(nowiki_html(call.content), "nowiki")


def pre(call: TagCall) -> TagResult:
    """``<pre>``: like ``<nowiki>``, in a block; a ``<nowiki>`` inside it does not show."""
    attributes = write_attributes(call.attributes_for("pre"))
    if call.attributes.get("format") == "wikitext" and call.page.options.structure == "current":
        return TagResult(f"<pre{attributes}>{call.render_content()}</pre>")
    text = without_nowiki(call.content)
    return TagResult(f"<pre{attributes}>{_brackets(text)}</pre>")


def _brackets(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")
