"""``<poem>``: line breaks and leading spaces as written."""

from __future__ import annotations

import re

from wikiextract.expand.markers import MARKER
from wikiextract.markup.poems import INDENT
from wikiextract.render.sanitizer import write_attributes
from wikiextract.render.tags.call import TagCall, TagResult

_INDENT = re.compile(rf"({INDENT.pattern})(.*)$", re.MULTILINE)
_LEADING = re.compile(r"^ +", re.MULTILINE)
_EDGE = re.compile(r"\A\n|\n\Z")
# A line break after a line, unless the line is a rule.
_BREAK = re.compile(r"(?:^----+)?\n", re.MULTILINE)


def poem(call: TagCall) -> TagResult:
    """A ``div`` of the class ``poem``; with ``compact`` no line breaks at its edges."""
    content = call.content
    content = _EDGE.sub("", content)
    content = _LEADING.sub(lambda match: "&#160;" * len(match[0]), content)
    page = call.page
    content = _INDENT.sub(
        lambda match: (
            f'<span class="mw-poem-indented" style="display: inline-block; '
            f'margin-inline-start: {len(match[1])}em;">{match[2]}</span>'
        ),
        content,
    )
    content = _BREAK.sub(lambda match: match[0] if len(match[0]) > 1 else "<br />\n", content)
    html = call.render_wikitext(content.strip())
    attributes = call.attributes_for("div")
    given = attributes.get("class")
    attributes["class"] = f"poem {given}" if given else "poem"
    if MARKER.search(html):
        html = page.strip.unstrip_general(html)
    edge = "" if "compact" in call.attributes else "\n"
    return TagResult(f"<div{write_attributes(attributes)}>{edge}{html.strip()}{edge}</div>")
