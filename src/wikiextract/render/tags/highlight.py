"""Source code: ``<syntaxhighlight>`` and ``<source>``; colours are left out."""

from __future__ import annotations

import re

from wikiextract.markup.names import CODE, CODE_LANGUAGE
from wikiextract.markup.tags import tag_named
from wikiextract.render.sanitizer import escape_text, write_attributes
from wikiextract.render.tags.call import TagCall, TagResult

_FIRST_LINES = re.compile(r"\A(?:[ \t]*\r?\n)+")


def highlight(call: TagCall) -> TagResult:
    """A block (or, with ``inline``, running) ``code`` with its language."""
    if call.marker.name.lower() == "source":
        call.page.categories.track("syntaxhighlight-source-category")
    attributes = call.attributes
    inline = not tag_named(call.name).is_block(attributes)
    code = call.page.strip.unstrip_nowiki(call.content)
    code = code.strip() if inline else _FIRST_LINES.sub("", code).rstrip()
    language = attributes.get("lang", "").lower()
    classes = [CODE]
    if language:
        classes.append(f"{CODE_LANGUAGE}{language}")
    direction = "rtl" if attributes.get("dir") == "rtl" else "ltr"
    classes.append(f"mw-content-{direction}")
    given = call.attributes_for("code" if inline else "div", "class", "id", "style")
    if "class" in given:
        classes.append(given.pop("class"))
    written = {"class": " ".join(classes), "dir": direction, **given}
    if inline:
        return TagResult(f"<code{write_attributes(written)}>{escape_text(code)}</code>", "nowiki")
    body = f"<pre>{escape_text(code)}\n</pre>" if code else ""
    # On one line for the block pass, which would look at each line of the code.
    return TagResult(f"<div{write_attributes(written)}>{body}</div>".replace("\n", "&#10;"))
