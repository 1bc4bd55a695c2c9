"""`#rel2abs` and `#titleparts`.

https://www.mediawiki.org/wiki/Help:Extension:ParserFunctions#.23rel2abs
"""

from __future__ import annotations

import re

from wikiextract.diagnostics import shortened
from wikiextract.expand.functions.call import Call
from wikiextract.expand.functions.language.numbers import leading_integer
from wikiextract.expand.functions.text.encode import escape_html

_MOST_PARTS = 25
_HERE = re.compile(r"/(?:\./)+|/\.\Z")
_RELATIVE = re.compile(r"\.{0,2}(?:/|\Z)")


def rel2abs(call: Call) -> str:
    """``{{#rel2abs: ../page | base }}``: a path with its dots resolved; base is this page."""
    base = call.argument(1) or call.page.title.prefixed
    path = re.sub(r"/+", "/", call.first.strip(" ").rstrip("/")) if call.first else ""
    if path in ("", ".") or path == "/.":
        return base
    whole = f"{base}/{path.lstrip('/')}" if path[0] in "/" or _RELATIVE.match(path) else path
    kept: list[str] = []
    for part in whole.split("/"):
        if part == "..":
            if not kept:
                whole = shortened(whole)
                text = call.page.message("pfunc_rel2abs_invalid_depth", _HERE.sub("/", whole))
                call.problem("path-too-high", f"#rel2abs: {whole}")
                return f'<strong class="error">{escape_html(text or "")}</strong>'
            kept.pop()
        elif part not in ("", "."):
            kept.append(part)
    return "/".join(kept)


def titleparts(call: Call) -> str:
    """``{{#titleparts: title | parts | first }}``: some of what stands between slashes."""
    count = leading_integer(call.argument(1))
    offset = leading_integer(call.argument(2))
    title = call.page.site.title(call.first)
    if title is None:
        return call.first
    parts = title.prefixed.split("/", _MOST_PARTS - 1)
    if offset > 0:
        offset -= 1
    if offset < 0:
        offset = max(len(parts) + offset, 0)
    chosen = parts[offset:]
    if count > 0:
        chosen = chosen[:count]
    elif count < 0:
        chosen = chosen[: max(len(chosen) + count, 0)]
    return "/".join(chosen)


FUNCTIONS = {"rel2abs": rel2abs, "titleparts": titleparts}
