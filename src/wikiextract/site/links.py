"""Targets of links, read where they stand (https://www.mediawiki.org/wiki/Help:Links)."""

from __future__ import annotations

import re
from urllib.parse import unquote

from wikiextract.site.title import Title

_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")


def link_text(target: str) -> str:
    """Return a link's target with its percent escapes decoded."""
    target = target.strip()
    return unquote(target, errors="replace") if _ESCAPE.search(target) else target


def relative_title(text: str, page: Title | None) -> str:
    """Return `text` in full when it is relative to `page` (``/sub``, ``../x``), else as it is."""
    if page is None or not page.has_subpages:
        return text
    path, hash_sign, fragment = text.partition("#")
    if path.startswith("/"):
        below = path[1:].rstrip("/").strip()
        return f"{page.prefixed}/{below}{hash_sign}{fragment}"
    if not path.startswith("../"):
        return text
    parts = page.prefixed.split("/")
    ups = _leading_ups(path)
    if ups >= len(parts):
        return text
    parts = parts[: len(parts) - ups]
    below = path[3 * ups :].rstrip("/").strip()
    return "/".join([*parts, below] if below else parts) + hash_sign + fragment


def _leading_ups(path: str) -> int:
    count = 0
    while path.startswith("../", 3 * count):
        count += 1
    return count
