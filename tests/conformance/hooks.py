"""The extension tags that MediaWiki's test runner brings along (https://www.mediawiki.org/wiki/Parser_tests)."""

from __future__ import annotations

from collections.abc import Mapping

from wikiextract.render.sanitizer import escape_text
from wikiextract.render.tags.call import TagCall, TagRenderer, TagResult


def tag(call: TagCall) -> TagResult:
    """Shows what it was called with, as PHP prints values."""
    content = call.marker.content
    lines = [f"  {_key(name)} => {_text(value)}," for name, value in call.attributes.items()]
    shown = "NULL" if content is None else _text(content)
    text = "\n".join([shown, "array (", *lines, ")"])
    return TagResult(f"<pre>\n{escape_text(text)}\n</pre>")


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _key(name: str) -> str:
    whole = name.isascii() and name.isdigit() and (name[0] != "0" or name == "0")
    return name if whole else _text(name)


def span(call: TagCall) -> TagResult:
    """Its content in a span."""
    return TagResult(f"<span>{call.render_content()}</span>")


def aside(call: TagCall) -> TagResult:
    """A block of its own."""
    return TagResult("<aside>Some aside content</aside>")


class Static:
    """Keeps its content until it is called with ``action=flush``, which shows it as it is."""

    def __init__(self) -> None:
        self.kept = ""

    def __call__(self, call: TagCall) -> TagResult:
        if call.attributes.get("action") == "flush":
            kept, self.kept = self.kept, ""
            return TagResult(kept)
        self.kept = call.content
        return TagResult("")


def style(call: TagCall) -> TagResult:
    """What the parser must not take for text."""
    return TagResult("<!--CMT--><style>p{}</style>")


def div(call: TagCall) -> TagResult:
    """Its content in a block; ``raw``: not as wikitext."""
    raw = "raw" in call.attributes
    content = call.content if raw else call.render_content()
    kind = "nowiki" if "israwhtml" in call.attributes else "general"
    return TagResult(f"<div>{content}</div>", kind)


def legacy_span(call: TagCall) -> TagResult:
    """Its content, or what its attribute ``contents`` states, in a span."""
    return TagResult(f"<span>{call.content or call.attributes.get('contents', '')}</span>")


def hooks() -> Mapping[str, TagRenderer]:
    """The tags as they are when a page begins."""
    return {
        "tag": tag,
        "tåg": tag,
        "statictag": Static(),
        "spantag": span,
        "asidetag": aside,
        "divtag": div,
        "spantaglegacy": legacy_span,
        "pwraptest": style,
    }
