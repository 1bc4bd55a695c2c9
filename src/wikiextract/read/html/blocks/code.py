"""Preformatted text and source code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikiextract.markup.names import CODE, CODE_LANGUAGE
from wikiextract.nodes import Code
from wikiextract.read.html.values.inline import collect

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wikiextract.read.html.context import ReadContext

_LANGUAGE = re.compile(rf"(?:^|\s){CODE_LANGUAGE}([\w+#.-]+)")


def is_code(element: _Element) -> bool:
    """Return True if a ``div`` is highlighted source code (Extension:SyntaxHighlight)."""
    return CODE in (element.get("class") or "").split()


def read_code(element: _Element, context: ReadContext) -> Code | None:
    """A ``pre``, or the ``div`` around highlighted code, with its white space; None when empty."""
    language = _LANGUAGE.search(element.get("class") or "")
    inner = element if element.tag == "pre" else element.find(".//pre")
    run = collect(inner if inner is not None else element, context, flat=True)
    for place in run.breaks:
        run.pieces[place] = "\n"
    text = "".join(run.pieces).replace("\r\n", "\n").strip("\n").rstrip()
    if not text.strip():
        return None
    return Code(
        text=text,
        language=language.group(1) if language and language.group(1) != "text" else None,
        links=run.all_links(),
        references=run.all_references(),
    )
