"""Formats of one's own, as a file of `sinks/` defines one: the titles of records, a line each."""

from __future__ import annotations

from typing import Any

from wikiextract.sinks import Capabilities
from wikiextract.sinks.stream_format import StreamFormat


class Titles:
    """An `Encoder`."""

    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        return f"{record['title']}\n".encode()

    def finish(self) -> bytes:
        return b""


TITLES = StreamFormat(".titles", Titles)
SINGLE_TITLES = StreamFormat(".titles", Titles, Capabilities(single=True))
SHARDED_TITLES = StreamFormat(".titles", Titles, Capabilities(sharded=True))
