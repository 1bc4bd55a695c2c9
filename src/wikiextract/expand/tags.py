"""Extension tags: a strip marker stands for each in the expanded text."""

from __future__ import annotations

from collections.abc import Mapping

from wikiextract.expand.frame import Frame
from wikiextract.expand.functions.text.encode import escape_html
from wikiextract.expand.markers import MarkerKind, StripMarker
from wikiextract.expand.pieces import ExtensionTag


def expand_tag(frame: Frame, tag: ExtensionTag) -> str:
    """Return the marker for a tag that stands in wikitext."""
    start, end = (tag.start, tag.end) if frame.in_source else (-1, -1)
    return frame.expansion.mark(
        StripMarker(
            "nowiki" if tag.name == "nowiki" else "extension",
            tag.name,
            tag.attributes,
            tag.content,
            tag.opening,
            tag.closing,
            frame,
            start,
            end,
        )
    )


def make_tag(frame: Frame, name: str, content: str | None, attributes: Mapping[str, str]) -> str:
    """Return the marker for a tag that a function or a module makes; `name` is in lower case."""
    kind: MarkerKind = "nowiki" if name == "nowiki" else "extension"
    written = _attributes_text(attributes)
    return frame.expansion.mark(
        StripMarker(kind, name, written, content, f"<{name}", f"</{name}>", frame)
    )


def tag_text(name: str, content: str | None, attributes: Mapping[str, str]) -> str:
    """Return a tag as text."""
    start = f"<{name}{_attributes_text(attributes)}"
    return f"{start}/>" if content is None else f"{start}>{content}</{name}>"


def _attributes_text(attributes: Mapping[str, str]) -> str:
    return "".join(f' {_name(name)}="{escape_html(value)}"' for name, value in attributes.items())


def _name(name: str) -> str:
    return escape_html(name).replace("'", "&#039;")
