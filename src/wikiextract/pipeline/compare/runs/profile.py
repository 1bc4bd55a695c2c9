"""A record in brief, so that two can be compared when only one is at hand."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import msgspec

from wikiextract.pipeline.reports.record_parts import Facet, facets_of
from wikiextract.record import Article

_UNCOMPARED = frozenset({"title", "site", "kind", "diagnostics", "extraction"})
"""Attributes that are no parts, and the diagnostics, which are compared by their codes."""

_SPAN = re.compile(rb'"span":\[\d+,\d+\],|,?"span":\[\d+,\d+\]')
"""Spans move with every word before them. A quotation mark in a text has a backslash before it."""

_BYTES = 6


class Profile(msgspec.Struct, frozen=True, array_like=True):
    """A record: checksums of its parts, and its facets (see `facets_of`)."""

    parts: dict[str, bytes]
    facets: list[Facet]


def profile_of(article: Article) -> tuple[Profile, dict[str, Any]]:
    """Return the profile of a record, and the record as JSON values."""
    record: dict[str, Any] = msgspec.to_builtins(article)
    parts = {name: _checksum(getattr(article, name)) for name in record if name not in _UNCOMPARED}
    return Profile(parts, sorted(facets_of(record))), record


def _checksum(part: Any) -> bytes:
    text = _SPAN.sub(b"", msgspec.json.encode(part))
    return hashlib.blake2b(text, digest_size=_BYTES).digest()
