"""Formulas: ``<math>``, ``<chem>``, ``<ce>``; the TeX source is kept."""

from __future__ import annotations

from wikiextract.render.sanitizer import escape_text, write_attributes
from wikiextract.render.tags.call import TagCall, TagResult


def math(call: TagCall) -> TagResult:
    """The source as MediaWiki shows it where nothing renders formulas."""
    source = call.content.strip()
    attributes = call.attributes
    if call.name in {"chem", "ce"} or attributes.get("chem") is not None:
        source = rf"\ce {{{source}}}"
    display = attributes.get("display", "")
    kind = "mwe-math-fallback-source-" + ("display" if display == "block" else "inline")
    written = {"class": f"{kind} tex", "dir": "ltr"}
    identity = attributes.get("id")
    if identity:
        written["id"] = identity
    element = "div" if display == "block" else "span"
    return TagResult(f"<{element}{write_attributes(written)}>$ {escape_text(source)} $</{element}>")
