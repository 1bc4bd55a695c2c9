"""Addresses of a wiki's pages, by what the address of one page tells."""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

_SAFE = "/:,()!*;@$'"
_LONGEST = 500


def address_pattern(url: str, title: str) -> str | None:
    """Return the address of a page with ``$1`` in the place of its title; None where it has none.

    ``https://x.org/wiki/A/B`` of the page "A/B" gives ``https://x.org/wiki/$1``.
    """
    if len(url) > _LONGEST or "$1" in url:
        return None
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return None
    wanted = title.replace(" ", "_")
    pieces = url.rsplit("/", wanted.count("/") + 1)
    start, end = pieces[0] + "/", "/".join(pieces[1:])
    if end.startswith("index.php?title="):
        start, end = start + "index.php?title=", end.removeprefix("index.php?title=")
    if scheme not in {"http", "https"} or unquote(end).replace(" ", "_") != wanted:
        return None
    return f"{start}$1"


def address_of(pattern: str, title: str) -> str:
    """Return the address of another page of the same wiki."""
    return pattern.replace("$1", quote(title.replace(" ", "_"), safe=_SAFE))
