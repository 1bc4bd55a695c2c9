"""Runs the extension tags of a page and states what their markers stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from wikiextract.expand.markers import DELIMITER, MARKER
from wikiextract.markup.tags import tag_named
from wikiextract.render.links.function_links import function_link
from wikiextract.render.references.listed import listed_markers
from wikiextract.render.sanitizer import escape_text
from wikiextract.render.tags.call import TagCall, TagRenderer
from wikiextract.render.tags.registry import RENDERERS

if TYPE_CHECKING:
    from wikiextract.expand.expander import Expansion
    from wikiextract.expand.markers import StripMarker
    from wikiextract.expand.result import CallAround
    from wikiextract.render.roles import TagPage

# Contents of tags may hold tags, and may come from templates that hold the same tag again.
_MAX_DEPTH, _MAX_NESTED_CALLS = 12, 20_000
# More than ten times what the longest lists of notes have. Each tag is worked at in every stage.
_MAX_TAGS = 50_000


class TagRunner:
    """Renders the extension tags of one page. Satisfies `call.TagContents`."""

    def __init__(
        self, expansion: Expansion, page: TagPage, more_tags: Mapping[str, TagRenderer]
    ) -> None:
        """`more_tags` are those that a wiki has besides the known ones."""
        self._expansion = expansion
        self._page = page
        self._more_tags = more_tags
        self._depth = self._nested_calls = self._tags = 0

    def run_page(self, part: str | None = None) -> None:
        """Render the tags of the expanded page, in the order of their expansion.

        With `part` only those that stand in that text.
        """
        page = self._page
        markers = dict(self._expansion.markers)
        if part is not None:
            markers = {text: markers[text] for text in MARKER.findall(part) if text in markers}
        listed = listed_markers(markers)
        numbers = {text: number for number, text in enumerate(self._expansion.markers)}
        for text, marker in markers.items():
            page.categories.tag = numbers[text]
            if text in listed:
                # Its list renders it; it has used up a key, though.
                page.citations.last_key += 1
            elif not page.strip.knows(text):
                self._run(text, marker)
        page.categories.tag = None

    def expand(self, marker: StripMarker, wikitext: str, *, in_frame: bool = True) -> str:
        """See `TagContents.expand`."""
        expanded = self._expansion.expand_at(marker, wikitext, in_frame=in_frame)
        self._run_inner(expanded)
        return expanded

    def arguments(self, marker: StripMarker) -> Mapping[str, str]:
        """See `TagContents.arguments`."""
        values = self._expansion.arguments_at(marker)
        for value in values.values():
            self._run_inner(value)
        return values

    def call_around(self, marker: StripMarker) -> CallAround | None:
        """See `TagContents.call_around`."""
        return self._expansion.call_at(marker)

    def tags_in(self, text: str) -> Sequence[StripMarker]:
        """See `TagContents.tags_in`."""
        if DELIMITER not in text:
            return ()
        known = self._expansion.markers
        return [known[marker] for marker in MARKER.findall(text) if marker in known]

    def _refusal(self) -> tuple[str, str] | None:
        """Return the code and the message of why no more tags are rendered; None if they are."""
        self._tags += 1
        if self._tags > _MAX_TAGS:
            return "tags-too-many", f"The page has more than {_MAX_TAGS} extension tags."
        if self._depth >= _MAX_DEPTH or self._nested_calls > _MAX_NESTED_CALLS:
            return "tags-too-deep", "Extension tags are nested too deep or too often."
        return None

    def _run_inner(self, expanded: str) -> None:
        """Render the tags in an expanded text that were not rendered yet."""
        if DELIMITER in expanded:
            known = self._expansion.markers
            for text in MARKER.findall(expanded):
                inner = known.get(text)
                if inner is not None and not self._page.strip.knows(text):
                    self._run(text, inner)

    def _run(self, text: str, marker: StripMarker) -> None:
        """Render one tag; `text` is its strip marker in the wikitext."""
        page = self._page
        if self._expansion.exhausted:
            # The page has had its memory: the tags that are left are not rendered.
            page.strip.begin(text)
            return
        if marker.kind == "html":
            page.strip.set_general(text, marker.content or "")
            return
        if marker.kind == "link":
            page.strip.set_general(text, function_link(marker, page))
            return
        tag = tag_named(marker.name)
        renderer = self._more_tags.get(marker.name)
        if renderer is None:
            renderer = RENDERERS[tag.kind]
            if not tag.known:
                kept = f"The tag <{marker.name}> is not known: its source is kept."
                page.log.report("unknown-extension-tag", kept)
        self._nested_calls += self._depth > 0
        problem = self._refusal()
        if problem is not None and tag.content not in ("source", "silent"):
            page.log.report(*problem)
            page.strip.set_nowiki(text, escape_text(marker.source))
            return
        # Known from now on, so that a marker which comes to stand in its own content ends there.
        page.strip.begin(text)
        self._depth += 1
        result = renderer(TagCall(marker, page, self))
        self._depth -= 1
        self._expansion.hold(len(result.html))
        if result.kind == "nowiki":
            page.strip.set_nowiki(text, result.html)
        else:
            page.strip.set_general(text, result.html)
