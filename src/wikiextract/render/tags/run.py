"""Runs an extension tag and states what its marker stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikiextract.render.sanitizer import escape_text
from wikiextract.render.tags.call import TagCall, TagResult
from wikiextract.render.tags.registry import TAGS

if TYPE_CHECKING:
    from wikiextract.expand.markers import StripMarker
    from wikiextract.render.state import PageState

# Contents of tags may hold tags, and may come from templates that hold the same tag again.
_MAX_DEPTH, _MAX_NESTED_CALLS = 12, 20_000


def run_tag(text: str, marker: StripMarker, state: PageState) -> None:
    """Render one tag; `text` is its strip marker in the wikitext."""
    if marker.kind == "html":
        state.strip.set_general(text, marker.content or "")
        return
    renderer = state.more_tags.get(marker.name) or TAGS.get(marker.name)
    if renderer is None:
        state.report("unknown-extension-tag", f"The tag <{marker.name}> is not known.")
        state.strip.set_general(text, escape_text(marker.source))
        return
    state.tag_calls += state.tag_depth > 0
    if state.tag_depth >= _MAX_DEPTH or state.tag_calls > _MAX_NESTED_CALLS:
        state.report("tags-too-deep", "Extension tags are nested too deep or too often.")
        state.strip.set_nowiki(text, escape_text(marker.source))
        return
    # Known from now on, so that a marker which comes to stand in its own content ends there.
    state.strip.begin(text)
    state.tag_depth += 1
    result: TagResult = renderer(TagCall(marker, state))
    state.tag_depth -= 1
    if result.kind == "nowiki":
        state.strip.set_nowiki(text, result.html)
    else:
        state.strip.set_general(text, result.html)
