"""Tags that are drawn, played or computed: an empty element that names the tag and its source."""

from __future__ import annotations

from wikiextract.markup.extensions import KeptTag, write_kept_tag
from wikiextract.markup.queries import tag_not_run
from wikiextract.markup.tags import tag_named
from wikiextract.render.sanitizer import write_attributes
from wikiextract.render.tags.call import TagCall, TagResult


def kept(call: TagCall) -> TagResult:
    """Keep a tag as its source: a ``div``, or a ``span`` where it stands within a line."""
    facts = tag_named(call.name)
    if facts.query:
        call.page.log.report("query-not-run", tag_not_run(call.name))
    tag = KeptTag(call.name, call.attributes, call.content.strip() or None)
    element = "div" if facts.place == "block" else "span"
    return TagResult(f"<{element}{write_attributes(write_kept_tag(tag))}></{element}>")
