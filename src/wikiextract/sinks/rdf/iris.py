"""Addresses (IRIs, RFC 3987) of whatever a page states."""

from __future__ import annotations

import re
from urllib.parse import quote

_NOT_IN_IRIS = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\x9f\ud800-\udfff]')
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:[^\s]")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LONGEST = 2000


def as_iri(text: str) -> str | None:
    """Return the address that a text is, escaped; None for one that is not absolute, or endless."""
    if len(text) > _LONGEST or not _ABSOLUTE.match(text):
        return None
    return escaped(text)


def escaped(text: str) -> str:
    """Return a text with what may not stand in an IRI percent-encoded."""
    return _NOT_IN_IRIS.sub(_encoded, _PERCENT.sub("%25", text))


def _encoded(found: re.Match[str]) -> str:
    return quote(found[0], safe="", errors="replace")


class PageAddresses:
    """Addresses of a wiki's pages, as that of one of them shows how they are made."""

    def __init__(self, title: str, url: str | None) -> None:
        """Learn from the page called `title`, which is at `url`."""
        name = _in_address(title)
        fits = url is not None and len(url) > len(name) and url.endswith(name)
        self._base = url.removesuffix(name) if url is not None and fits else None

    def of(self, title: str) -> str | None:
        """Return the address of another page of the wiki; None when it cannot be known."""
        return as_iri(self._base + _in_address(title)) if self._base and title else None


def _in_address(title: str) -> str:
    """Return a title as it stands in the addresses of records."""
    return quote(title.replace(" ", "_"), safe="!$()*,/:;@~-._", errors="replace")
