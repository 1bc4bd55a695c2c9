"""Prints the seconds that wikitextprocessor takes to expand the pages of standard input.

Lines are those of expand_mediawiki.php: {"title", "save"} and {"title", "text"}. Runs in an
environment of its own: the release on PyPI needs lupa 1. See lua.py.
"""

from __future__ import annotations

import json
import re
import sys
import time
from types import SimpleNamespace

import wikitextprocessor
import wikitextprocessor.luaexec


def match_late_flags(pattern: str, text: str) -> re.Match[str] | None:
    """`re.match` for patterns that state flags behind the start, which Python 3.11 refuses."""
    return re.match(pattern.replace("^(?s)", "(?s)^"), text)


def main() -> None:
    wikitextprocessor.luaexec.re = SimpleNamespace(**{**vars(re), "match": match_late_flags})
    context = wikitextprocessor.Wtp(num_threads=1, quiet=True)
    pages = []
    for line in sys.stdin:
        page = json.loads(line)
        space, colon, _ = page["title"].partition(":")
        if "save" not in page:
            pages.append(page)
        elif colon and space in ("Template", "Module"):
            model = "Scribunto" if space == "Module" else "wikitext"
            context.add_page(model, page["title"], page["save"])
    context.analyze_templates()
    started = time.perf_counter()
    for page in pages:
        context.start_page(page["title"])
        context.expand(page["text"])
    print("\nseconds", time.perf_counter() - started)


if __name__ == "__main__":
    main()
