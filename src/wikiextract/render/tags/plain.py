"""``<nowiki>``, ``<pre>`` and ``<html>``: text that is no markup."""

from __future__ import annotations

import re

from wikiextract.expand.markers import nowiki_html
from wikiextract.render.sanitizer import write_attributes
from wikiextract.render.sanitizer.attributes import check_attributes
from wikiextract.render.tags.call import TagCall, TagResult

_NOWIKI = re.compile(r"<nowiki>(.*?)</nowiki>", re.IGNORECASE | re.DOTALL)

_NOWIKI_END = re.compile("</nowiki>", re.IGNORECASE)


def nowiki(call: TagCall) -> TagResult:
    """``<nowiki>``: only character references mean something. Variant markup does not."""
    return TagResult(nowiki_html(call.content), "nowiki")


def pre(call: TagCall) -> TagResult:
    """``<pre>``: like ``<nowiki>``, in a block; a ``<nowiki>`` inside it does not show."""
    attributes = write_attributes(check_attributes(call.attributes, "pre"))
    if call.attributes.get("format") == "wikitext" and call.page.options.structure == "current":
        return TagResult(f"<pre{attributes}>{call.render_content()}</pre>")
    text = call.content
    ends = [match.end() for match in _NOWIKI_END.finditer(text)]
    if ends:
        # Only as far as each beginning has an end, which is then found near it.
        text = _NOWIKI.sub(r"\1", text[: ends[-1]]) + text[ends[-1] :]
    return TagResult(f"<pre{attributes}>{_brackets(text)}</pre>")


def _brackets(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")
