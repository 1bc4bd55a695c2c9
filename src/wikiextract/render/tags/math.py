"""Formulas: ``<math>``, ``<chem>``, ``<ce>``; the TeX source is kept."""

from __future__ import annotations

from wikiextract.markup.formulas import FALLBACK, shown_tex, tex_of
from wikiextract.markup.tags import tag_named
from wikiextract.render.sanitizer import escape_text, write_attributes
from wikiextract.render.tags.call import TagCall, TagResult


def math(call: TagCall) -> TagResult:
    """The source as MediaWiki shows it where nothing renders formulas."""
    attributes = call.attributes
    source = tex_of(call.name, call.content, attributes)
    displayed = tag_named(call.name).is_block(attributes)
    kind = FALLBACK + ("display" if displayed else "inline")
    element = "div" if displayed else "span"
    written = {"class": f"{kind} tex", "dir": "ltr", **call.attributes_for(element, "id")}
    shown = escape_text(shown_tex(source))
    return TagResult(f"<{element}{write_attributes(written)}>{shown}</{element}>")
